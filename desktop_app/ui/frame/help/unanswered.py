"""Keys that nothing on the page in sight has taken: the line at the foot of the window says why they do nothing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeyEvent

from desktop_app.ui.base.keyboard.grey_acts import why_grey
from desktop_app.ui.base.tokens import PAPER
from desktop_app.ui.widgets.lists.acts.keys import asks_details, asks_new, asks_of_list, asks_paper

if TYPE_CHECKING:
    from desktop_app.ui.widgets.page import Page

NO_LIST: Final = "Ở đây không có danh sách nào để lọc (Ctrl+F). Tìm trong cả sổ: Ctrl+K."
NO_COLUMNS: Final = "Ở đây không có danh sách nào để lọc theo cột (Ctrl+Shift+F). Tìm trong cả sổ: Ctrl+K."
NO_DETAILS: Final = "Ở đây không có danh sách nào để xem cả bản ghi ở bên cạnh (F4)."
NO_NEW: Final = "Ở đây không có gì để thêm (Ctrl+N). Thêm ở trang khác: Ctrl+K, rồi gõ việc cần làm."
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
    else:
        return False
    return True
