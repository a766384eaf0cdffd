"""What the clerk does beside visiting pages, each a step of its own, by keys and the window's own acts.

Read after the pages were visited, so that it loads nothing that a visit would have had to load.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QPoint, QRegularExpression, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QTableView, QWidget
from shiboken6 import isValid

from desktop_app.ui.widgets.lists.view import ListView
from tests.long.stalls.watched import WatchedHand
from tests.pictures.tour import Tour

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_LISTS: Final = ("people", "emulation", "activities", "tracking", "history")
_TYPED: Final = "dang van"
_PAPERS: Final[Mapping[str, Mapping[str, str]]] = {
    "nomination-list": {"round": "2025-H2"},
    "annual-report": {"year": "2025"},
    "award-decision": {"round": "2025-H2"},
}
_GIVEN: Final = "người"
_ROWS: Final = 1_000


def do(hand: WatchedHand, files: Mapping[str, str], *, whole: bool) -> None:
    """Do all of it; with `whole`, open every window of the program, too."""
    for key in _LISTS:
        work_in_list(hand, key)
    find_anything(hand)
    import_people(hand, Path(files[_GIVEN]))
    for kind, options in _PAPERS.items():
        look_at_paper(hand, kind, options)
    report(hand)
    theme_and_backup(hand, Path(files["sao lưu"]))
    if whole:
        Tour(hand).go()


def work_in_list(hand: WatchedHand, key: str) -> None:
    """Filter the list of a page by typing, sort it by each column, go to its end, choose all rows, see the details."""
    hand.begin(f"{key}: về trang")
    hand.go_to(key)
    hand.rest()
    for tabs in [tabs for tabs in hand.tabs() if tabs.isVisible()]:
        hand.turn(tabs, 0)
    hand.rest()
    views = [view for view in hand.window.current_page.findChildren(ListView) if view.isVisible()]
    view = max(views, key=lambda each: each.total)
    table = view.table
    hand.begin(f"{key}: gõ vào bộ lọc")
    _type(hand, view.filter, _TYPED)
    hand.begin(f"{key}: xóa bộ lọc")
    _press(hand, view.filter, Qt.Key.Key_Escape)
    _press(hand, view.filter, Qt.Key.Key_A, _CONTROL)
    _press(hand, view.filter, Qt.Key.Key_Delete)
    header = table.horizontalHeader()
    for column in range(min(4, header.count())):
        if not header.isSectionHidden(column):
            hand.begin(f"{key}: sắp xếp theo cột {column + 1}")
            place = QPoint(header.sectionViewportPosition(column) + 8, header.height() // 2)
            _do(hand, partial(QTest.mouseClick, header.viewport(), Qt.MouseButton.LeftButton, pos=place))
    hand.begin(f"{key}: xuống cuối, lên đầu")
    for pressed in (Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_Down):
        _press(hand, table, pressed, _CONTROL if pressed in (Qt.Key.Key_End, Qt.Key.Key_Home) else None)
    hand.begin(f"{key}: F4, đi qua các dòng")
    _press(hand, table, Qt.Key.Key_F4)
    for _ in range(5):
        _press(hand, table, Qt.Key.Key_Down)
    _press(hand, table, Qt.Key.Key_F4)
    hand.begin(f"{key}: chọn mọi dòng")
    _press(hand, table, Qt.Key.Key_A, _CONTROL)
    hand.begin(f"{key}: chép mọi dòng đang chọn")
    _press(hand, table, Qt.Key.Key_C, _CONTROL)
    _press(hand, table, Qt.Key.Key_Home, _CONTROL)
    hand.begin(f"{key}: làm mới (F5)")
    hand.start(hand.window.menus.refresh)
    hand.rest()


def find_anything(hand: WatchedHand) -> None:
    """Open Ctrl+K and type."""
    for text in ("thanh tra", "nguyen", "bao cao"):
        hand.begin(f"Ctrl+K: gõ “{text}”")
        hand.start(hand.window.menus.find_anything)
        hand.rest()
        (finder,) = hand.windows()
        _type(hand, finder.findChildren(QLineEdit)[0], text)
        hand.close_but(())


def import_people(hand: WatchedHand, file: Path) -> None:
    """Read a workbook of people, look at every row, write them, undo that and do it again."""
    hand.begin("nhập 1.000 người: chọn tệp")
    hand.start(hand.window.menus.import_people)
    hand.rest()
    dialog = next(window for window in hand.windows() if window.inherits("QFileDialog"))
    hand.begin("nhập 1.000 người: đọc, xem trước")
    hand.choose_file(dialog, file)
    hand.rest()
    window = next(window for window in hand.windows() if isinstance(window, QDialog))
    hand.begin("nhập 1.000 người: đi qua các dòng")
    tables = [table for table in window.findChildren(QTableView) if table.isVisible()]
    for table in tables:
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
            _press(hand, table, key, _CONTROL)
    hand.check("every row of the file is proposed", sum(table.model().rowCount() for table in tables) >= _ROWS)
    hand.begin("nhập 1.000 người: ghi vào sổ")
    _click(hand, window, "^&Ghi vào sổ")
    hand.check("the rows are written", not isValid(window) or not window.isVisible())
    hand.close_but(())
    for step, action in (("hoàn tác", hand.window.menus.undo), ("làm lại", hand.window.menus.redo)):
        hand.begin(f"nhập 1.000 người: {step}")
        hand.start(action)
        hand.rest()
        hand.close_but(())


def look_at_paper(hand: WatchedHand, kind: str, options: Mapping[str, str]) -> None:
    """See a paper on page Văn bản, turn its pages, print it to a file."""
    hand.begin(f"Văn bản {kind}: xem")
    hand.go_to("papers")
    page = cast(Any, hand.window.current_page)
    with hand.at_work():
        page.choose_paper(kind, options)
    hand.rest()
    hand.begin(f"Văn bản {kind}: lật trang")
    for _ in range(4):
        _press(hand, page.pane.view, Qt.Key.Key_PageDown)
    hand.begin(f"Văn bản {kind}: in ra PDF")
    printed = hand.folder / f"{kind}.pdf"
    hand.start(page.keeper.print_action)
    hand.rest()
    dialogs = [window for window in hand.windows() if window.inherits("QPrintDialog")]
    for dialog in cast(Any, dialogs):
        dialog.printer().setOutputFileName(str(printed))
        with hand.at_work():
            dialog.done(QDialog.DialogCode.Accepted)
        hand.rest()
    hand.check(f"{kind} is printed", printed.is_file())
    hand.close_but(())


def report(hand: WatchedHand) -> None:
    """See the report that page Báo cáo drafts, part by part, and its pages."""
    hand.begin("Báo cáo: đi qua các phần")
    hand.go_to("reports")
    hand.rest()
    editor = cast(Any, hand.window.current_page).editor
    for row in range(editor.parts.rowCount()):
        with hand.at_work():
            editor.parts.setCurrentCell(row, 0)
        hand.rest()
    hand.begin("Báo cáo: xem trước")
    hand.start(editor.preview_action)
    hand.rest()
    hand.close_but(())


def theme_and_backup(hand: WatchedHand, file: Path) -> None:
    """Turn the window dark and light again; back the book up."""
    for scheme, word in ((Qt.ColorScheme.Dark, "tối"), (Qt.ColorScheme.Light, "sáng")):
        hand.begin(f"đổi giao diện: {word}")
        with hand.at_work():
            hand.window.menus.scheme_asked.emit(scheme)
        hand.rest()
    hand.begin("sao lưu")
    hand.start(hand.window.menus.back_up)
    hand.rest()
    for window in hand.windows():
        if window.inherits("QFileDialog"):
            hand.choose_file(window, file)
    hand.rest()
    hand.check("the book is backed up", file.is_file())
    hand.close_but(())


def _type(hand: WatchedHand, line: QWidget, text: str) -> None:
    for letter in text:
        _do(hand, partial(QTest.keyClicks, line, letter))


def _press(hand: WatchedHand, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    _do(hand, partial(QTest.keyClick, widget, key, modifier or Qt.KeyboardModifier.NoModifier))


def _click(hand: WatchedHand, window: QWidget, words: str) -> None:
    pattern = QRegularExpression(words)
    button = next(button for button in window.findChildren(QAbstractButton) if pattern.match(button.text()).hasMatch())
    hand.start(button)
    hand.rest()


def _do(hand: WatchedHand, act: Callable[[], object]) -> None:
    with hand.at_work():
        act()
    hand.rest()
