"""A filter of a list under a name: the conditions on its columns, and by which column its rows are put together."""

from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import Condition
from desktop_app.domain.vietnamese import clean_line

_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class ListFilter:
    """A filter by its name, for a kind of list."""

    name: str
    kind: str
    conditions: tuple[Condition, ...] = ()
    group: str = ""

    def checked(self) -> "ListFilter":
        """Return the filter with its name cleaned. Raises InvalidRecord for one without a name or without effect."""
        name = clean_line(self.name)
        if not name:
            raise InvalidRecord("Đặt tên cho bộ lọc.", "name")
        if len(name) > _LONGEST_NAME:
            raise InvalidRecord(f"Tên bộ lọc dài quá {_LONGEST_NAME} ký tự.", "name")
        if not self.conditions and not self.group:
            raise InvalidRecord("Bộ lọc chưa có điều kiện nào.", "conditions")
        return replace(self, name=name)
