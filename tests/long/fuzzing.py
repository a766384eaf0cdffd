"""Files of nonsense for every reader: each is read, or refused with a sentence; nothing else comes out."""

import argparse
import io
import random
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from docx import Document
from openpyxl import Workbook

from desktop_app.domain.errors import ClerkError
from desktop_app.intake.files.documents import read_paragraphs
from desktop_app.intake.files.formats import conversion
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.looking import guess_kind, look_at
from desktop_app.services.imports.proposing import propose
from desktop_app.services.imports.unit_files.templates import TemplateOrder, write_template
from desktop_app.services.keeping import backups, packages
from desktop_app.services.keeping.backups import follower
from desktop_app.services.keeping.data_safety import choose_place, data_safety
from desktop_app.services.keeping.exports.whole_book import export_whole
from desktop_app.services.law.own_sets import SetFields, copy_set, export_set, import_set
from desktop_app.services.plan.plans import propose_plan
from desktop_app.store import records
from tests.books import PLAN, book_in, fill
from tests.data.corpus.lists.files import CorpusList, write_list
from tests.intake.workbook_files import ods_row, save_ods, save_xls
from tests.long.tally import Tally

KEY = "ban do xanh 1945"
_LONGEST = 60
_PLANS = Path(__file__).parents[1] / "data" / "plans"
_PLAN_AS_PDF = _PLANS / "indented-no-gaps.pdf"
_OLD_WORD, _OPEN_TEXT = _PLANS / "ke-hoach-danh-so.doc", _PLANS / "ke-hoach-danh-so.odt"
_HEADS = ("Họ và tên", "Chức vụ", "Đơn vị", "Năm sinh")
_LISTS = ("nominations", "awards", "activities", "good-news", "results", "ratings", "initiatives", "obstacles")
_ROWS = [(f"Vi Thị Số {number}", "Chuyên viên", "Văn phòng", "1985") for number in range(30)]


class TookTooLong(Exception):
    """A file held its reader up."""


@dataclass(frozen=True)
class Reader:
    """A reader: the suffix of its files, how a sound one is made, and how one is read."""

    suffix: str
    sound: Callable[[Book, Path], None]
    read: Callable[[Book, Path], object]


def _people(book: Book, path: Path) -> object:
    return propose(book, "people", path, ImportSettings())


def _xlsx(book: Book, path: Path) -> None:
    del book
    workbook = Workbook()
    sheet = workbook.active
    for row in (_HEADS, *_ROWS):
        sheet.append(row)  # type: ignore[union-attr]
    workbook.save(path)


def _ods(book: Book, path: Path) -> None:
    del book
    save_ods(path, {"Người": "".join(ods_row(*row) for row in (_HEADS, *_ROWS))})


def _csv(book: Book, path: Path) -> None:
    del book
    path.write_text("\n".join(",".join(row) for row in (_HEADS, *_ROWS)), encoding="utf-8")


def _docx(book: Book, path: Path) -> None:
    del book
    document = Document()
    for line in PLAN.splitlines():
        document.add_paragraph(line)
    document.save(str(path))


def _old_letters(file_type: str) -> Callable[[Book, Path], None]:
    def write(book: Book, path: Path) -> None:
        del book
        rows = (_HEADS, *_ROWS)
        written = CorpusList(path.stem, "people", "", {"DS": rows}, {}, (), file_type, letters="tcvn3", font=".VnTime")
        write_list(written, path.parent)

    return write


def _list_of(kind: str) -> Callable[[Book, Path], None]:
    """Return what writes a list of a kind as offices have it, from the corpus."""

    def write(book: Book, path: Path) -> None:
        from tests.list_corpus import corpus

        del book
        lists = (each for each in corpus() if each.target == kind and f".{each.file_type}" == path.suffix)
        write_list(next(each for each in lists if not each.letters), path.parent).replace(path)

    return write


