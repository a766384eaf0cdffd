"""The papers on a plan cite what has adjusted it, and the reports of the days tell of it."""

from datetime import date

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks as of_paper
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.figures import figures_of
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.papers.reports.tables.reminders import reminder_paper, units_to_remind
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan.adjustments import save_adjustment
from tests.books import PLAN, BookIds, adjust_plan, ask_for_tasks_from, import_plan, import_shipped_plan


def test_the_reminder_and_the_table_cite_the_adjustment_of_the_plan_from_its_day_on(book: Book) -> None:
    plan = import_shipped_plan(book)
    ask_for_tasks_from(book, date(2026, 1, 1), plan)
    save_adjustment(book, plan, None, AdjustmentFields(date(2026, 8, 10), "25/KH-SNgV", content="Thêm một nhiệm vụ"))
    for day, is_cited in ((date(2026, 8, 9), False), (date(2026, 8, 10), True)):
        unit_id = units_to_remind(book, day)[0][0]
        text = str(reminder_paper(book, unit_id, day).body).replace("\N{NO-BREAK SPACE}", " ")
        assert ("(được điều chỉnh tại Kế hoạch số 25/KH-SNgV ngày 10/8/2026)" in text) is is_cited
        titles = str(task_table_paper(book, "2026", day, plan).titles).replace("\N{NO-BREAK SPACE}", " ")
        assert ("được điều chỉnh tại Kế hoạch số 25/KH-SNgV ngày 10/8/2026)" in titles) is is_cited


def test_the_table_asks_whether_it_has_what_the_plan_was_adjusted_to_ask_for(book: Book, filled: BookIds) -> None:
    fields = AdjustmentFields(date(2026, 3, 10), "25/KH-SNgV", content="Bổ sung việc rà soát tài khoản")
    save_adjustment(book, filled.plan, None, fields)
    options = {"year": "2026", "plan": str(filled.plan)}
    asked = (
        "Kế hoạch số 25/KH-SNgV ngày 10/3/2026 điều chỉnh: “Bổ sung việc rà soát tài khoản”; sổ không gắn nội dung này "
        "với nhiệm vụ nào: xem bảng đã có việc này chưa."
    )
    assert [remark.sentence for remark in of_paper(book, "task-table", options)].count(asked) == 1
    # One of a later day is none of the table's.
    before = of_paper(book, "task-table", {**options, DATED: "2026-03-09"})
    assert "25/KH-SNgV" not in str([remark.sentence for remark in before])


def test_of_an_adjustment_that_was_read_with_its_text_the_tasks_tell(book: Book) -> None:
    # Its two tasks were changed by it, and yet "sổ không gắn nội dung này với nhiệm vụ nào" was said.
    plan = import_plan(book, PLAN)
    content = "Giao Văn phòng Sở thay Thanh tra Sở"
    text = PLAN.replace("Thanh tra Sở tổ chức", "Văn phòng Sở tổ chức")
    adjust_plan(book, plan, text, AdjustmentFields(date(2026, 3, 10), "25/KH-SNgV", content=content))
    sentences = [remark.sentence for remark in remarks(book, report(book, ANNUAL, "2026"))]
    assert not [sentence for sentence in sentences if "với nhiệm vụ nào" in sentence]
    direction = next(part.text for part in report(book, ANNUAL, "2026").parts if part.key == "direction")
    assert "giao Văn phòng Sở thay Thanh tra Sở" in direction


def test_the_reports_of_its_days_tell_what_adjusted_the_plan(book: Book, filled: BookIds) -> None:
    fields = AdjustmentFields(date(2026, 3, 10), "25/KH-SNgV", content="Bổ sung việc rà soát tài khoản.\nThêm một hạn")
    adjustment = save_adjustment(book, filled.plan, None, fields).only_id("plan_adjustment")
    save_adjustment(book, filled.plan, None, AdjustmentFields(date(2026, 4, 2), "9/QĐ-UBND", "Quyết định", "UBND tỉnh"))
    for kind, period in ((ANNUAL, "2026"), (HALF_YEAR, "2026-H1")):
        source = report(book, kind, period)
        text = next(part.text for part in source.parts if part.key == "direction")
        # The filled book has one of January.
        _, first, second = (line for line in text.split("\n") if " điều chỉnh Kế hoạch" in line)
        assert first.startswith("Ngày 10/3/2026, Sở Ngoại vụ ban hành Kế hoạch số 25/KH-SNgV điều chỉnh Kế hoạch")
        assert first.endswith(": bổ sung việc rà soát tài khoản; thêm một hạn.")
        assert second.startswith("Ngày 02/4/2026, UBND tỉnh ban hành Quyết định số 9/QĐ-UBND điều chỉnh Kế hoạch")
        (figure,) = (each for each in figures_of(source) if each.text == "Kế hoạch số 25/KH-SNgV")
        assert (figure.query.kind, figure.query.scope) == ("adjustments", {"ids": [adjustment]})
        # Of the filled book's own and of that which says what it asks for: nothing tells whether that was done.
        asked = [remark for remark in remarks(book, source) if "với nhiệm vụ nào: xem báo cáo" in remark.sentence]
        assert asked[-1].sentence.startswith("Kế hoạch số 25/KH-SNgV ngày 10/3/2026 điều chỉnh: “Bổ sung việc rà soát")
        assert {remark.part for remark in asked} == {"direction"}
        assert "9/QĐ-UBND" not in str(asked)
    before = next(part.text for part in report(book, ANNUAL, "2026", date(2026, 3, 9)).parts if part.key == "direction")
    assert "25/KH-SNgV" not in before
