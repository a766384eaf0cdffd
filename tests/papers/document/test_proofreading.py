"""Proofreading before a paper is printed: no notes on what the program writes, a note on each fault."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.papers.document.faults.corrections import corrected
from desktop_app.papers.document.faults.law import Instrument, instruments_of
from desktop_app.papers.document.model import (
    BodyRow,
    Document,
    LegalBases,
    Letterhead,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    TotalRow,
)
from desktop_app.papers.document.proofreading import NoteSubject, law_notes, proofread, rows_by_kind
from desktop_app.services.law.rules import shipped_sets
from tests.papers.every_kind import KINDS

NOTHING_WRONG = {NoteSubject.NUMBER}
"""What every paper has to be given after it is signed."""
NAMES_TO_COME = {"rewards", "collective", "unit minutes"}
"""The papers that somebody signs whom the samples do not name."""


def decision() -> Document:
    return KINDS["decision"](8)


def sentences(document: Document, about: NoteSubject, listed: dict[str, int] | None = None) -> list[str]:
    return [entry.sentence for entry in proofread(document, listed) if entry.about is about]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wrong_with_what_the_program_writes(kind: str) -> None:
    expected = NOTHING_WRONG | ({NoteSubject.SIGNER} if kind in NAMES_TO_COME else set())
    notes = proofread(KINDS[kind](8))
    assert {note.about for note in notes} <= expected
    assert all(note.sentence.endswith(".") for note in notes)


def test_the_lists_tell_collectives_from_people() -> None:
    assert rows_by_kind(KINDS["decision"](8)) == {"tập thể": 2, "cá nhân": 6}
    assert rows_by_kind(KINDS["nomination list"](8)) == {"tập thể": 2, "cá nhân": 6}
    assert not rows_by_kind(KINDS["to director"](8))


def with_head(change: Callable[[Letterhead], Letterhead]) -> Document:
    made = decision()
    assert made.letterhead is not None
    return replace(made, letterhead=change(made.letterhead))


def with_text(old: str, new: str, kind: str = "decision") -> Document:
    """Return a paper in whose text something else is written."""
    made = KINDS[kind](8)
    body = tuple(
        replace(block, text=block.text.replace(old, new)) if isinstance(block, Paragraph) else block
        for block in made.body
    )
    assert body != made.body
    return replace(made, body=body)


def with_bases(*lines: str) -> Document:
    made = decision()
    body = tuple(LegalBases(lines) if isinstance(block, LegalBases) else block for block in made.body)
    return replace(made, body=body)


def with_recipients(*lines: str) -> Document:
    made = decision()
    return replace(made, closing=replace(made.closing, left=Recipients(lines)))


def with_sum_of(amount: int) -> Document:
    made = decision()
    (annex,) = made.annexes
    (table,) = annex.body
    assert isinstance(table, Table)
    rows = tuple(TotalRow(row.label, (amount, "")) if isinstance(row, TotalRow) else row for row in table.rows)
    return replace(made, annexes=(replace(annex, body=(replace(table, rows=rows),)),))


@pytest.mark.parametrize(
    ("made", "about", "words"),
    [
        (lambda: with_head(lambda head: replace(head, issuing_lines=(" ",))), NoteSubject.OFFICE, "Tên cơ quan"),
        (lambda: with_head(lambda head: replace(head, place_date=", ngày 02")), NoteSubject.OFFICE, "Địa danh"),
        (lambda: with_head(lambda head: replace(head, number_text="Số: 7/QĐ-")), NoteSubject.OFFICE, "chữ viết tắt"),
        (
            lambda: with_head(lambda head: replace(head, number_text="Số: 7/BC-S")),
            NoteSubject.WORDING,
            "của loại này (QĐ)",
        ),
        (lambda: with_bases(""), NoteSubject.WORDING, "chưa có căn cứ"),
        (lambda: with_bases("Luật A"), NoteSubject.WORDING, "không bắt đầu bằng"),
        (lambda: with_bases("Căn cứ Luật A; Căn cứ Luật B"), NoteSubject.WORDING, "mỗi căn cứ một dòng"),
        (lambda: with_text("Tặng", "Tặng (nháp)"), NoteSubject.RECORD, "“nháp” là từ dùng trong nội bộ: “"),
        (
            lambda: with_text("Tặng", "Toàn thể CCVCNLD; tặng"),
            NoteSubject.RECORD,
            "“CCVCNLD” chép nguyên lỗi của văn bản kế hoạch; ghi “công chức, viên chức, người lao động”",
        ),
        (lambda: with_text("Tặng", "Tặng như đợt 2026-H1"), NoteSubject.RECORD, "“2026-H1” là từ dùng trong nội bộ"),
        (
            lambda: with_text("Tặng", "Theo Quyết định số 18 ngày 02/3/2026, tặng"),
            NoteSubject.RECORD,
            "“Quyết định số 18” thiếu ký hiệu sau số: “",
        ),
        (lambda: with_text("./.", "."), NoteSubject.WORDING, "chưa kết thúc bằng “./.”"),
        (lambda: with_text("ngày ký.", "ngày ký./."), NoteSubject.WORDING, "có ở nhiều chỗ"),
        (lambda: with_recipients("Như Điều 3"), NoteSubject.WORDING, "thiếu dòng “Lưu: VT”"),
        (lambda: with_recipients("Như Điều 9", "Lưu: VT"), NoteSubject.WORDING, "nhắc Điều 9"),
        (lambda: with_text("có tên trong Phụ lục", "nêu tại Điều 7 và Phụ lục"), NoteSubject.WORDING, "nhắc Điều 7"),
        (lambda: replace(decision(), annexes=()), NoteSubject.WORDING, "không có Phụ lục nào"),
        (lambda: with_text("Phụ lục", "hồ sơ"), NoteSubject.WORDING, "mà lời văn không nhắc đến"),
        (lambda: with_text("06 cá nhân", "07 cá nhân"), NoteSubject.ROWS, "ghi 7 cá nhân mà danh sách có 6"),
        (lambda: with_sum_of(1), NoteSubject.ROWS, "ghi 1 ở cột “Mức thưởng (đồng)”"),
        (lambda: with_text("Tặng", unicodedata.normalize("NFD", "Tặng")), NoteSubject.SPELLING, "dấu tổ hợp"),
    ],
)
def test_what_is_wrong_is_law_sentences(made: Callable[[], Document], about: NoteSubject, words: str) -> None:
    assert sentences(decision(), about) == []
    assert [sentence for sentence in sentences(made(), about) if words in sentence] != []


def test_a_basis_whose_own_title_has_semicolons_is_one_basis() -> None:
    title = "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 quy định về phân cấp; quy định chi tiết thi hành"
    law = "Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003; Luật sửa đổi, bổ sung ngày 14 tháng 6 năm 2005"
    assert sentences(with_bases(f"Căn cứ {title}", f"Căn cứ {law}"), NoteSubject.WORDING) == []
    assert len(sentences(with_bases(f"Căn cứ {law}; Nghị định số 91/2017/NĐ-CP"), NoteSubject.WORDING)) == 1


def test_numbers_with_their_symbols_and_words_within_symbols_are_right() -> None:
    right = (
        "Theo Quyết định số 18/QĐ-SNgV, Chỉ thị số 05-CT/TW, Biên bản số 07/BB-HĐTĐKT, Công văn số 9/SNgV-TĐKT; tặng"
    )
    assert sentences(with_text("Tặng", right), NoteSubject.RECORD) == []


@pytest.mark.parametrize(
    "cited", ["Văn bản số 5 ngày 01/01/2026", "Hướng dẫn số 7", "Nghị quyết số 3", "Công văn 9 ngày 02/3/2026"]
)
def test_a_number_without_its_symbol_is_told_of_whatever_sort_of_paper_it_is(cited: str) -> None:
    (sentence,) = sentences(with_text("Tặng", f"Thực hiện {cited}, tặng"), NoteSubject.RECORD)
    assert "thiếu ký hiệu sau số" in sentence
    harmless = "Báo cáo 6 tháng, Kế hoạch 5 năm, gửi 2 công văn 9 ngày trước, tặng"
    assert sentences(with_text("Tặng", harmless), NoteSubject.RECORD) == []


LAW = (
    Instrument("91/2017/NĐ-CP", date(2017, 10, 1), date(2023, 12, 31)),
    Instrument("98/2023/NĐ-CP", date(2024, 1, 1), date(2025, 6, 30)),
    Instrument("152/2025/NĐ-CP", date(2025, 7, 1), None),
)


def test_law_that_lapses_by_its_own_terms_is_told_from_that_day_on() -> None:
    made, shipped = with_bases("Căn cứ Nghị định số 152/2025/NĐ-CP"), instruments_of(shipped_sets())
    last = [note.sentence for note in law_notes(made, date(2027, 2, 28), shipped)]
    (lapsed,) = [note.sentence for note in law_notes(made, date(2027, 3, 1), shipped)]
    assert last == []
    assert "tự hết hiệu lực từ ngày 01/03/2027 nếu không được kéo dài" in lapsed


def test_law_of_another_day_than_the_papers_is_law_sentences() -> None:
    made = with_bases("Căn cứ Nghị định số 98/2023/NĐ-CP", "Căn cứ Quyết định số 50 ngày 30 tháng 6 năm 2025 của tỉnh")

    def law_sentences(day: date, paper: Document = made) -> list[str]:
        return [note.sentence for note in law_notes(paper, day, LAW)]

    assert law_sentences(date(2025, 6, 30)) == []
    assert law_sentences(date(2025, 7, 10)) == [
        "Căn cứ “Căn cứ Nghị định số 98/2023/NĐ-CP” không còn có hiệu lực vào ngày 10/07/2025 của văn bản."
    ]
    to_come, later = law_sentences(date(2023, 7, 10))
    assert "98/2023/NĐ-CP” chưa có hiệu lực vào ngày 10/07/2023" in to_come
    assert "ban hành sau ngày 10/07/2023 của văn bản" in later
    # What is told of the past may name the law of the past, but no text names law that is to come.
    named = with_text("Tặng", "Theo Nghị định số 91/2017/NĐ-CP và Nghị định số 152/2025/NĐ-CP, tặng")
    assert [words for words in law_sentences(date(2025, 7, 10), named) if "91/2017" in words] == []
    assert [
        words for words in law_sentences(date(2025, 6, 10), named) if words.startswith("“152/2025/NĐ-CP” chưa")
    ] != []


def test_number_day_and_name_that_are_missing_are_law_sentences() -> None:
    bare = KINDS["to director"](3)
    bare = replace(bare, closing=replace(bare.closing, right=SignatureBlock(("CHÁNH VĂN PHÒNG",))))
    assert len(sentences(bare, NoteSubject.NUMBER)) == 2
    assert sentences(bare, NoteSubject.SIGNER) == ["Chưa có họ tên dưới chữ ký “CHÁNH VĂN PHÒNG”."]


def test_a_paper_without_a_list_is_held_against_the_list_it_goes_with() -> None:
    made = KINDS["to director"](8)
    assert sentences(made, NoteSubject.ROWS, {"tập thể": 2, "cá nhân": 6}) == []
    assert sentences(made, NoteSubject.ROWS) == []
    (collectives, people) = sentences(made, NoteSubject.ROWS, {"tập thể": 1, "cá nhân": 7})
    assert "ghi 2 tập thể mà danh sách có 1." in collectives
    assert "ghi 6 cá nhân mà danh sách có 7." in people


def test_a_list_whose_closing_counts_otherwise_than_its_rows_is_found() -> None:
    made = KINDS["nomination list"](8)
    (table,) = made.body
    assert isinstance(table, Table)
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    shorter = replace(table, rows=tuple(row for row in table.rows if row is not rows[-1]))
    assert sentences(made, NoteSubject.ROWS) == []
    assert len(sentences(replace(made, body=(shorter,)), NoteSubject.ROWS)) == 1


def test_an_error_of_the_plan_is_put_right_with_the_capitals_it_stands_in() -> None:
    document = with_text("Tặng", "Tặng CCVCNLD; NGƯỜI TỐT VIỆT TỐT, Người tốt việt tốt:")
    right = corrected(document)
    words = "Tặng công chức, viên chức, người lao động; NGƯỜI TỐT, VIỆC TỐT, Người tốt, việc tốt:"
    assert any(words in block.text for block in right.body if isinstance(block, Paragraph))
    sentences = [note.sentence for note in proofread(right) if note.about is NoteSubject.RECORD]
    assert [sentence.partition(";")[0] for sentence in sentences] == [
        "“CCVCNLD” là lỗi của văn bản kế hoạch",
        "“NGƯỜI TỐT VIỆT TỐT” là lỗi của văn bản kế hoạch",
    ]
    assert corrected(right) is right


def test_a_name_that_lacks_only_its_capital_gets_it_and_with_it_is_no_fault() -> None:
    right = corrected(with_text("Tặng", "Tặng trên zalo; Zalo; https://zalo.me/sngv; tặng"))
    words = "Tặng trên Zalo; Zalo; https://zalo.me/sngv; tặng"
    assert any(words in block.text for block in right.body if isinstance(block, Paragraph))
    sentences = [note.sentence for note in proofread(right) if "alo" in note.sentence.partition(";")[0]]
    assert [sentence.partition(";")[0] for sentence in sentences] == ["“zalo” là lỗi của văn bản kế hoạch"]
