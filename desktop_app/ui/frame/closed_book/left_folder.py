"""The folder that a moved book has left: what it held is put into the system's trash only if the clerk says so."""

from pathlib import Path

from PySide6.QtCore import QFile, QObject

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.moving.places import parts_of
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.frame.main_window import MainWindow
from desktop_app.ui.widgets.questions import ask


class LeftFolder(QObject):
    """Asks whether what was left is to go."""

    def __init__(self, window: MainWindow, tasks: Tasks, root: Path) -> None:
        super().__init__(window)
        self._window, self._tasks, self._folder = window, tasks, DataFolder(root)

    def ask(self) -> None:
        """Ask whether the old data go into the trash; what leads on to the new place stays."""
        ask(
            self._window,
            "Bỏ dữ liệu ở chỗ cũ",
            f"Đưa sổ, tệp đính kèm, bản sao lưu ở “{self._folder.root}” vào thùng rác của máy?\n\n"
            f"Nên làm việc vài hôm ở chỗ mới rồi hãy bỏ. Tệp “{self._folder.moved.name}” ở lại, để chương trình tìm "
            "được sổ ở chỗ mới.",
            "Đưa vào thùng rác",
            self._put_away,
            danger=True,
            no_label="Giữ lại",
        )

    def _put_away(self) -> None:
        def work() -> list[str]:
            return [part.name for part in parts_of(self._folder) if not QFile.moveToTrash(str(part))[0]]

        self._tasks.read(work, self._tell)

    def _tell(self, refused: list[str]) -> None:
        if refused:
            names = ", ".join(f"“{name}”" for name in refused)
            sentence = f"Máy không nhận vào thùng rác: {names}. Còn nguyên ở “{self._folder.root}”."
            self._window.notice.say(sentence, "warning")
        else:
            self._window.notice.say("Đã đưa dữ liệu ở chỗ cũ vào thùng rác của máy.", "done")
