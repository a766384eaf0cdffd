"""What a report lacks is said alike of its parts, on the page, and in its preview."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL, with_cause
from desktop_app.ui.base.context import Context
from desktop_app.ui.reports.parts.part_states import part_state, part_state_words
from desktop_app.ui.reports.parts.part_table import DRAFTED, EMPTY, LEFT_OUT, TO_WRITE
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.ui.report_pages import WindowRest, make_page

DRAFTED_LINE = "Các tồn tại, hạn chế chủ yếu do thiếu người."
TO_FILL = {
    "causes": f"{DRAFTED_LINE}\nNguyên nhân của 02 kỳ thực hiện quá hạn còn lại:\n{LINE_TO_FILL}",
    "weaknesses": with_cause("Chậm một kỳ", ""),
    "lessons": LINE_TO_FILL,
}


def state_of(key: str, text: str) -> str:
    part = ReportPart(key, "3.", "Nguyên nhân", 2, text, text, edited=False)
    return part_state(part, text, {}, {"causes"})


def test_a_part_that_prints_dots_among_its_text_waits_to_be_written() -> None:
    """It was called drafted from the records, beside a remark that the paper prints dots."""
    assert {key: state_of(key, text) for key, text in TO_FILL.items()} == dict.fromkeys(TO_FILL, TO_WRITE)
    assert state_of("causes", DRAFTED_LINE) == DRAFTED
    text = TO_FILL["causes"]
    part = ReportPart("causes", "3.", "Nguyên nhân", 2, text, text, edited=False)
    assert "in dòng chấm" in part_state_words(part, {}, "15/11/2026", has_parts=False)


def test_a_part_that_nobody_misses_says_that_it_is_left_blank() -> None:
    assert state_of("others", "") == LEFT_OUT
    assert state_of("causes", "") == EMPTY


def test_the_preview_of_a_report_counts_what_the_page_says_is_missing(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page = make_page(qtbot, context, settled)
    (words,) = (label for label in page.editor.remarks.findChildren(QLabel) if "trước khi in" in label.text())
    # Not all of them are of something missing.
    assert words.text() == f"Cần &xem trước khi in: {len(page.editor.remarks.remarks)} điều."
    missing = words.text().replace("&", "").removeprefix("Cần xem trước khi in: ").rstrip(".")
    page.editor.preview_action.trigger()
    settled()
    window = page.findChild(PreviewWindow)
    assert window is not None
    qtbot.waitUntil(lambda: window.paper is not None)
    assert missing in shown_notice(window)
    window.close()


def shown_notice(window: PreviewWindow) -> str:
    notice = window.findChildren(Notice)[0]
    assert notice.isVisible()
    return " ".join(label.text() for label in notice.findChildren(QLabel))
