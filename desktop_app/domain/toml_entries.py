"""Read typed values from the TOML files of the program's rules; error messages name the entry."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vietnamese import clean_line


class Entry:
    """A table of the file, and its place in it. Every reader raises UnreadableInput naming the place.

    `finish` refuses keys that were never read, so that a misspelt key is noticed.
    """

    def __init__(self, item: object, where: str) -> None:
        if not isinstance(item, dict):
            raise UnreadableInput(f"{where} không phải một bảng của TOML.")
        self.where = where
        self._values: Mapping[str, object] = item
        self._asked: set[str] = set()

    def fault(self, says: str) -> UnreadableInput:
        """Return an error about this entry, to be raised."""
        return UnreadableInput(f"{self.where}: {says}")

    def has(self, key: str) -> bool:
        """Return whether the entry has the key."""
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a line of text that is not empty; the default if the key is left out."""
        value = self._value(key, default)
        if not isinstance(value, str) or (not clean_line(value) and value != default):
            raise self.fault(f"mục {key} phải là chữ trong dấu ngoặc kép.")
        return clean_line(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, an empty one if the key is left out."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and clean_line(item) for item in value):
            raise self.fault(f"mục {key} phải là danh sách chữ.")
        return tuple(map(clean_line, value))

    def texts_or_tables(self, key: str, name: str) -> list["str | Entry"]:
        """Return a list of lines and tables, an empty one if the key is left out; tables are named by position."""
        value = self._value(key, [])
        if not isinstance(value, list):
            raise self.fault(f"mục {key} phải là danh sách chữ.")
        parts: list[str | Entry] = []
        for place, item in enumerate(value, 1):
            if isinstance(item, str) and clean_line(item):
                parts.append(clean_line(item))
            elif isinstance(item, dict):
                parts.append(Entry(item, f"{self.where}, {name} thứ {place}"))
            else:
                raise self.fault(f"mục {key} phải là danh sách chữ.")
        return parts

    def whole(self, key: str, default: int | None = None) -> int:
        """Return a whole number, 1 or more."""
        value = self._value(key, default)
        # a bool is an int in Python
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.fault(f"mục {key} phải là số nguyên từ 1 trở lên.")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self._value(key, default)
        if not isinstance(value, bool):
            raise self.fault(f"mục {key} phải là true hoặc false.")
        return value

    def decimal(self, key: str) -> Decimal:
        """Return a number, 0 or more, exactly as written."""
        value = self._value(key)
        if not isinstance(value, int | Decimal) or isinstance(value, bool) or not Decimal(value).is_finite():
            raise self.fault(f"mục {key} phải là số.")
        if value < 0:
            raise self.fault(f"mục {key} không được nhỏ hơn 0.")
        return Decimal(value)

    def share(self, key: str) -> Fraction:
        """Return a share in (0, 1], exactly: 0.9 or "2/3"."""
        value = self._value(key)
        try:
            share = Fraction(value) if isinstance(value, str | int | Decimal) else Fraction(0)
        except (ValueError, OverflowError, ZeroDivisionError) as error:
            raise self.fault(f"mục {key} phải là số như 0.9 hoặc phân số như “2/3”.") from error
        if not 0 < share <= 1 or isinstance(value, bool):
            raise self.fault(f"mục {key} phải lớn hơn 0 và không quá 1.")
        return share

    def day(self, key: str) -> date | None:
        """Return a date, None if the key is left out."""
        value = self._value(key, ...)
        if value is ...:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault(f"mục {key} phải là ngày như 2025-07-01.")
        return value

    def choice[Word: StrEnum](self, key: str, words: type[Word], default: Word | None = None) -> Word:
        """Return one of several words."""
        value = self._value(key, default)
        if not isinstance(value, str) or value not in list(words):
            raise self.fault(f"mục {key} phải là một trong các từ: {', '.join(words)}.")
        return words(value)

    def table(self, key: str, name: str = "") -> "Entry":
        """Return a table inside this one."""
        return Entry(self._value(key), f"{self.where}, {name or key}")

    def tables(self, key: str, name: str) -> list["Entry"]:
        """Return the tables of a list, named by their positions; an empty list if the key is left out."""
        value = self._value(key, [])
        if not isinstance(value, list):
            raise self.fault(f"mục {key} phải là danh sách.")
        return [Entry(item, f"{self.where}, {name} thứ {place}") for place, item in enumerate(value, 1)]

    def provision(self) -> Provision:
        """Return the provision of the entry; one that is not confirmed must have a note saying what is open."""
        provision = Provision(
            self.text("article"),
            self.flag("confirmed", default=True),
            self.text("note", ""),
            self.text("confirmed_by", ""),
            self.day("confirmed_on"),
        )
        if not provision.confirmed and not provision.note:
            raise self.fault("chưa xác nhận mà không ghi chú (note) còn thiếu điều gì.")
        return provision

    def finish(self) -> None:
        """Refuse keys that were never read. Raises UnreadableInput."""
        if unknown := sorted(self._values.keys() - self._asked):
            raise self.fault(f"có mục lạ: {', '.join(unknown)}.")

    def _value(self, key: str, default: object = None) -> object:
        self._asked.add(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            raise self.fault(f"thiếu mục {key}.")
        return default


def read_entries(text: str, where: str) -> Entry:
    """Return the file's outermost table. Raises UnreadableInput."""
    try:
        return Entry(tomllib.loads(text, parse_float=Decimal), where)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableInput(f"{where} không đúng dạng TOML.") from error
