"""Sections without records: named before printing, left out, or stated to have nothing by somebody."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.domain.year.statements import StatementFields
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.papers import checks
from desktop_app.services.papers.reports.entered import ANNUAL, report, save_report
from desktop_app.services.papers.reports.papers import annual_data, annual_paper
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.statements import part_called, state_nothing, withdraw_statement
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from tests.books import import_shipped_plan, record_rows, refused

YEAR = "2026"
STATED = StatementFields("Trong kỳ không có thông tin vi phạm.", date(2026, 11, 16), "Nông Thị Ân, Chánh Văn phòng")
"""What is stated of the plan's second heading, on violations."""


def _fill_plan(book: Book) -> None:
    import_shipped_plan(book)


FILLINGS = {"plan": _fill_plan}


@pytest.fixture(autouse=True)
def plan(book: Book) -> None:
    del book


def part(book: Book, key: str = "plan-2") -> ReportPart:
    return part_called(report(book, ANNUAL, YEAR), key)


def printed(book: Book) -> list[str]:
    return [text for block in annual_paper(book, YEAR).body if (text := getattr(block, "text", ""))]


def remarks(book: Book) -> list[str]:
    return [remark.sentence for remark in checks.remarks(book, "annual-report", {"year": YEAR})]


def test_an_empty_book_asserts_nothing(book: Book) -> None:
    texts = " ".join(printed(book))
    for asserted in ("không phát hiện", "không có", "0 trên", "Hoàn thành 0", "(0%)", "00 "):
        assert asserted not in texts
    sections = {section.key for section in annual_data(book, YEAR).frame.sections if section.paragraphs}
    assert sections == {"next"}


def test_what_has_no_records_is_named_before_printing_with_the_statement_that_could_be_made(book: Book) -> None:
    sentence = next(line for line in remarks(book) if "Giám sát, bảo vệ" in line)
    assert "chưa có gì trong sổ nên không in" in sentence
    assert "“Trong kỳ không có thông tin vi phạm phải chuyển cơ quan chức năng.”" in sentence
    assert not [line for line in remarks(book) if "Nhiệm vụ năm tiếp theo" in line or "Hoạt động khác" in line]


def test_a_statement_is_printed_with_day_and_name_kept_and_undone(book: Book) -> None:
    before = record_rows(book)
    state_nothing(book, ANNUAL, YEAR, "plan-2", STATED)
    assert STATED.text in printed(book)
    assert part(book).statement == STATED
    assert not [line for line in remarks(book) if "Giám sát, bảo vệ" in line]
    another = StatementFields("Không có.", date(2026, 11, 17), "Vi Văn Đạt")
    state_nothing(book, ANNUAL, YEAR, "plan-2", another)
    assert part(book).statement == another
    withdraw_statement(book, ANNUAL, YEAR, "plan-2")
    assert part(book).statement is None
    for _ in range(3):
        history.undo(book)
    assert record_rows(book) == before


def test_words_of_her_own_that_speak_against_a_statement_are_told(book: Book) -> None:
    state_nothing(book, ANNUAL, YEAR, "plan-2", STATED)
    save_report(book, ANNUAL, YEAR, date(2026, 11, 30), {"plan-2": f"Đã chuyển một vụ việc. {STATED.text}"})
    sentence = "Mục “{}” in lời viết tay, tuy Nông Thị Ân, Chánh Văn phòng xác nhận ngày 16/11/2026 là không có"
    assert [line for line in remarks(book) if sentence.format(clean_line(part(book).heading)) in line]
    save_report(book, ANNUAL, YEAR, date(2026, 11, 30), {"plan-2": None})
    assert STATED.text in printed(book)
    assert not [line for line in remarks(book) if "lời viết tay" in line]


def test_records_that_come_later_take_the_place_of_the_statement_and_it_is_named(book: Book) -> None:
    state_nothing(book, ANNUAL, YEAR, "plan-2", STATED)
    save_referral(book, None, ReferralFields(date(2026, 5, 4), "Lừa đảo trên mạng", "Công an tỉnh"))
    assert STATED.text not in printed(book)
    assert "đã chuyển Công an tỉnh 01 vụ việc lừa đảo trên mạng" in part(book).text
    stated_by = "Nông Thị Ân, Chánh Văn phòng xác nhận ngày 16/11/2026"
    assert [line for line in remarks(book) if "nay có số liệu" in line and stated_by in line]


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        ("next", STATED, "có số liệu trong sổ"),
        ("assessment", STATED, "đề mục lớn"),
        ("khong-co", STATED, "Báo cáo không có mục “khong-co”"),
        ("causes", StatementFields(" ", date(2026, 11, 16), "Vi Văn Đạt"), "Nhập câu xác nhận"),
        ("causes", StatementFields("Không có.", date(2026, 11, 16), " "), "Nhập người xác nhận"),
        ("causes", StatementFields("Không có.", date.today() + timedelta(1), "Vi Văn Đạt"), "sau hôm nay"),
    ],
)
def test_a_statement_that_cannot_be_made_is_refused(book: Book, key: str, fields: StatementFields, words: str) -> None:
    with refused(book, InvalidRecord) as problem:
        state_nothing(book, ANNUAL, YEAR, key, fields)
    assert words in problem.value.message


def test_there_is_nothing_to_withdraw_where_nothing_was_stated(book: Book) -> None:
    with refused(book, InvalidRecord):
        withdraw_statement(book, ANNUAL, YEAR, "causes")


def test_a_printed_section_has_its_number_and_one_that_is_not_has_none(book: Book) -> None:
    assert (part(book, "next").title, part(book, "direction").marker) == ("I. Nhiệm vụ thời gian tiếp theo", "")
    add_activity(book, ActivityFields(date(2026, 5, 4), ActivityKind.DOCUMENT, "Công văn triển khai"))
    assert (part(book, "direction").marker, part(book, "next").marker) == ("I.", "II.")


def test_where_a_weakness_stands_nobody_is_asked_to_state_that_there_is_no_cause(book: Book) -> None:
    offered = "Trong kỳ không có tồn tại, hạn chế phải nêu nguyên nhân."
    assert [line for line in remarks(book) if offered in line]
    state_nothing(book, ANNUAL, YEAR, "causes", replace(STATED, text=offered))
    assert offered in printed(book)
    save_obstacle(book, None, ObstacleFields(date(2026, 5, 4), "Máy đã cũ"))
    assert part(book, "causes").text.startswith("Nguyên nhân của khó khăn, vướng mắc, phản ánh ngày 04/5/2026:\n....")
    assert offered not in printed(book)
    assert not [line for line in remarks(book) if f"hãy xác nhận: “{offered}" in line]
    with refused(book, InvalidRecord, "ghi nguyên nhân ở từng tồn tại, hạn chế"):
        state_nothing(book, ANNUAL, YEAR, "causes", replace(STATED, text=offered))
