"""What holds of the office from a day on, on the command line."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_optional_day
from desktop_app.domain.fields import words_of
from desktop_app.domain.office.offices import OF_LINES, Office
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

_FIELDS = tuple(name for name in words_of(Office) if name != "valid_from")


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands under `office`: `add` takes name, function and words."""
    add("list", list_offices, "tên, người ký, nơi nhận của cơ quan, từ ngày nào")
    changed = add(
        "set", set_office, "ghi tên, người ký, nơi nhận của cơ quan từ một ngày; mục không nêu giữ như trước đó"
    )
    changed.add_argument("--from", dest="first", metavar="2026-03-01", help="áp dụng từ ngày; không nêu: mốc đầu tiên")
    for name in _FIELDS:
        lines = "; nhiều dòng thì ngăn bằng dấu |" if name in OF_LINES else ""
        flag = f"--{name.replace('_', '-')}"
        changed.add_argument(flag, dest=name, metavar="CHỮ", help=f"{words_of(Office)[name].in_sentence}{lines}")


def list_offices(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print what is entered of the office, the latest first."""
    from desktop_app.services.office import offices

    del options
    with opened(folder) as book:
        entries = offices.dated_offices(book)
    value = [{"id": entry.id} | asdict(entry.office) for entry in entries]
    out.answer(value, ["\t".join(_cells(entry.office)) for entry in entries])


def set_office(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set what holds of the office from a day on."""
    from desktop_app.services.office import offices

    first = read_optional_day(options.first)
    given: dict[str, Any] = {
        name: text.replace("|", "\n") if name in OF_LINES else text
        for name in _FIELDS
        if (text := getattr(options, name)) is not None
    }
    with opened(folder) as book:
        before = offices.office(book, first or date.min)
        changes = offices.change_office(book, replace(before, valid_from=first, **given))
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def _cells(office: Office) -> tuple[str, ...]:
    begins = str(office.valid_from or "")
    return begins, office.name, office.parent_name, office.signer_name, " / ".join(office.signer_title.split("\n"))
