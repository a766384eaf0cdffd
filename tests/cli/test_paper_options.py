"""Options of papers on the command line: none is passed over in silence, each is refused by its name."""

from pathlib import Path

import docx
import pytest

from desktop_app.cli import main
from desktop_app.domain.certificates.certificates import Offset
from desktop_app.services.book import Book
from desktop_app.services.certificates.layouts import save_offset
from tests.books import copied_book, fill
from tests.certificates import three
from tests.cli.refusals import assert_refused

LIST = ("paper", "nomination-list", "--round", "2026-H1")
CERTIFICATES = ("paper", "certificates", "--decision", "1", "--out", "giay.pdf")
ANNUAL = ("paper", "annual-report", "--year", "2026")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with some of every kind of record; what a command would write falls into an empty folder."""
    copied_book(tmp_path / "book", fill)
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "book"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (
            ("paper", "achievement-report", "--nomination", "1", "--person", "1"),
            2,
            "chỉ lấy một trong các lựa chọn đề nghị, cá nhân, đơn vị",
        ),
        (("paper", "achievement-report", "--unit", "1", "--person", "1"), 2, "chỉ lấy một trong các lựa chọn"),
        ((*LIST, "--number", "7"), 2, "--number chỉ dùng khi phát hành"),
        ((*LIST, "--date", "2026-07-15", "--number", "7"), 2, "--number chỉ dùng khi phát hành"),
        ((*LIST, "--signer", "Ai", "--number", ""), 2, "--number, --signer chỉ dùng khi phát hành"),
        ((*LIST, "--check"), 2, "--check chỉ xem, không ghi: bỏ --out"),
        ((*LIST, "--session", "1"), 2, "không có lựa chọn “phiên họp”"),
        ((*LIST, "--list-form", "issued"), 2, "không có lựa chọn “kiểu danh sách”"),
        ((*LIST, "--type", "bonus"), 2, "Loại hình “bonus” không có"),
        ((*LIST, "--direction", "sideways"), 2, "Hướng trình “sideways” không có"),
        (("paper", "reward-list", "--round", "2026-H1", "--type", "merit"), 2, "không có lựa chọn “loại hình”"),
        (("paper", "award-book", "--year", "2026", "--direction", "inside"), 2, "không có lựa chọn “hướng trình”"),
        (("paper", "annual-report", "--year", "٢٠٢٦"), 2, "Lệnh viết chưa đúng"),
        (("paper", "annual-report", "--year", "２０２６"), 2, "Lệnh viết chưa đúng"),
        ((*ANNUAL, "--cut-off", "9999-12-31"), 3, "Ngày chốt số liệu 31/12/9999 ở sau kỳ báo cáo"),
        ((*ANNUAL, "--cut-off", "2027-01-01"), 3, "Ngày chốt số liệu 01/01/2027 ở sau kỳ báo cáo"),
    ],
)
def test_an_option_that_does_nothing_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(folder, capsys, (*words, "--out", "van-ban.pdf"), status, says)
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--check", "--issue"), "--check chỉ xem, không ghi: bỏ --issue"),
        (("--check", "--number", "7", "--signer", "Ai"), "--check chỉ xem, không ghi: bỏ --number, --signer"),
    ],
)
def test_a_check_issues_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    assert_refused(folder, capsys, (*LIST, *words), 2, says)


def test_a_year_is_written_in_plain_figures_wherever_it_is_typed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (("list", "activities", "--year", "٢٠٢٦"), ("calendar", "--year", "٢٠٢٦", "--out", "lich.ics")):
        assert_refused(folder, capsys, words, 2, "Lệnh viết chưa đúng")
    assert_refused(folder, capsys, ("statistics", "٢٠٢٦"), 3, "không phải năm hay mã đợt xét")
    assert_refused(folder, capsys, ("nominations", "complete", "٣"), 2, "Lệnh viết chưa đúng")


def _fill_decided(book: Book) -> None:
    three(book)
    save_offset(book, "Canon LBP2900", Offset(5, -3))


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book with a decision of three certificates and the offset of one printer."""
    copied_book(tmp_path / "book", _fill_decided)
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return tmp_path / "book"


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("--issue",), 2, "không có lựa chọn --issue"),
        (("--number", "7"), 2, "không có lựa chọn --number"),
        (("--date", "2026-07-15"), 2, "không có lựa chọn --date"),
        (("--signer", ""), 2, "không có lựa chọn --signer"),
        (("--first", "0"), 3, "Không có giấy nào từ số 0"),
        (("--first", "-1"), 3, "Không có giấy nào từ số -1"),
        (("--last", "0"), 3, "Không có giấy nào đến số 0"),
        (("--first", "3", "--last", "2"), 3, "Không có giấy nào từ số 3 đến số 2"),
        (("--printer", "Máy không có"), 3, "Sổ chưa lưu độ lệch của máy in “Máy không có”"),
    ],
)
def test_certificates_refuse_what_they_do_not_take(
    decided: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(decided, capsys, (*CERTIFICATES, *words), status, says)
    assert not list(Path().iterdir())


def test_a_check_takes_the_day_that_the_paper_is_going_to_bear(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ("--data", str(folder), "paper", "submission", "--round", "2026-H1", "--check")
    assert main(list(ask)) == 0
    assert "văn bản chưa có ngày" in capsys.readouterr().out
    assert main([*ask, "--date", "2026-07-01"]) == 0
    assert "văn bản chưa có ngày" not in capsys.readouterr().out


def test_a_draft_is_made_for_the_day_that_it_is_going_to_bear(folder: Path) -> None:
    paper = ("--data", str(folder), "paper", "review-guidance", "--round", "2026-H1", "--out")
    texts = {}
    for day in ("2025-06-20", "2026-11-20"):
        assert main([*paper, f"{day}.docx", "--date", day]) == 0
        texts[day] = " ".join(line.text for line in docx.Document(f"{day}.docx").paragraphs)
    assert "98/2023/NĐ-CP" in texts["2025-06-20"]
    assert "98/2023/NĐ-CP" not in texts["2026-11-20"]
    assert main([*paper, "sai.docx", "--date", "2026-31-12"]) == 2
    assert not Path("sai.docx").exists()


def test_a_printer_with_an_offset_is_taken(decided: Path) -> None:
    assert main(["--data", str(decided), *CERTIFICATES, "--printer", " Canon  LBP2900"]) == 0
    assert [path.name for path in Path().iterdir()] == ["giay.pdf"]
