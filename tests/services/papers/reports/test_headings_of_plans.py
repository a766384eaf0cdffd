"""The headings of a report's results are those of the part of the plan that holds its tasks."""

from datetime import date

import pytest

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, PHASE, report
from desktop_app.services.plan.occurrences import record_result
from tests.books import ask_for_tasks_from, asked, import_plan

PLAN = """KẾ HOẠCH

Xây dựng tủ sách số giai đoạn 2026 - 2030

I. MỤC ĐÍCH

Nâng cao văn hóa đọc.

II. CHỈ TIÊU

1. Hằng năm, 100% đơn vị có tủ sách.

III. NHIỆM VỤ VÀ GIẢI PHÁP

1. Công tác tuyên truyền

1.1. Văn phòng Sở mở ngày hội đọc sách trước ngày 21/4 hằng năm.

2. Hỗ trợ sáng tạo

2.1. Thanh tra Sở soạn cẩm nang đọc sách trước ngày 30/5/2026.

IV. TỔ CHỨC THỰC HIỆN

1. Văn phòng Sở tổng hợp, báo cáo UBND tỉnh (qua Sở Nội vụ), Tỉnh đoàn Sơn Hạ trước ngày 15/11 hằng năm.
"""


@pytest.mark.parametrize(("kind", "period"), [(ANNUAL, "2026"), (PHASE, "2026-2030")])
def test_the_results_stand_under_the_headings_of_the_tasks(book: Book, kind: str, period: str) -> None:
    ask_for_tasks_from(book, date(2026, 1, 1), import_plan(book, PLAN))
    for place, result in (("III/2/2.1", "Đã in 200 cuốn"), ("IV/1", "Đã họp các phòng")):
        (occurrence, *_), *_ = asked(
            book,
            "SELECT occurrence.id FROM occurrence JOIN task ON task.id = task_id "
            f"JOIN plan_section ON plan_section.id = section_id WHERE path = '{place}' ORDER BY due_on",
        )
        fields = OccurrenceFields(result=result, progress=100, done_on=date(2026, 5, 20))
        record_result(book, int(str(occurrence)), fields)
    parts = {part.key: part for part in report(book, kind, period, date(2026, 12, 31)).parts}
    headings = [part.heading for key, part in parts.items() if key.startswith("plan-")]
    assert headings == ["Công tác tuyên truyền", "Hỗ trợ sáng tạo"]
    assert "đã in 200 cuốn" in parts["plan-2"].text.casefold()
    assert "200 cuốn" not in parts["direction"].text
    assert "đã họp các phòng" in parts["direction"].text.casefold()
