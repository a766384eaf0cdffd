"""Layouts of certificates as the office keeps them, per award, kind and unit, and the offset of each printer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app.domain.certificates.certificates import CERTIFIED, NO_OFFSET, CertificateLayout, Offset
from desktop_app.domain.certificates.files import layout_as_text, layout_of_text
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import NOMINEE_KIND_LABELS, NomineeKind
from desktop_app.runtime.resources import resource
from desktop_app.runtime.stored_files import FileNotKept, keep_file, place_of, plain_name
from desktop_app.services.book import Book
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

CERTIFICATE_NAMES = {
    "certificate_of_merit": "Giấy khen",
    "grassroots_fighter": "Bằng chứng nhận Chiến sĩ thi đua cơ sở",
}
"""The certificates there are, by the code of their award."""

_LARGEST_PICTURE = 50 << 20


@dataclass(frozen=True, slots=True)
class Stock:
    """The paper that certificates are printed on: those of one award and kind, of one unit or (None) of all others."""

    award_code: str
    kind: NomineeKind
    unit_id: int | None = None

    @property
    def title(self) -> str:
        """What it is called: "Giấy khen – Cá nhân"."""
        return f"{CERTIFICATE_NAMES[self.award_code]} – {NOMINEE_KIND_LABELS[self.kind]}"


STOCK_ROWS: Final = RowCodec(Stock, "certificate_layout")


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of the stock, shown on the screen and never printed: its name and where its content lies."""

    name: str
    sha256: str
    path: Path


@dataclass(frozen=True, slots=True)
class StoredLayout:
    """A layout and the stock it is for."""

    stock: Stock
    layout: CertificateLayout
    picture: Picture | None = None


def default_layout() -> CertificateLayout:
    """Return the layout shipped with the program (Nghị định 98/2023/NĐ-CP, Điều 104; what replaced it is not read)."""
    return _shipped()


@cache
def _shipped() -> CertificateLayout:
    return layout_of_text(resource("papers", "giay-khen.json").read_text(encoding="utf-8"), "Khuôn giấy khen kèm theo")


def layouts(book: Book) -> tuple[StoredLayout, ...]:
    """Return the stored layouts. Raises UnreadableInput."""
    with book.store.reading() as connection:
        return tuple(_stored_layout(book, row) for row in records.living(connection, "certificate_layout"))


def layout_for(
    stored_layouts: Sequence[StoredLayout], award_code: str, kind: NomineeKind, unit_id: int | None = None
) -> StoredLayout:
    """Return the layout to print by: of the unit's own stock, else of all units' stock, else the shipped one."""
    for stock in (Stock(award_code, kind, unit_id), Stock(award_code, kind)):
        for stored_layout in stored_layouts:
            if stored_layout.stock == stock:
                return stored_layout
    return StoredLayout(Stock(award_code, kind), default_layout())


def save_layouts(book: Book, changed: Sequence[StoredLayout], dropped: Sequence[Stock] = ()) -> Changes:
    """Store the layouts of several stocks, and remove those of `dropped`. Raises InvalidRecord, RecordGone."""
    checked_layouts = [_checked(stored_layout) for stored_layout in changed]
    with book.store.work("Lưu khuôn in giấy khen") as work:
        stocks = [stored_layout.stock for stored_layout in checked_layouts] or list(dropped)
        if len(stocks) == 1:
            act = "Lưu" if checked_layouts else "Bỏ"
            work.label = f"{act} khuôn in {stocks[0].title}{_unit_suffix(work, stocks[0])}"
        for stored_layout in checked_layouts:
            _write(work, stored_layout)
        for stock in dropped:
            for row in records.living(work.connection, "certificate_layout", STOCK_ROWS.as_row(stock)):
                work.delete("certificate_layout", row["id"])
        return work.changes()


def _checked(changed: StoredLayout) -> StoredLayout:
    if changed.stock.award_code not in CERTIFIED:
        raise InvalidRecord("Hình thức khen thưởng này không có giấy khen, bằng chứng nhận.", "award")
    return replace(changed, layout=changed.layout.checked())


def _unit_suffix(work: UnitOfWork, stock: Stock) -> str:
    if stock.unit_id is None:
        return ""
    return f", riêng {records.fetch(work.connection, 'unit', stock.unit_id)['name']}"


def _write(work: UnitOfWork, changed: StoredLayout) -> None:
    if changed.stock.unit_id is not None:
        records.fetch(work.connection, "unit", changed.stock.unit_id)
    values = {
        "layout": layout_as_text(changed.layout),
        "picture_name": changed.picture.name if changed.picture else "",
        "picture_sha256": changed.picture.sha256 if changed.picture else "",
    }
    rows = records.living(work.connection, "certificate_layout", STOCK_ROWS.as_row(changed.stock))
    if rows:
        work.update("certificate_layout", rows[0]["id"], values)
    else:
        work.insert("certificate_layout", STOCK_ROWS.as_row(changed.stock) | values)


def copied(source: StoredLayout, target: StoredLayout) -> StoredLayout:
    """Return the target with the positions, letters and sheet of another stock.

    Its wordings and its picture stay; without a picture it takes that of the other stock.
    """
    fields = tuple(replace(field, wording=target.layout.field(field.key).wording) for field in source.layout.fields)
    return replace(target, layout=replace(source.layout, fields=fields), picture=target.picture or source.picture)


def take_picture(book: Book, path: Path) -> Picture:
    """Copy the picture of a stock into the book's files. Raises UnreadableInput."""
    try:
        digest, _ = keep_file(path, book.folder.attachments, _LARGEST_PICTURE)
    except FileNotKept as problem:
        raise UnreadableInput(problem.sentence) from problem
    return Picture(plain_name(path.name), digest, place_of(book.folder.attachments, digest))


def stored_picture(book: Book, name: str, sha256: str) -> Picture:
    """Return a picture that was taken into the book's files, by its name and the hash of its content."""
    return Picture(plain_name(name), sha256, place_of(book.folder.attachments, sha256))


def offsets(book: Book) -> Mapping[str, Offset]:
    """Return the stored offsets, by name of printer."""
    with book.store.reading() as connection:
        rows = records.living(connection, "printer_offset", order="printer")
    return {row["printer"]: Offset(row["right_tenths"] or 0, row["down_tenths"] or 0) for row in rows}


def save_offset(book: Book, printer: str, offset: Offset) -> Changes:
    """Store the offset of a printer. Raises InvalidRecord."""
    printer, offset = clean_line(printer), offset.checked()
    if not printer:
        raise InvalidRecord("Chọn máy in.", "printer")
    values = {"right_tenths": offset.right, "down_tenths": offset.down}
    with book.store.work(f"Lưu độ lệch máy in “{printer}”") as work:
        rows = records.living(work.connection, "printer_offset", {"printer": printer})
        if rows:
            work.update("printer_offset", rows[0]["id"], values)
        elif offset != NO_OFFSET:
            work.insert("printer_offset", {"printer": printer, **values})
        return work.changes()


def _stored_layout(book: Book, row: Record) -> StoredLayout:
    stock = STOCK_ROWS.from_row(row)
    name, digest = row["picture_name"], row["picture_sha256"]
    picture = stored_picture(book, name, digest) if digest else None
    return StoredLayout(stock, layout_of_text(row["layout"], "Khuôn in giấy khen trong sổ"), picture)
