"""Questions about the second place of backups: whether it is under a passphrase, and, once a day of work, which."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.keeping.data_safety import give_passphrase
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.input_dialog import ask_passphrase

_TITLE = "Mật khẩu của bản sao thứ hai"


def ask_new_passphrase(parent: QWidget, use: Callable[[str], None], remark: str = "") -> None:
    """Ask for the passphrase of a place that is being chosen, twice; `use` is called with it, "" for none."""
    # What packages take is loaded by the first who types one.
    from desktop_app.services.keeping.packages import SHORTEST, checked_passphrase

    def again(passphrase: str) -> None:
        if not passphrase:
            use("")
            return
        try:
            checked_passphrase(passphrase)
        except InvalidRecord as problem:
            # Before she types it again: the folder stays chosen.
            ask_new_passphrase(parent, use, f"{problem.message}\n\n")
            return
        ask_passphrase(parent, _TITLE, "Nhập lại mật khẩu:", "Chọn", partial(compare, passphrase))

    def compare(passphrase: str, repeated: str) -> None:
        if repeated == passphrase:
            use(passphrase)
        else:
            ask_new_passphrase(parent, use, "Hai lần nhập mật khẩu không giống nhau.\n\n")

    words = (
        "Bản sao để ở đó có thể có mật khẩu: ai nhặt được USB cũng không đọc được. Mật khẩu không lưu ở đâu;\n"
        "mỗi ngày làm việc chương trình hỏi một lần, chưa nhập thì bản sao này chờ. Quên thì không ai mở được.\n\n"
        f"Mật khẩu, ít nhất {SHORTEST} ký tự không dấu (để trống nếu không cần):"
    )
    ask_passphrase(parent, _TITLE, remark + words, "Tiếp", again)


def ask_passphrase_of_day(context: Context, parent: QWidget, done: Callable[[Changes], None], remark: str = "") -> None:
    """Ask for today's passphrase of the second place, again if it is not the one."""

    def refused(problem: ClerkError) -> None:
        ask_passphrase_of_day(context, parent, done, f"{problem.message} {problem.hint}".strip() + "\n\n")

    def typed(passphrase: str) -> None:
        book = context.book
        context.tasks.long(
            "Đang chép bản sao thứ hai",
            lambda report: give_passphrase(book, passphrase, report),
            done,
            refused,
            writes=False,
            asker=parent,
        )

    words = "Nhập mật khẩu hôm nay để bản sao lưu mới nhất được chép ra nơi thứ hai:"
    ask_passphrase(parent, _TITLE, remark + words, "Nhập", typed, give_up="Để sau")
