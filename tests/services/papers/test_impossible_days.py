"""A day that a paper cannot have is told in its check: before what it follows, or after what it comes before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.services.book import Book, opened
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.kinds.options import DATED
from tests.books import asked, sample_in

DECIDED = "trước ngày ký quyết định khen thưởng (10/07/2025)"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample, which these tests read only."""
    with opened(sample_in(Path(tmp_path_factory.mktemp("sample")) / "book")) as book:
        yield book


@pytest.mark.parametrize(
    ("kind", "options", "impossible", "possible", "words"),
    [
        ("award-notice", {"round": "2025-H1"}, "2025-07-01", "2025-07-10", DECIDED),
        ("payment-request", {"round": "2025-H1"}, "2025-07-01", "2025-07-11", DECIDED),
        ("reward-list", {"round": "2025-H1"}, "2025-06-01", "2025-07-10", DECIDED),
        ("ceremony-list", {"round": "2025-H1"}, "2025-07-01", "2025-07-15", DECIDED),
        ("award-extract", {"award": ""}, "2025-01-01", "2025-07-11", DECIDED),
        ("council-invitation", {"round": "2025-H1"}, "2025-07-20", "2025-07-01", "sau ngày họp Hội đồng (03/07/2025)"),
        ("review-guidance", {"round": "2025-H1"}, "2025-12-01", "2025-05-20", "sau ngày đơn vị đầu tiên họp bình xét"),
        ("unit-request", {"round": "2025-H1", "unit": "1"}, "2025-09-01", "2025-07-02", "sau ngày họp Hội đồng"),
        (
            "unit-request",
            {"round": "2025-H1", "unit": "1"},
            "2025-05-02",
            "2025-07-02",
            "trước ngày đơn vị họp bình xét",
        ),
        ("emulation-report", {"year": "2025"}, "2025-06-01", "2026-01-05", "trước ngày chốt số liệu"),
        ("movement-report", {"movement": "2"}, "2025-01-20", "2025-12-26", "trước ngày chốt số liệu"),
    ],
)
def test_it_is_told_and_a_day_that_can_be_is_not(
    office: Book, kind: str, options: dict[str, str], impossible: str, possible: str, words: str
) -> None:
    if kind == "award-extract":
        award = "SELECT award.id FROM award JOIN decision ON decision.id = decision_id WHERE signed_on = '2025-07-10'"
        options = {"award": str(asked(office, f"{award} ORDER BY award.id")[0][0])}
    for day, is_told in ((impossible, True), (possible, False)):
        sentences = " ".join(remark.sentence for remark in remarks(office, kind, {**options, DATED: day}))
        assert (words in sentences) is is_told, day
        assert ("xem lại ngày" in sentences) is is_told, day
