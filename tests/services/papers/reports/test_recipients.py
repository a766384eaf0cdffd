"""Whom six-month reports go to: as the record of the office says on their day, else as the plan says."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.papers.document.model import Addressees
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.plan.tasks import add_task, change_task, task
from tests.books import BookIds, rows_of


def addressees(book: Book, **options: str) -> tuple[str, ...]:
    body = papers.document(book, "half-year-report", {"round": "2026-H1", **options}).body
    (named,) = (block for block in body if isinstance(block, Addressees))
    return named.names


def leave_unnamed(book: Book, filled: BookIds) -> None:
    """Make the plan's task of reporting name nobody whom it reports to."""
    for (task_id,) in rows_of(book, "task", "id", f"plan_id = {filled.plan} AND recipients <> ''"):
        change_task(book, int(str(task_id)), replace(task(book, int(str(task_id))), recipients=()))


def test_the_settings_say_whom_a_six_month_report_goes_to(book: Book, filled: BookIds) -> None:
    assert addressees(book) == ("Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Nội vụ)", "Tỉnh đoàn Lạng Sơn")
    entered = replace(office(book), half_year_to="Sở Nội vụ tỉnh Lạng Sơn\nKhối thi đua số 3")
    change_office(book, entered)
    assert addressees(book) == ("Sở Nội vụ tỉnh Lạng Sơn", "Khối thi đua số 3")
    change_office(book, replace(entered, valid_from=date(2026, 7, 10), half_year_to="Sở Nội vụ"))
    assert addressees(book, dated_on="2026-07-05") == ("Sở Nội vụ tỉnh Lạng Sơn", "Khối thi đua số 3")
    assert addressees(book, dated_on="2026-07-12") == ("Sở Nội vụ",)


def test_a_six_month_report_goes_to_whom_the_task_of_reporting_names(book: Book, filled: BookIds) -> None:
    leave_unnamed(book, filled)
    section, *_ = (row_id for (row_id,) in rows_of(book, "plan_section", "id", f"plan_id = {filled.plan}"))
    day = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
    named = ("UBND tỉnh qua Sở Nội vụ", "Tỉnh đoàn Sơn Hạ")
    add_task(book, TaskFields("Báo cáo kết quả thực hiện.", int(str(section)), recipients=named, deadline=day))
    assert addressees(book) == ("Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Nội vụ)", "Tỉnh đoàn Sơn Hạ")


def test_what_no_plan_says_is_of_the_province_of_the_office(book: Book, filled: BookIds) -> None:
    leave_unnamed(book, filled)
    change_office(book, replace(office(book), parent_name="UBND tỉnh Sơn Hạ"))
    assert addressees(book) == ("Ủy ban nhân dân tỉnh Sơn Hạ (qua Sở Nội vụ)", "Tỉnh đoàn Sơn Hạ")
    change_office(book, replace(office(book), parent_name="Ủy ban nhân dân thành phố Cảng Xanh"))
    assert addressees(book) == ("Ủy ban nhân dân thành phố Cảng Xanh (qua Sở Nội vụ)", "Thành đoàn Cảng Xanh")


def test_the_check_says_where_a_report_goes_that_its_task_names_nobody_for(book: Book, filled: BookIds) -> None:
    def remarked(kind: str, period: str) -> list[str]:
        sentences = [remark.sentence for remark in remarks(book, report(book, kind, period))]
        return [each for each in sentences if "chưa ghi nơi nhận" in each]

    assert remarked(ANNUAL, "2026") == []
    leave_unnamed(book, filled)
    sentence = (
        "Nhiệm vụ “Văn phòng Sở theo dõi, tổng hợp, báo cáo kết quả…” chưa ghi nơi nhận nên báo cáo kính gửi UBND tỉnh "
        "Lạng Sơn (qua Sở Nội vụ); Tỉnh đoàn Lạng Sơn; nếu khác, ghi nơi nhận ở nhiệm vụ ấy, trang Kế hoạch."
    )
    assert [remarked(ANNUAL, "2026"), remarked(HALF_YEAR, "2026-H1")] == [[sentence], [sentence]]
    change_office(book, replace(office(book), half_year_to="Sở Nội vụ"))
    assert [remarked(ANNUAL, "2026"), remarked(HALF_YEAR, "2026-H1")] == [[sentence], []]
