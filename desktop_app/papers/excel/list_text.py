"""Text made fit for a spreadsheet cell and for a sheet's name."""

import re
from collections.abc import Container
from datetime import date

from desktop_app.papers.document.text import clean

CELL_LIMIT = 32_767
SHEET_NAME_LIMIT = 31
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "()-----")


def cell_text(text: str) -> str:
    """Return `text` for a cell: cleaned, cut to Excel's limit (ending in "…"), with "_x0041_" escaped."""
    text = _cut(clean(text))
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def _cut(text: str) -> str:
    if 2 * len(text) <= CELL_LIMIT:
        return text
    # Excel counts in UTF-16, where an emoji is two.
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * CELL_LIMIT else units[: 2 * CELL_LIMIT - 2].decode("utf-16-le", "ignore") + "…"


def day_text(day: date) -> str:
    """Return a day as the lists of the window have it: "05/03/2026", unlike a paper (`day_words`)."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def looks_like_formula(text: str) -> bool:
    """Return whether Excel would take `text` for a formula if it were typed in (=, +, -, @)."""
    return text[:1] in ("=", "+", "-", "@")


def sheet_name(title: str, used_names: Container[str] = ()) -> str:
    """Return a name Excel allows for a sheet called `title`, not one of `used_names` (which are in lower case)."""
    base = clean(title).replace("\n", " ").translate(_NOT_IN_NAMES).strip(" '")[:SHEET_NAME_LIMIT].rstrip(" '")
    base = base or "Danh sách"
    name, number = base, 1
    while name.lower() in used_names:
        number += 1
        ending = f" ({number})"
        name = base[: SHEET_NAME_LIMIT - len(ending)] + ending
    return name
