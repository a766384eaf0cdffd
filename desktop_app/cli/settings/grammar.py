"""The grammar of the commands on settings."""

from collections.abc import Callable
from functools import partial
from typing import Any

from desktop_app.cli.settings import office, rules


def add_settings(add_group: Callable[[str, str], Any], add: Callable[..., Any]) -> None:
    """Add the commands `rules` and `office`, each with those under it."""
    for name, words, add_commands in (
        ("rules", "quy định khen thưởng: xem, chép thành bộ riêng của cơ quan, sửa, xuất, nhập", rules.add_commands),
        ("office", "cơ quan: tên, người ký, nơi nhận, mỗi mốc từ một ngày", office.add_commands),
    ):
        add_commands(partial(add, under=add_group(name, words)))
