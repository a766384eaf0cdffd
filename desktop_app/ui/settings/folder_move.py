"""Asking for another place of the data folder: chosen, looked at, and told of before the window lets go of the book."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.runtime.disk_room import amount
from desktop_app.services.keeping.moving.places import PlannedMove, planned_move, within_chosen
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.questions import ask

_TITLE = "Dời thư mục dữ liệu"


class FolderMove(QObject):
    """The way from page An toàn dữ liệu to another data folder."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def choose(self) -> None:
        """Ask for the new place, and whether to move there once it was looked at."""
        dialog = QFileDialog(self._page.window(), f"{_TITLE}: chọn chỗ mới")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._look_at)
        dialog.open()

    def _look_at(self, name: str) -> None:
        folder = self._context.book.folder
        self._context.tasks.long(
            "Đang xem chỗ mới",
            lambda _: planned_move(folder, within_chosen(Path(name))),
            self._ask,
            writes=False,
            asker=self,
        )

    def _ask(self, planned: PlannedMove) -> None:
        share = (
            "Chỗ mới ở trên mạng: mất mạng thì không mở được sổ, và mỗi lúc chỉ một máy ghi.\n\n"
            if planned.on_share
            else ""
        )
        ask(
            self._page.window(),
            _TITLE,
            f"Dời sổ ({amount(planned.size)}) từ “{planned.source}” sang “{planned.target}”?\n\n{share}"
            "Chép xong, mở và đếm lại đủ thì cửa sổ mở lại ở chỗ mới, từ đó chương trình luôn mở sổ ở đó. "
            "Chỗ cũ còn nguyên.",
            "Dời",
            lambda: BookActs.of(self._context).move_asked.emit(str(planned.target)),
        )
