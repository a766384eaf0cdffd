"""What is done about the safety of the data, beside backups: a check, a repair, a rehearsal, a second place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services.keeping import checks
from desktop_app.services.keeping.data_safety import choose_place
from desktop_app.services.keeping.rehearsal import Rehearsal, rehearse
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.settings.second_place import ask_new_passphrase, ask_passphrase_of_day
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.questions import ask

_NAMED = 12
"""How many findings a question names."""


class DataCare(QObject):
    """The acts of page An toàn dữ liệu. `done` is emitted when there is something new to be said."""

    done = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._notice = BookActs.of(context).notice

    def check(self) -> None:
        """Check the data, and offer to repair what is wrong."""
        book = self._context.book
        self._context.tasks.long(
            "Đang kiểm tra dữ liệu", lambda _: checks.check(book), self._say_checked, writes=False, asker=self
        )

    def _say_checked(self, result: checks.CheckResult) -> None:
        if not result.found:
            self._notice.say("Đã kiểm tra: dữ liệu nguyên vẹn.", "done")
            return
        ask(
            self._page.window(),
            "Kiểm tra dữ liệu",
            f"Có {format_number(len(result.found))} điều không đúng:\n{_lines(result.found)}\n\n"
            "Sửa chữa làm trên một bản sao; dữ liệu đang dùng được giữ lại trong thư mục “sao-luu” trước.",
            "Sửa chữa",
            self.repair,
            no_label="Để sau",
        )

    def repair(self) -> None:
        """Keep the data as they are and mend what can be mended."""
        book = self._context.book
        self._context.tasks.long(
            "Đang sửa chữa dữ liệu", lambda _: checks.check(book, repair=True), self._say_repaired, asker=self
        )

    def _say_repaired(self, result: checks.CheckResult) -> None:
        if not result.found:
            self._notice.say("Dữ liệu nguyên vẹn, không có gì phải sửa.", "done")
            return
        # What any page shows may have been mended.
        self._context.changed.emit(Changes("Sửa chữa dữ liệu", dict.fromkeys(RECORD_KINDS, frozenset())))
        former = f"Dữ liệu trước khi sửa giữ ở “{'' if result.kept is None else result.kept.name}”."
        remarks = [*result.lost, *(f"Còn lại: {finding}" for finding in result.left)]
        if remarks:
            title, more = "Sửa chữa dữ liệu", "Những gì không cứu được, tìm trong bản sao lưu tốt gần nhất."
            ask(self._page.window(), title, f"{_lines(remarks)}\n\n{former}\n{more}", "Đã rõ", lambda: None)
        self._notice.say(
            f"{'Còn lỗi chưa sửa được.' if result.left else 'Đã sửa xong.'} {former}",
            "warning" if remarks else "done",
        )
        self.done.emit()

    def rehearse(self) -> None:
        """Prove the newest backup on a copy."""
        book = self._context.book
        self._context.tasks.long(
            "Đang diễn tập phục hồi",
            lambda report: rehearse(book, report),
            self._say_rehearsed,
            writes=False,
            asker=self,
        )

    def _say_rehearsed(self, rehearsal: Rehearsal) -> None:
        self._notice.say(rehearsal.sentence, "problem" if rehearsal.problem else "done")
        self.done.emit()

    def choose_place(self) -> None:
        """Ask for the folder in which a second copy of each backup is kept."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._page.window(), "Nơi giữ bản sao thứ hai")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._ask_passphrase)
        dialog.open()

    def _ask_passphrase(self, name: str) -> None:
        ask_new_passphrase(self._page.window(), lambda passphrase: self._use_place(Path(name), passphrase))

    def give_passphrase(self) -> None:
        """Ask for today's passphrase of the second place."""
        ask_passphrase_of_day(self._context, self._page, self._say_placed)

    def leave_place(self) -> None:
        """Keep no second copy any more; those that are there stay."""
        self._use_place(None)

    def _use_place(self, place: Path | None, passphrase: str = "") -> None:
        book = self._context.book
        self._context.tasks.long(
            "Đang chép bản sao thứ hai" if place is not None else "",
            lambda report: choose_place(book, place, passphrase, report),
            self._say_placed,
            writes=False,
            asker=self,
        )

    def _say_placed(self, changes: Changes) -> None:
        # In place of the refusal that may still stand there from before.
        self._notice.say(f"Đã {changes.label[0].lower()}{changes.label[1:]}.", "done")
        self.done.emit()


def _lines(sentences: Sequence[str]) -> str:
    lines = [f"– {sentence}" for sentence in sentences[:_NAMED]]
    if len(sentences) > _NAMED:
        lines.append(f"và {format_number(len(sentences) - _NAMED)} điều khác.")
    return "\n".join(lines)
