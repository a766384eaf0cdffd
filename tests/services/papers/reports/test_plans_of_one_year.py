"""A plan without parts of its own, of one year: its report has its headings, its days and its name, and no other's."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.plan.report_tasks import asks_for_report
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import ANNUAL, Report, report
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import save_indicator
from tests.books import import_plan, rows_of, unit

ONE_YEAR = """KẾ HOẠCH

Phòng, chống thuốc lá điện tử năm 2025

I. MỤC TIÊU

Bảo vệ sức khỏe thanh niên.

II. NỘI DUNG VÀ TIẾN ĐỘ

- Văn phòng Sở phát động Tuần lễ không thuốc lá trước ngày 31/5/2025.

- Văn phòng Sở báo cáo Bộ Y tế, Ủy ban nhân dân tỉnh trước ngày 10/12/2025.
"""


def one_year(book: Book) -> int:
    plan = import_plan(book, ONE_YEAR)
    track_from(book, plan, 2025)
    chosen = chosen_plan(book, plan)
    assert chosen is not None
    save_plan(book, plan, replace(chosen.fields, number="11/KH-SYT", dated_on=date(2025, 1, 15)))
    return plan


def checked(book: Book, **options: str) -> str:
    return "\n".join(remark.sentence for remark in remarks(book, "annual-report", options))


def part_text(of: Report, key: str) -> str:
    return next(part.text for part in of.parts if part.key == key)


def test_what_is_done_for_its_tasks_is_nothing_else(book: Book) -> None:
    # All work stood under "Hoạt động khác", and the check asked for the headings of the plan that is shipped.
    one_year(book)
    ((task,), *_) = rows_of(book, "task", "id")
    office = unit(book, "Phòng Kiểm thử")
    deed = ActivityFields(date(2025, 5, 25), ActivityKind.EVENT, "Lễ phát động", task_id=int(str(task)))
    add_activity(book, replace(deed, unit_id=office))
    source = report(book, ANNUAL, "2025")
    assert [part.heading for part in source.parts if part.key.startswith("plan-")] == [
        "Thực hiện nhiệm vụ của Kế hoạch"
    ]
    assert "lễ phát động" in part_text(source, "plan-1")
    assert part_text(source, "others") == ""
    assert "Mỗi ngày một tin tốt" not in checked(book, year="2025")


def test_it_is_counted_until_shortly_before_its_report_is_due(book: Book) -> None:
    plan = one_year(book)
    assert report(book, ANNUAL, "2025", plan_id=plan).cut_off == date(2025, 12, 5)
    assert asks_for_report("Báo cáo Bộ Y tế, Ủy ban nhân dân tỉnh", "")
    assert not asks_for_report("Báo cáo bộ phận thi đua", "")


def test_its_name_and_a_later_year_are_told_apart(book: Book) -> None:
    one_year(book)
    title = papers.document(book, "annual-report", {"year": "2026"}).titles
    assert title is not None
    assert "năm 2025 trong năm 2026" in f"{title}".replace("\u00a0", " ").replace("\\xa0", " ")
    assert "Kế hoạch kết thúc năm 2025: báo cáo năm 2026 chỉ còn việc quá hạn" in checked(book, year="2026")


def test_the_check_names_what_is_of_days_before_the_plan(book: Book) -> None:
    one_year(book)
    add_activity(book, ActivityFields(date(2024, 12, 20), ActivityKind.OTHER, "Họp chuẩn bị"))
    assert "báo cáo vẫn nêu 01 hoạt động (“Họp chuẩn bị” ngày 20/12/2024)" in checked(book, year="2025")


def test_the_check_asks_for_nothing_that_would_be_refused_and_names_no_error_of_the_plan(book: Book) -> None:
    one_year(book)
    target = (Target(2025, TargetSign.AT_LEAST, Decimal(100)),)
    informed = IndicatorDraft("Được quán triệt", "%", "Kênh", target, AutomaticMeasure.STAFF_INFORMED)
    save_indicator(book, None, informed)
    reached = PeopleReached(staff=5, others=61)
    add_activity(book, ActivityFields(date(2025, 5, 25), ActivityKind.EVENT, "Lễ phát động", reached=reached))
    sentences = checked(book, year="2025")
    assert "(“Được quán triệt”): ghi người dự vào danh sách của hoạt động quán triệt" in sentences
    assert "CCVCNLĐ" not in sentences
