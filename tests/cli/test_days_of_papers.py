"""The day that a paper is asked for on the command line: taken, or refused where the paper has its own."""

from pathlib import Path

import pytest

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from tests.books import asked, sample_in
from tests.cli.commands import run


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, which these tests read only."""
    return sample_in(tmp_path_factory.mktemp("sample") / "book").root


@pytest.mark.parametrize(
    ("words", "own"),
    [
        (("award-decision", "--round", "2025-H1"), "2025-07-10"),
        (("minutes", "--round", "2025-H1"), "2025-07-03"),
        (("initiative-decision", "--year", "2025", "--recognition", "RECOGNITION"), "2025-11-10"),
    ],
)
def test_another_day_than_that_of_the_record_is_refused(
    folder: Path, tmp_path: Path, words: tuple[str, ...], own: str
) -> None:
    words = tuple(word if word != "RECOGNITION" else recognised_by(folder) for word in words)
    out = tmp_path / "van-ban.pdf"
    for where in (("--check",), ("--out", out)):
        other = run(folder, "paper", *words, "--date", "2025-01-01", *where)
        year, month, day = own.split("-")
        assert other.returncode == 2, where
        assert f"Văn bản này mang ngày {day}/{month}/{year} theo bản ghi" in other.stderr, where
        assert not out.exists()
        assert run(folder, "paper", *words, "--date", own, *where).returncode == 0, where


def test_what_has_the_law_of_its_own_day_is_said_to_have_that_of_no_other(folder: Path, tmp_path: Path) -> None:
    words = ("initiative-decision", "--year", "2025", "--recognition", recognised_by(folder))
    printed = run(folder, "paper", *words, "--out", tmp_path / "van-ban.pdf")
    assert printed.returncode == 0
    assert "ngày cuối của kỳ" not in printed.stdout


def recognised_by(folder: Path) -> str:
    with opened(DataFolder(folder)) as book:
        condition = "recognised_on = '2025-11-10' AND scope = 1"
        ((document,), *_) = asked(book, f"SELECT document FROM initiative WHERE {condition}")
    return str(document)