def _read_list(kind: str) -> Callable[[Book, Path], object]:
    """Return what reads a list of a kind and compares it with the book, whatever it brings."""
    round_code = "2026-H1" if kind == "nominations" else ""
    settings = ImportSettings(round_code=round_code, new_people=True, new_units=True, new_awards=True)
    return lambda book, path: propose(book, kind, path, look_at(path, kind).as_guessed(settings))


def _pdf(book: Book, path: Path) -> None:
    del book
    path.write_bytes(_PLAN_AS_PDF.read_bytes())


def _rtf(book: Book, path: Path) -> None:
    from tests.data.corpus.rich_texts import rich_text

    del book
    path.write_bytes(rich_text(PLAN.splitlines()))


def _without_office(book: Book, path: Path) -> object:
    """Read a document by the program alone: LibreOffice would take a second for each."""
    del book
    with patch.object(conversion, "office_program", lambda: None):
        return read_paragraphs(path)


def _rules(book: Book, path: Path) -> None:
    # A set of the office's own: one that is shipped is refused before it is looked at.
    copy_set(book, "2026-10-01", SetFields("quy định riêng của cơ quan", date(2030, 1, 1)))
    with book.store.reading() as connection:
        (row,) = records.living(connection, "rule_set")
    export_set(book, row["code"], path)


def _backup(book: Book, path: Path) -> None:
    backups.back_up(book, path)


def _package(passphrase: str) -> Callable[[Book, Path], None]:
    def write(book: Book, path: Path) -> None:
        packages.write_package(book, path, passphrase, handover=True)

    return write


def _restore(book: Book, path: Path) -> object:
    return packages.preview(book.folder, path, KEY)


def _restored(book: Book, path: Path) -> None:
    """Restore into a new folder, whole."""
    folder = DataFolder(book.folder.root.with_name("restored"))
    try:
        packages.restore(folder, path, KEY)
    finally:
        shutil.rmtree(folder.root, ignore_errors=True)


def _ledger(book: Book, path: Path) -> None:
    stick = book.folder.root.with_name("usb")
    stick.mkdir(exist_ok=True)
    choose_place(book, stick, KEY)
    for _ in range(3):
        backups.back_up(book)
    shutil.copyfile(book.folder.backups / "so-theo-doi.json", path)


def _known(book: Book, path: Path) -> object:
    """Tell what is known of the backups, and back up: nothing may go to the stick that can be read there."""
    shutil.copyfile(path, book.folder.backups / "so-theo-doi.json")
    tell = data_safety(book)
    follower(book).follow_outside()
    plain = list(book.folder.root.with_name("usb").rglob("*.db"))
    if plain:
        raise AssertionError(f"not locked on the stick: {plain[0].name}")
    return tell


def _sent(book: Book, path: Path) -> object:
    """Read what a unit sent, as one of a folder's files."""
    kind = guess_kind(path).kind or "activities"
    return propose(book, kind, path, look_at(path, kind).as_guessed(ImportSettings()))


