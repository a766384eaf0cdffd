"""The form in which a list is written out for another program: its own heads, in its own order, some of fixed value."""

from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line

LONGEST_NAME: Final = 80
_MOST_COLUMNS: Final = 200


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column: its head, and the key of the list's column that fills it, or ("" for none) the value in every row."""

    head: str
    key: str = ""
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class ExportLayout:
    """A form by its name, for a kind of list."""

    name: str
    kind: str
    columns: tuple[LayoutColumn, ...] = ()

    def checked(self) -> "ExportLayout":
        """Return the form cleaned. Raises InvalidRecord."""
        name = clean_line(self.name)
        if not name:
            raise InvalidRecord("Đặt tên cho mẫu xuất.", "name")
        if len(name) > LONGEST_NAME:
            raise InvalidRecord(f"Tên mẫu xuất dài quá {LONGEST_NAME} ký tự.", "name")
        columns = tuple(
            replace(column, head=clean_line(column.head), fixed=clean_line(column.fixed)) for column in self.columns
        )
        if not columns:
            raise InvalidRecord("Mẫu xuất cần ít nhất một cột.", "columns")
        if len(columns) > _MOST_COLUMNS:
            raise InvalidRecord(f"Mẫu xuất có nhiều nhất {_MOST_COLUMNS} cột.", "columns")
        if not all(column.head for column in columns):
            raise InvalidRecord("Có cột chưa ghi tiêu đề.", "columns")
        return replace(self, name=name, columns=columns)
