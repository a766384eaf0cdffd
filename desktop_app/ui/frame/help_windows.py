"""The windows of the menu Trợ giúp: the keys, what is new, and what program this is."""

import platform
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop_app import __version__
from desktop_app.runtime.licences import ShippedWork, shipped_works
from desktop_app.runtime.resources import resource
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import open_at, room_for
from desktop_app.ui.frame.pages import PAGES, shortcut_digit
from desktop_app.ui.widgets.actions import part_title
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea

KEYS: Final = (
    ("Đến các trang", tuple((f"Ctrl+{shortcut_digit(page)}", page.title) for page in PAGES if shortcut_digit(page))),
    ("Trong danh sách", (
        ("Enter, F2", "Mở để sửa; F2 với nhiều dòng: sửa chung"),
        ("Insert, Ctrl+N", "Thêm mới"),
        ("F4", "Xem cả bản ghi ở bên cạnh"),
        ("Delete", "Bỏ vào thùng rác"),
        ("F8", "Sắp xếp theo cột đang đứng"),
        ("Ctrl+C, Ctrl+Shift+C", "Chép các dòng đã chọn; cùng tiêu đề cột"),
        ("Ctrl+V", "Dán bảng từ Excel: xem từng dòng rồi mới ghi"),
        ("Ctrl+E", "Xuất danh sách ra Excel, CSV"),
        ("X, T, H, K", "Thẻ Theo năm: xếp loại"),
        ("F5", "Làm mới"),
    )),
    ("Đi lại", (
        ("Ctrl+K", "Tìm bất cứ gì trong sổ, làm bất cứ việc gì"),
        ("Alt+←, Alt+→", "Về trang vừa xem, đi tiếp"),
        ("Ctrl+F", "Lọc danh sách; ↓ xuống các dòng, Esc bỏ lọc"),
        ("Ctrl+Shift+L", "Hàng lọc dưới tiêu đề cột"),
        ("Ctrl+Shift+F", "Lọc theo nhiều cột; bộ lọc đã lưu"),
        ("Tab, Shift+Tab", "Sang ô kế tiếp, ô trước"),
        ("F10", "Thực đơn Sổ; ←, → sang thực đơn bên cạnh"),
        ("Shift+F10", "Các việc làm được với dòng đang chọn"),
    )),
    ("Trong biểu mẫu", (
        ("Enter, Ctrl+Enter", "Lưu"),
        ("Ctrl+Shift+Enter", "Lưu và thêm tiếp"),
        ("Ctrl+'", "Lấy nội dung ô như bản ghi trước"),
        ("t, +, −, w, m", "Ô ngày trống: hôm nay, ngày sau, trước, tuần, tháng sau"),
        ("F8", "Khi nhập kế hoạch: nhiệm vụ chưa chắc tiếp theo"),
        ("Esc", "Đóng"),
        ("Giữ Alt, gõ chữ gạch chân", "Đến ô hoặc nút có chữ ấy"),
    )),
    ("Trong đợt xét", (
        ("Ctrl+N, Ctrl+Shift+N", "Đề nghị cá nhân, tập thể"),
        ("Ctrl+V", "Dán danh sách tên hoặc bảng"),
        ("Ctrl+L", "Lấy người của đợt trước"),
        ("Shift+F2", "Sửa chung các dòng đã chọn"),
        ("F7", "Kiểm tra cả đợt"),
        ("Ctrl+Shift+M, Ctrl+B, F8", "Hội đồng: mở phiên họp, kết quả, tất cả đồng ý"),
        ("Ctrl+D, Ctrl+Shift+K", "Ghi quyết định; nhập số, ngày"),
        ("Ctrl+M, Ctrl+U, Ctrl+R", "Khen thưởng: đã chi, đã trao, đã thu hồi"),
        ("Ctrl+D", "Trong đề nghị: soạn tóm tắt từ hoạt động"),
        ("Alt+1, Alt+2, Alt+3", "Trong đề nghị: Căn cứ, Giấy tờ, Kiểm tra"),
    )),
    ("Trong văn bản", (
        ("Ctrl+L", "Chọn văn bản"),
        ("Ctrl+S, Ctrl+Shift+W", "Lưu PDF, lưu Word"),
        ("Ctrl+Shift+E, Ctrl+Shift+O", "Lưu Excel, mở bằng Word"),
        ("Ctrl+Shift+P, Ctrl+Shift+I", "Phát hành; mọi văn bản đã phát hành"),
        ("Ctrl+Shift+R", "Lấy lại bản sửa bằng Word"),
        ("F8", "Điều cần xem tiếp theo"),
        ("Ctrl+PgUp, Ctrl+PgDown", "Trang in trước, trang in sau"),
        ("F9, Shift+F9", "Vừa bề ngang, cả trang"),
        ("Ctrl+Shift+A, Ctrl+Shift+B", "Lời văn mẫu; cột của bảng"),
    )),
    ("Cả sổ", (
        ("Ctrl+Z", "Hoàn tác bước vừa làm"),
        ("Ctrl+Y, Ctrl+Shift+Z", "Làm lại"),
        ("Ctrl+P", "Xem và in"),
        ("Ctrl+,", "Thiết lập"),
        ("Ctrl+Shift+J", "Biểu đồ; Ctrl+C trên biểu đồ: chép hình"),
        ("F1", "Trợ giúp của trang đang xem"),
        ("Shift+F1", "Bảng phím tắt này"),
        ("Ctrl+Q", "Thoát"),
    )),
)  # fmt: skip


_KEY_NAME: Final = "key"


