"""Issued papers: the same bytes for ever, versions, numbers used twice, undo."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone, UnreadableInput, UnwritableOutput, UsageError
from desktop_app.domain.list_kinds.papers import ISSUED
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.as_text import from_json
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.offices import change_office
from desktop_app.services.office.people import save_person
from desktop_app.services.office.units import change_unit
from desktop_app.services.papers import papers
from desktop_app.services.papers.issued import IssueFields, issue, issued_paper, number_taken, reprint, save_reprint
from tests.books import BookIds, collective, dump, individual, labels, refused, review_round
from tests.services.meetings import without_vote

ROUND = {"round": "2026-H1"}
DAY = date(2026, 7, 2)
PLAIN = IssueFields()
FORMATS = (PaperFormat.PDF, PaperFormat.DOCX)


@pytest.fixture(autouse=True)
def _explained(book: Book, filled: BookIds) -> None:
    """The book has no Council that voted: papers on its proposals wait for a reason with each."""
    without_vote(book)


def issued(book: Book, kind: str = "nomination-list", fields: IssueFields = PLAIN, **options: str) -> int:
    return issue(book, kind, options or ROUND, fields).only_id("issued_paper")


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_list_is_stored_in_all_three_formats_with_its_content(book: Book, filled: BookIds) -> None:
    paper = issued_paper(book, issued(book))
    assert [Path(file.file_name).suffix for file in paper.files] == [".pdf", ".docx", ".xlsx"]
    assert {Path(file.file_name).stem for file in paper.files} == {"Danh sách đề nghị khen thưởng 2026-H1"}
    assert from_json(paper.content) == papers.document(book, "nomination-list", ROUND)
    assert (paper.version, paper.number, paper.dated_on, paper.signer) == (1, "", None, "")
    assert paper.issued_by


def test_a_paper_that_is_no_list_is_stored_as_pdf_and_word(book: Book, filled: BookIds) -> None:
    paper = issued_paper(book, issued(book, "submission", IssueFields("15", DAY, "Vi Thị Oanh")))
    assert [Path(file.file_name).suffix for file in paper.files] == [".pdf", ".docx"]
    assert (paper.number, paper.dated_on, paper.signer) == ("15/TTr-VP", DAY, "Vi Thị Oanh")
    printed = text_of(reprint(book, paper.id).content)
    for words in ("Số: 15/TTr-VP", "ngày 02 tháng 7 năm 2026", "Vi Thị Oanh"):
        assert words in printed
    in_word = docx.Document(io.BytesIO(reprint(book, paper.id, "docx").content))
    cells = " ".join(cell.text for table in in_word.tables for row in table.rows for cell in row.cells)
    assert "15/TTr-VP" in cells


def test_a_reprint_is_the_same_bytes_whatever_became_of_the_book(book: Book, filled: BookIds) -> None:
    first = issued(book, "award-decision")
    before = {format: reprint(book, first, format).content for format in FORMATS}
    save_person(book, filled.lan, PersonFields("Nông Thị Lan Anh", "female"), [])
    put_in_trash(book, "unit", [filled.division])
    change_office(book, Office(name="Sở Nội vụ và Ngoại vụ", code="SNNgV", signer_name="Lộc Thị Đào"))
    assert {format: reprint(book, first, format).content for format in FORMATS} == before
    now = text_of(papers.render(book, "award-decision", ROUND, "pdf").content)
    then = text_of(before[PaperFormat.PDF])
    assert "Lộc Thị Đào" in now
    assert "Lộc Thị Đào" not in then
    assert "Hứa Văn Ước" in then


def merge_units(book: Book, filled: BookIds) -> None:
    """Let the division end and the centre take over its work, with a name that tells of both."""
    ended = UnitFields("Phòng Quản lý biên giới", valid_to=date(2026, 6, 30), successor_id=filled.centre)
    change_unit(book, filled.division, ended)
    change_unit(book, filled.centre, UnitFields("Trung tâm Thông tin và Biên giới", UnitKind.CENTRE))


@pytest.mark.parametrize("kind", ["nomination-list", "award-decision"])
def test_a_reprint_is_the_same_bytes_after_units_were_merged(book: Book, filled: BookIds, kind: str) -> None:
    collective(book, filled.centre)
    without_vote(book)
    first = issued(book, kind)
    before = {file.file_name: file.path.read_bytes() for file in issued_paper(book, first).files}
    as_issued = issued_paper(book, first).content
    assert papers.document(book, kind, ROUND) == from_json(as_issued)
    merge_units(book, filled)
    for name, content in before.items():
        assert reprint(book, first, Path(name).suffix.removeprefix(".")) == papers.Paper(content, name)
    assert issued_paper(book, first).content == as_issued
    # By now the book says otherwise.
    assert papers.document(book, kind, ROUND) != from_json(as_issued)


def test_the_list_goes_on_telling_who_issued_a_paper_and_when(
    book: Book, filled: BookIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept_files() -> list[tuple[object, ...]]:
        columns = [ISSUED.columns.index(ISSUED.column(key)) for key in ("issued_at", "title", "issued_by")]
        rows = lists.everything(book, ListQuery("issued", scope={"round": "2026-H1"}))
        return [tuple(row.values[place] for place in columns) for row in rows]

    monkeypatch.setattr("getpass.getuser", lambda: "lan.nt")
    # The evening before, by the clock of Greenwich.
    monkeypatch.setattr("desktop_app.services.papers.issued.now", lambda: "2026-07-01T23:30:00Z")
    first = issued(book)
    monkeypatch.setattr("getpass.getuser", lambda: "oanh.vt")
    monkeypatch.setattr("desktop_app.services.papers.issued.now", lambda: "2026-07-03T02:05:00Z")
    issued(book, "submission")
    paper = issued_paper(book, first)
    assert (paper.issued_at, paper.issued_by) == ("2026-07-01T23:30:00Z", "lan.nt")
    rows = [
        ("03/07/2026 09:05", "Tờ trình đề nghị khen thưởng 2026-H1", "oanh.vt"),
        ("02/07/2026 06:30", "Danh sách đề nghị khen thưởng 2026-H1", "lan.nt"),
    ]
    assert kept_files() == rows
    merge_units(book, filled)
    assert kept_files() == rows


def test_issuing_again_makes_the_next_version_and_leaves_the_first(book: Book, filled: BookIds) -> None:
    first = issued(book)
    before = reprint(book, first).content
    individual(book, filled.dang, summary="Làm tốt.", code="2025-H2")
    without_vote(book, "2025-H2")
    other_round = issued(book, round="2025-H2")
    individual(book, _third(book), summary="Làm tốt việc chung.")
    without_vote(book)
    second = issued(book)
    assert [issued_paper(book, entry).version for entry in (first, other_round, second)] == [1, 1, 2]
    assert labels(book)[-1] == "Phát hành “Danh sách đề nghị khen thưởng 2026-H1” (bản 2), chưa ghi ngày"
    assert reprint(book, first).content == before
    assert reprint(book, second).content != before
    assert "Bế Thu Hòa" in text_of(reprint(book, second).content)


def _third(book: Book) -> int:
    (row,) = lists.everything(book, ListQuery("people", "be thu hoa"))
    return row.id


def test_a_report_counted_to_a_later_day_is_its_next_version(book: Book, filled: BookIds) -> None:
    first = issued(book, "annual-report", year="2026", cut_off="2026-10-31")
    second = issued(book, "annual-report", year="2026", cut_off="2026-11-15")
    assert [issued_paper(book, entry).version for entry in (first, second)] == [1, 2]
    assert issued_paper(book, second).options == {"year": "2026"}


@pytest.fixture
def twelfth(book: Book, filled: BookIds) -> None:
    """A tờ trình of another round that has the number 12 of the year 2026."""
    individual(book, filled.dang, summary="Làm tốt.", code="2025-H2")
    issued(book, "submission", IssueFields("12", date(2026, 1, 9), formats=(PaperFormat.DOCX,)), round="2025-H2")


@pytest.mark.usefixtures("twelfth")
@pytest.mark.parametrize(
    ("number", "day"), [("12", date(2026, 5, 4)), ("012", date(2026, 5, 4)), ("12/ttr-VP", date(2026, 12, 31))]
)
def test_a_number_used_twice_in_a_year_is_warned_of_and_not_refused(
    book: Book, filled: BookIds, number: str, day: date
) -> None:
    fields = IssueFields(number, day)
    duplicate = number_taken(book, "submission", ROUND, fields)
    assert duplicate is not None
    assert "Tờ trình đề nghị khen thưởng 2025-H2" in duplicate.sentence
    assert duplicate.sentence.endswith(".")
    assert issued_paper(book, issued(book, "submission", fields)).version == 1


@pytest.mark.usefixtures("twelfth")
def test_another_type_year_or_version_may_have_the_number(book: Book, filled: BookIds) -> None:
    fields = IssueFields("12", date(2026, 5, 4))
    assert number_taken(book, "annual-report", {"year": "2026"}, fields) is None
    assert number_taken(book, "submission", ROUND, replace(fields, dated_on=date(2027, 1, 4))) is None
    assert number_taken(book, "submission", {"round": "2025-H2"}, fields) is None
    assert number_taken(book, "submission", ROUND, replace(fields, number="")) is None


def test_the_number_of_a_decision_of_another_round_is_warned_of(book: Book, filled: BookIds) -> None:
    duplicate = number_taken(book, "award-decision", ROUND, IssueFields("5", date(2026, 8, 3)))
    assert duplicate is not None
    assert "Tặng Giấy khen năm 2025" in duplicate.sentence
    assert number_taken(book, "award-decision", {"round": "2025-H2"}, IssueFields("5", date(2026, 8, 3))) is None


def test_the_number_of_a_recorded_decision_is_printed(book: Book, filled: BookIds) -> None:
    paper = issued_paper(book, issued(book, "award-decision", round="2025-H2"))
    assert paper.number == "05/QĐ-SNgV"


def test_issuing_is_one_step_that_is_taken_back_and_done_again(book: Book, filled: BookIds) -> None:
    before = lists.count(book, ListQuery("issued"))
    first = issued(book)
    content = reprint(book, first).content
    history.undo(book)
    assert lists.count(book, ListQuery("issued")) == before
    with pytest.raises(RecordGone):
        reprint(book, first)
    history.redo(book)
    assert reprint(book, first).content == content


def test_issued_papers_are_listed_by_round_year_and_words(book: Book, filled: BookIds) -> None:
    issued(book)
    issued(book, "submission", IssueFields("15", DAY, "Vi Thị Oanh"))

    def titles(**scope: object) -> list[str]:
        return [str(row.values[1]) for row in lists.everything(book, ListQuery("issued", scope=scope))]

    ours = ["Tờ trình đề nghị khen thưởng 2026-H1", "Danh sách đề nghị khen thưởng 2026-H1"]
    assert titles(round="2026-H1") == ours
    assert titles(kind="nomination-list") == ours[1:]
    assert titles(year=2025) == titles(round="2025-H2") == []
    assert titles(year=2026)[:1] == ours[:1]
    (row,) = lists.everything(book, ListQuery("issued", "oanh"))
    assert row.values[3:6] == ("15/TTr-VP", DAY, "Vi Thị Oanh")


def test_a_paper_without_a_date_belongs_to_the_year_it_was_issued_in_to_its_last_day(
    book: Book, filled: BookIds
) -> None:
    paper_id = issued(book)
    for day, listed in (("2026-12-31", [paper_id]), ("2027-01-01", [])):
        with book.store.work("Sửa") as work:
            work.update("issued_paper", paper_id, {"issued_at": f"{day}T08:00:00Z"})
        rows = lists.everything(book, ListQuery(ISSUED.key, scope={"round": "2026-H1", "year": 2026}))
        assert [row.id for row in rows] == listed


def test_a_reprint_whose_bytes_were_changed_is_refused(book: Book, filled: BookIds, tmp_path: Path) -> None:
    first = issued(book)
    stored = next(file for file in issued_paper(book, first).files if file.file_name.endswith(".pdf"))
    stored.path.chmod(0o600)
    stored.path.write_bytes(stored.path.read_bytes() + b" ")
    with refused(book, UnreadableInput, "bị mất hoặc đã bị sửa"):
        save_reprint(book, first, tmp_path / "in-lai.pdf")
    assert not (tmp_path / "in-lai.pdf").exists()


def test_a_reprint_is_written_whole_or_not_at_all(book: Book, filled: BookIds, tmp_path: Path) -> None:
    first = issued(book)
    save_reprint(book, first, tmp_path / "in-lai.docx")
    assert (tmp_path / "in-lai.docx").read_bytes() == reprint(book, first, "docx").content
    with refused(book, UnwritableOutput, "thư mục"):
        save_reprint(book, first, tmp_path / "khong-co" / "in-lai.pdf")
    with refused(book, UsageError, "đuôi .pdf, .docx hoặc .xlsx"):
        save_reprint(book, first, tmp_path / "in-lai.odt")
    submission = issued(book, "submission")
    with refused(book, UsageError, "không phát hành dạng .xlsx"):
        reprint(book, submission, "xlsx")


def test_what_cannot_be_made_is_not_issued(book: Book, filled: BookIds) -> None:
    review_round(book, "2026-H2")
    with refused(book, InvalidRecord, "chưa có đề nghị nào hoàn tất"):
        issued(book, "submission", round="2026-H2")
    before = dump(book)
    with pytest.raises(UsageError):
        issue(book, "khong-co", ROUND, IssueFields())
    assert dump(book) == before


def test_the_name_of_the_file_is_one_that_every_system_can_give(book: Book, filled: BookIds) -> None:
    unit_name = 'Phòng Lãnh sự/Hợp tác: "quốc tế" ' * 9
    options = {"unit": str(filled.office_unit), "unit_name": unit_name}
    paper = papers.render(book, "reminder-letter", options, "docx")
    assert not set('/\\:*?"<>|') & set(paper.file_name)
    assert paper.file_name.startswith("Công văn đôn đốc Phòng Lãnh sự-Hợp tác- -quốc tế-")
    assert len(paper.file_name.encode()) <= 255
