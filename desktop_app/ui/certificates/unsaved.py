"""The unsaved layouts of certificates as a draft, and read from one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.domain.certificates.certificates import FieldKey, Offset
from desktop_app.domain.certificates.files import layout_as_text, layout_of_text
from desktop_app.services.book import Book
from desktop_app.services.certificates.layouts import Picture, Stock, StoredLayout, stored_picture
from desktop_app.ui.widgets.drafts.contents import packed, unpacked

_WHERE: Final = "Khuôn in nhập dở"


@dataclass(frozen=True, slots=True)
class UnsavedLayouts:
    """What is not saved: layouts, stocks whose layout is dropped, a printer's offset, a wording not right yet."""

    changed: Sequence[StoredLayout] = ()
    dropped: Sequence[Stock] = ()
    offset: tuple[str, Offset] | None = None
    wording: tuple[FieldKey, str] | None = None

    def contents(self) -> dict[str, Any]:
        """Return it in JSON's types."""
        return {
            "changed": [_layout(layout) for layout in self.changed],
            "dropped": packed(self.dropped),
            "offset": packed(self.offset),
            "wording": packed(self.wording),
        }

    def words(self) -> dict[str, str]:
        """Return it as it can be read."""
        words = {
            layout.stock.title: "\n".join(
                f"{field.label}: {field.wording}" for field in layout.layout.fields if field.wording
            )
            for layout in self.changed
        }
        words |= {stock.title: "bỏ khuôn đã sửa" for stock in self.dropped}
        if self.offset is not None:
            printer, offset = self.offset
            words[f"Độ lệch của máy in {printer}"] = f"sang phải {offset.right_mm} mm, xuống dưới {offset.down_mm} mm"
        if self.wording is not None:
            words["Câu chữ"] = self.wording[1]
        return words


def stored_contents(layouts: Sequence[StoredLayout]) -> dict[str, Any]:
    """Return the layouts of the book in JSON's types: what a draft began with."""
    return {"stored": [_layout(layout) for layout in layouts]}


def unsaved_of(book: Book, contents: Mapping[str, Any]) -> UnsavedLayouts:
    """Return what a draft holds. Raises ValueError and the like, UnreadableInput, where it is damaged."""
    offset, wording = unpacked(contents["offset"]), unpacked(contents["wording"])
    return UnsavedLayouts(
        [_read(book, layout) for layout in contents["changed"]],
        unpacked(contents["dropped"]),
        offset and (str(offset[0]), offset[1].checked()),
        wording and (FieldKey(wording[0]), str(wording[1])),
    )


def _layout(stored: StoredLayout) -> list[Any]:
    picture = [stored.picture.name, stored.picture.sha256] if stored.picture is not None else None
    return [packed(stored.stock), layout_as_text(stored.layout), picture]


def _read(book: Book, content: Sequence[Any]) -> StoredLayout:
    stock, text, named = content
    picture: Picture | None = stored_picture(book, *named) if named is not None else None
    return StoredLayout(unpacked(stock), layout_of_text(text, _WHERE), picture)