def show_keys(parent: QWidget) -> QDialog:
    """Show the keys of the program, in two columns of groups, or in one where the screen is narrow."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Phím tắt")
    groups = _KeyGroups([_key_group(title, keys) for title, keys in KEYS])
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    # A small screen is too low for all groups.
    scroll_area = VerticalScrollArea(groups, ())
    scroll_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    scroll_area.setAccessibleName(dialog.windowTitle())
    column = QVBoxLayout(dialog)
    column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
    column.setSpacing(GROUP)
    column.addWidget(scroll_area, 1)
    column.addWidget(buttons)
    size = groups.sizeHint() + QSize(3 * PAGE, buttons.sizeHint().height() + 3 * PAGE)
    dialog.resize(size.boundedTo(room_for(parent) - QSize(2 * PAGE, 2 * PAGE)))
    dialog.open()
    return dialog


class _KeyGroups(QWidget):
    """Groups of keys beside each other, or below each other where two are wider than the window."""

    def __init__(self, groups: Sequence[QWidget]) -> None:
        super().__init__()
        self._groups = groups
        # What keys do begins at one place, whichever group they are of.
        names = [label for group in groups for label in group.findChildren(QLabel, _KEY_NAME)]
        for label in names:
            label.setMinimumWidth(max(each.sizeHint().width() for each in names))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, PAGE, 0)
        self._grid.setHorizontalSpacing(3 * GROUP)
        self._grid.setVerticalSpacing(GROUP)
        self._columns = 0
        self._lay_out(2)

    def minimumSizeHint(self) -> QSize:
        """Return the width of one column."""
        widest = max(group.minimumSizeHint().width() for group in self._groups)
        return QSize(widest + PAGE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns by the width."""
        super().resizeEvent(event)
        sides = [max(group.sizeHint().width() for group in self._groups[side::2]) for side in (0, 1)]
        columns = 2 if sum(sides) + 3 * GROUP + PAGE <= event.size().width() else 1
        if columns != self._columns:
            self._lay_out(columns)

    def _lay_out(self, columns: int) -> None:
        self._columns = columns
        for number, group in enumerate(self._groups):
            self._grid.addWidget(group, number // columns, number % columns, Qt.AlignmentFlag.AlignTop)


def _key_group(title: str, keys: tuple[tuple[str, str], ...]) -> QWidget:
    box = QWidget()
    form = QFormLayout(box)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(GROUP)
    form.setVerticalSpacing(GAP)
    title_label = QLabel(title)
    title_label.setProperty("heading", True)
    form.addRow(title_label)
    for key, meaning in keys:
        name = part_title(key)
        name.setObjectName(_KEY_NAME)
        form.addRow(name, QLabel(meaning))
    return box


def show_news(parent: QWidget) -> QDialog:
    """Show resources/CHANGELOG.md: what was added and mended, the newest first."""
    return _show_page(parent, "Có gì mới", resource("CHANGELOG.md").read_text(encoding="utf-8"))


def show_data_file(parent: QWidget) -> QDialog:
    """Show what the data file holds, in short, and by a button how it is read without the program."""
    from desktop_app.services.keeping.exports.data_file_page import data_file_in_brief, data_file_page

    return _show_page(parent, "Tệp dữ liệu", data_file_in_brief(), ("Chi tiết kỹ thuật", data_file_page))


def _show_page(
    parent: QWidget, title: str, markdown: str, more: tuple[str, Callable[[], str]] | None = None
) -> QDialog:
    """Show a page, and instead of it by a button another one."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    page = QTextBrowser()
    page.setAccessibleName(title)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setMarkdown(markdown)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    if more is not None:
        words, make = more
        button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)

        def show_more() -> None:
            page.setMarkdown(make())
            page.setFocus()
            button.setEnabled(False)

        button.clicked.connect(show_more)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
    column.setSpacing(GROUP)
    column.addWidget(page, 1)
    column.addWidget(buttons)
    open_at(dialog, 760, 620)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> QMessageBox:
    """Show the program's name, version, and the versions of Python and Qt it runs on."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Giới thiệu")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"Sổ Thi đua {__version__}")
    box.setInformativeText(
        "Sổ theo dõi kế hoạch, thi đua và khen thưởng của Văn phòng Sở.\n"
        "Chạy trên máy này, không cần mạng; không gửi dữ liệu đi đâu.\n\n"
        f"Python {platform.python_version()}, Qt {qVersion()}\n\n"
        "Qt và Qt for Python được dùng theo giấy phép LGPL 3; giấy phép của từng phần mềm đi kèm ở nút Giấy phép."
    )
    licences = box.addButton("&Giấy phép…", QMessageBox.ButtonRole.ActionRole)
    licences.clicked.connect(lambda: show_licences(parent))
    box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
    box.open()
    return box


def show_licences(parent: QWidget) -> QDialog:
    """Show the works of others that the program is shipped with, and the licence of the one that is chosen."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Giấy phép của phần mềm đi kèm")
    works = shipped_works()
    titles = QListWidget()
    titles.setAccessibleName("Phần mềm đi kèm")
    titles.addItems([work.title for work in works])
    wording = QPlainTextEdit()
    wording.setAccessibleName("Nguyên văn giấy phép")
    wording.setReadOnly(True)
    titles.currentRowChanged.connect(lambda row: wording.setPlainText(_licence_in_words(works[row])))
    titles.setCurrentRow(0)
    halves = OrderedSplitter()
    halves.addWidget(titles)
    halves.addWidget(wording)
    halves.setSizes([260, 620])
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
    column.setSpacing(GROUP)
    column.addWidget(halves, 1)
    column.addWidget(buttons)
    open_at(dialog, 920, 620)
    dialog.open()
    return dialog


def _licence_in_words(work: ShippedWork) -> str:
    packages = ", ".join(work.packages)
    return f"{work.title}\nGói: {packages}\nDùng để: {work.purpose}\nGiấy phép: {work.licence}\n\n{work.wording()}"
