"""What the sample's reports tell of awards of an earlier year, and of who was proposed in several rounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import BodyRow, Table
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book, opened
from desktop_app.services.papers import papers
from tests.books import book_in, person, rows_of, sample_in
from tests.papers.reading import docx_text

_AWARD: Final = "Danh hiệu, hình thức khen thưởng"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(sample_in(tmp_path_factory.mktemp("awards") / "book")) as book:
        yield book


def test_a_title_is_told_with_the_year_that_it_is_of(office: Book) -> None:
    ((title,),) = rows_of(office, "award", "DISTINCT award", "decision_id = 8")
    assert rows_of(office, "decision", "signed_on, period_to", "id = 8") == [("2026-01-20", "2025-12-31")]
    sentence = f"công nhận danh hiệu {title} năm 2025 cho 01 tập thể"
    for kind in ("annual-report", "emulation-report"):
        printed = docx_text(papers.document(office, kind, {"year": "2026"})).replace("\u00a0", " ")
        assert sentence in printed, kind


def test_who_is_an_example_twice_is_counted_once_beside_the_times(office: Book) -> None:
    printed = docx_text(papers.document(office, "phase-report", {"phase": "2022-2025"})).replace("\u00a0", " ")
    marked = "exemplar = 1 AND state <> 'failed' AND trashed_at IS NULL AND round_id <= 8"
    ((times, several),) = rows_of(
        office, "nomination", "count(*), count(DISTINCT coalesce('p' || person_id, 'u' || unit_id))", marked
    )
    assert (times, several) == (13, 11)
    assert f"Có {times} lượt gương điển hình tiên tiến ({several} gương) được đề nghị nhân rộng." in printed


def test_the_list_of_those_commended_names_the_year_of_a_title(office: Book) -> None:
    # It was given in January, for the year before: below the heading of 2026 it stood as one of 2026.
    ((title,),) = rows_of(office, "award", "DISTINCT award", "decision_id = 8")
    for kind in ("annual-report", "emulation-report"):
        paper = papers.document(office, kind, {"year": "2026"})
        (table,) = (
            block
            for annex in paper.annexes
            for block in annex.body
            if isinstance(block, Table) and any(column.title == _AWARD for column in block.columns)
        )
        cells = {str(value) for row in table.rows if isinstance(row, BodyRow) for value in row.values}
        assert f"{title} năm 2025" in cells, kind
        assert title not in cells
        # Thirteen rows of one word did not say what each was given for.
        movement = "phong trào “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”"
        forms = {cell for cell in cells if cell.startswith("Giấy khen")}
        assert forms <= {"Giấy khen (năm 2025)", f"Giấy khen ({movement})"}
        assert forms or kind == "emulation-report"


def test_a_form_of_the_first_half_is_not_called_one_of_the_year(office: Book) -> None:
    merit = "award = 'Giấy khen' AND commendation_type = 'merit' AND period_to = '2025-06-30'"
    ((number,),) = rows_of(office, "award", "count(*)", merit)
    table = next(
        block
        for annex in papers.document(office, "annual-report", {"year": "2025"}).annexes
        for block in annex.body
        if isinstance(block, Table) and any(column.title == _AWARD for column in block.columns)
    )
    cells = [str(value) for row in table.rows if isinstance(row, BodyRow) for value in row.values]
    # "(năm 2025)" beside a decision of July read as rewarded twice for one year beside one of December.
    assert cells.count("Giấy khen (6 tháng đầu năm 2025)") == number != 0


def test_the_emulation_report_counts_who_is_an_example_in_both_halves_once(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        ((of_june,),) = rows_of(
            book, "nomination", "person_id", "round_id = 7 AND exemplar = 1 AND kind = 'individual'"
        )
        ((of_december,),) = rows_of(
            book, "nomination", "min(id)", "round_id = 8 AND exemplar IS NOT 1 AND person_id > 0"
        )
        with book.store.work("Đề nghị cả hai đợt") as work:
            work.update("nomination", int(str(of_december)), {"exemplar": True, "person_id": of_june})
        printed = docx_text(papers.document(book, "emulation-report", {"year": "2025"})).replace("\u00a0", " ")
    assert "Có 05 lượt gương điển hình tiên tiến (04 gương) được đề nghị nhân rộng." in printed


def _decided_in_january(book: Book) -> None:
    who = person(book, "Lộc Thị Đào")
    fields = DecisionFields(
        "Về danh hiệu thi đua", "15/QĐ-UBND", date(2026, 1, 9), "", "Chủ tịch UBND tỉnh", level=AwardLevel.PROVINCE
    )
    title = DirectAward(NomineeKind.INDIVIDUAL, who, "provincial_fighter")
    save_direct_decision(book, None, fields, [title])
    of_year = replace(fields, number="16/QĐ-UBND", period_from=date(2025, 1, 1), period_to=date(2025, 12, 31))
    save_direct_decision(book, None, of_year, [replace(title, recipient_id=person(book, "Bế Quốc Dũng"))])


def test_of_a_title_whose_period_nobody_recorded_no_year_is_told(tmp_path: Path) -> None:
    with book_in(tmp_path, _decided_in_january) as book:
        for kind in ("annual-report", "emulation-report"):
            printed = docx_text(papers.document(book, kind, {"year": "2026"})).replace("\u00a0", " ")
            assert "Chiến sĩ thi đua tỉnh năm 2025 cho 01 cá nhân" in printed, kind
            assert "Chiến sĩ thi đua tỉnh cho 01 cá nhân" in printed, kind
            assert "Chiến sĩ thi đua tỉnh năm 2026" not in printed, kind
