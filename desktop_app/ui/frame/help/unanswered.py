"""Keys that nothing on the page in sight has taken: the line at the foot of the window says why they do nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.ui.base.keyboard.grey_acts import why_grey
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.lists.acts.keys import asks_details, asks_new, asks_of_list, asks_paper

if TYPE_CHECKING:
    from desktop_app.ui.widgets.page import Page

NO_LIST: Final = "Ở đây không có danh sách nào để lọc (Ctrl+F). Tìm trong cả sổ: Ctrl+K."
NO_COLUMNS: Final = "Ở đây không có danh sách nào để lọc theo cột (Ctrl+Shift+F). Tìm trong cả sổ: Ctrl+K."
NO_DETAILS: Final = "Ở đây không có danh sách nào để xem cả bản ghi ở bên cạnh (F4)."
NO_NEW: Final = "Ở đây không có gì để thêm (Ctrl+N). Thêm ở trang khác: Ctrl+K, rồi gõ việc cần làm."
NO_EDIT: Final = "Ở đây F2 không sửa gì: chọn một dòng của danh sách, rồi Enter làm việc chính của dòng ấy."
NO_WHY: Final = "Ctrl+J cho biết vì sao có tên: chọn người, tập thể, đề nghị hoặc khen thưởng trước đã."
NO_MENU: Final = "Ở đây dòng không có menu riêng (Shift+F10): các việc ở menu Trang và ở đầu trang."
NO_EXPORT: Final = "Ở đây không có danh sách nào để xuất (Ctrl+E)."
NO_PAPER: Final = "Trang này không có văn bản để in (Ctrl+P). Mọi văn bản đều ở trang Văn bản."
SOME_PAPERS: Final = "Ctrl+P không in văn bản nào ở đây: chọn văn bản trong menu In."


def say_unanswered(page: "Page", event: QKeyEvent, say: Callable[[str], None]) -> bool:
    """Say why a key does nothing on a page; return whether it is one that she would try there."""
    if asks_of_list(event):
        say(NO_DETAILS if asks_details(event) else NO_COLUMNS)
    elif asks_new(event):
        act = page.new_act()
        say(why_grey(act) if act is not None else NO_NEW)
    elif asks_paper(event):
        papers = [act for act in page.acts_in_menu() if act.isVisible() and act.property(PAPER)]
        say(SOME_PAPERS if papers else NO_PAPER)
    elif _has_grey_act(page, event):
        # Why has been said as the key was pressed.
        return True
    elif event.key() == Qt.Key.Key_F2 and not event.modifiers():
        say(NO_EDIT)
    elif event.key() == Qt.Key.Key_J and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
        say(NO_WHY)
    else:
        if _asks_menu(event) and isinstance(page.window().focusWidget(), QTableView):
            say(NO_MENU)
        return False
    return True


def _has_grey_act(page: "Page", event: QKeyEvent) -> bool:
    """Return whether an act with this key is offered where the keyboard is, and cannot be done."""
    keys = QKeySequence(event.keyCombination())
    widget: QWidget | None = page.window().focusWidget()
    acts = list(page.acts_in_menu())
    while widget is not None and widget is not page:
        acts += widget.actions()
        widget = widget.parentWidget()
    return any(act.isVisible() and not act.isEnabled() and keys in act.shortcuts() for act in acts)


def _asks_menu(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