READERS: Mapping[str, Reader] = {
    "xlsx": Reader(".xlsx", _xlsx, _people),
    "xls": Reader(".xls", lambda _, path: _keep(save_xls(path, "Người", [_HEADS, *_ROWS])), _people),
    "ods": Reader(".ods", _ods, _people),
    "rtf": Reader(".rtf", _rtf, propose_plan),
    "doc": Reader(".doc", lambda _, path: _keep(path.write_bytes(_OLD_WORD.read_bytes())), _without_office),
    "odt": Reader(".odt", lambda _, path: _keep(path.write_bytes(_OPEN_TEXT.read_bytes())), _without_office),
    "csv": Reader(".csv", _csv, _people),
    "txt": Reader(".txt", lambda _, path: _keep(path.write_text(PLAN, encoding="utf-8")), propose_plan),
    "docx": Reader(".docx", _docx, propose_plan),
    "pdf": Reader(".pdf", _pdf, propose_plan),
    "docx-list": Reader(".docx", _old_letters("docx"), _people),
    "odt-list": Reader(".odt", _old_letters("odt"), _people),
    "old-xlsx": Reader(".xlsx", _old_letters("xlsx"), _people),
    "old-xls": Reader(".xls", _old_letters("xls"), _people),
    "old-csv": Reader(".csv", _old_letters("csv"), _people),
    **{
        f"{kind}-{suffix}": Reader(f".{suffix}", _list_of(kind), _read_list(kind))
        for kind in _LISTS
        for suffix in ("xlsx", "docx")
    },
    "rules": Reader(
        ".toml",
        _rules,
        lambda book, path: import_set(book, path, dry_run=True),
    ),
    "backup": Reader(".db", _backup, _restore),
    "restore": Reader(".db", _backup, _restored),
    "package": Reader(".zip", _package(""), _restore),
    "sealed": Reader(".zip", _package(KEY), _restore),
    "open restore": Reader(".zip", _package(""), _restored),
    "ledger": Reader(".json", _ledger, _known),
    "whole": Reader(".xlsx", lambda book, path: _keep(export_whole(book, path)), _restore),
    "template": Reader(".xlsx", lambda book, path: write_template(book, path, TemplateOrder("activities", 1)), _sent),
}


def _keep(made: object) -> None:
    del made


def run(options: argparse.Namespace, place: Path, chance: random.Random) -> Tally:
    """Mutate a sound file of each reader for so long."""
    tally = Tally()
    signal.signal(signal.SIGALRM, _too_long)
    with book_in(place / "book", fill) as book:
        for name, reader in READERS.items():
            if options.reader in (None, name):
                _fuzz(tally, book, reader, name, options.seconds, chance, options.keep)
    return tally


def _fuzz(
    tally: Tally, book: Book, reader: Reader, name: str, seconds: float, chance: random.Random, keep: Path | None
) -> None:
    folder = book.folder.root.parent / name
    folder.mkdir()
    seed, trial = folder / f"sound{reader.suffix}", folder / f"thu{reader.suffix}"
    reader.sound(book, seed)
    reader.read(book, seed)
    content, ending = seed.read_bytes(), time.monotonic() + seconds
    while time.monotonic() < ending:
        mutated = mutate(content, chance)
        trial.write_bytes(mutated)
        tally.counts[name] += 1
        signal.alarm(_LONGEST)
        try:
            reader.read(book, trial)
        except ClerkError:
            pass
        except Exception as escaped:
            tally.faults.append(f"{name}: {type(escaped).__name__}: {str(escaped)[:120]}")
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{name}-{len(tally.faults)}{reader.suffix}").write_bytes(mutated)
        finally:
            signal.alarm(0)
        left = [path.name for path in book.folder.root.glob(".*")]
        if left:
            tally.faults.append(f"{name}: left {left}")
            return


def _too_long(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TookTooLong(f"more than {_LONGEST} s")


def mutate(content: bytes, chance: random.Random) -> bytes:
    """Return a file with something changed: bytes anywhere, or those of a member of a zip, packed again."""
    if content[:2] == b"PK" and chance.random() < 0.7:
        try:
            return _mutated_member(content, chance)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError):
            pass
    return _mutated_bytes(content, chance)


def _mutated_member(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    target = chance.choice(list(members))
    members[target] = _mutated_bytes(members[target], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return stream.getvalue()


def _mutated_bytes(content: bytes, chance: random.Random) -> bytes:
    new = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(new) + 1)
        match chance.randrange(6):
            case 0:
                new[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del new[place : place + chance.randrange(1, 200)]
            case 2:
                new[place:place] = chance.randbytes(chance.randrange(1, 50))
            case 3:
                other = chance.randrange(len(new) + 1)
                new[place:place] = new[other : other + chance.randrange(1, 400)]
            case 4:
                new[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"]]>&"))
            case _:
                del new[place:]
    return bytes(new)
