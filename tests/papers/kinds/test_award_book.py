from dataclasses import replace
from datetime import date

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.empty_columns import without_empty_columns
from desktop_app.papers.document.model import Document, GroupRow, Table, TotalRow
from desktop_app.papers.document.proofreading import proofread
from desktop_app.papers.kinds.awards.award_book import AWARDS, AwardBookData, build
from tests.papers.reading import bodies, docx_table_rows, pdf_pages
from tests.papers.round_samples import book_data, rows, wording


def built(data: AwardBookData) -> Document:
    return build(data, wording(AWARDS))


def table_of(document: Document) -> Table:
    (table,) = document.body
    assert isinstance(table, Table)
    return table


def two_decisions() -> AwardBookData:
    data = book_data(rows(2, 1))
    later = replace(data.entries[2], decision_number="", decided_on=None, paid_on=None, place=0)
    return replace(data, entries=(*data.entries[:2], later))


def test_awards_stand_under_their_decisions_numbered_throughout() -> None:
    data = two_decisions()
    document = built(data)
    groups = [row.text for row in table_of(document).rows if isinstance(row, GroupRow)]
    assert [text.replace("\u00a0", " ") for text in groups] == [
        "Quyết định số 15/QĐ-SNgV ngày 02 tháng 7 năm 2026 của Giám đốc Sở",
        "Quyết định số (chưa có số) của Giám đốc Sở",
    ]
    # Two decisions of one number and day, an error of the book, are two.
    first, second = replace(data.entries[0], decision=1), replace(data.entries[1], decision=2)
    rows_of_two = table_of(built(replace(data, entries=(first, second)))).rows
    assert sum(isinstance(row, GroupRow) for row in rows_of_two) == 2
    assert [(row[0], row[4], row[7]) for row in bodies(document)[0]] == [
        (1, "01", date(2026, 7, 2)),
        (2, "02", date(2026, 7, 2)),
        (3, "", None),
    ]


def test_an_empty_book_keeps_its_columns() -> None:
    titles = [column.title for column in table_of(without_empty_columns(built(book_data(())))).columns]
    assert "Chức vụ, phòng/đơn vị" in titles


def test_a_cancelled_award_stays_but_counts_no_more() -> None:
    data = book_data(rows(2, 1))
    cancelled = replace(data.entries[0], cancelled="Quyết định số 20/QĐ-SNgV")
    document = built(replace(data, entries=(cancelled, *data.entries[1:])))
    # A collective has no post, as in other lists.
    assert bodies(without_empty_columns(built(book_data(rows(1, 1)))))[0][0][2] == ""
    assert bodies(document)[0][0][-1] == "Đã hủy bỏ: Quyết định số 20/QĐ-SNgV"
    assert table_of(document).rows[-1] == TotalRow(
        "Tổng cộng (không tính 01 khen thưởng đã hủy bỏ)", (1_520_000, None, None, "")
    )
    assert document.closing.lines == ("Sổ ghi 02 cá nhân được khen thưởng, không kể 01 khen thưởng đã hủy bỏ./.",)
    # The check added the row that the total leaves out, and said that the total was wrong.
    printed = without_empty_columns(document)
    assert [note.sentence for note in proofread(printed) if "cộng lại" in note.sentence] == []


def test_an_empty_book_says_so() -> None:
    document = built(book_data(()))
    assert table_of(document).rows == (GroupRow("Chưa có khen thưởng nào được ghi sổ./."),)
    assert document.closing.lines == ()


def test_dates_keep_to_one_line_and_the_formats_agree() -> None:
    document = built(book_data(rows(20, 2)))
    pages = pdf_pages(document)
    assert sum(fragment.text == "02/7/2026" for page in pages for fragment in page.fragments) == 44
    assert [row for page in pages for row in page.rows() if len(row) == 10] == [
        row for row in docx_table_rows(document)[2:] if len(row) == 10
    ]


def test_a_person_without_a_post_on_record_is_marked_and_told() -> None:
    data = book_data(rows(2, 1))
    (person, *_) = [entry for entry in data.entries if entry.awarded.kind is NomineeKind.INDIVIDUAL]
    unknown = replace(person, awarded=replace(person.awarded, position_and_unit=""))
    printed = without_empty_columns(
        built(replace(data, entries=tuple(unknown if entry is person else entry for entry in data.entries)))
    )
    cells = {row[1]: row[2] for row in bodies(printed)[0]}
    assert cells[person.awarded.name] == "–"
    assert sum(cell == "–" for cell in cells.values()) == 1
    assert any(f"Chưa ghi chức vụ, phòng/đơn vị của: {person.awarded.name}" in n.sentence for n in proofread(printed))
