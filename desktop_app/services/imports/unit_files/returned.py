"""The files of a folder that units sent: who has sent and who has not, what ails each file, and all as one change."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.numbers import format_number
from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.intake.files.workbook import Sheet, read_sheets
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.reading import ListLayout
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, Report, RowAction
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.looking import FileLook, look_at_sheets
from desktop_app.services.imports.proposing import propose
from desktop_app.services.imports.unit_files.mark import TemplateMark, own_unit, read_mark
from desktop_app.services.imports.unit_files.templates import sending_units
from desktop_app.services.practice import refuse_practised_list

_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".docx", ".odt")
_BETWEEN: Final = " › "
"""Stands between the name of a file and that of its sheet."""
_OF_UNIT: Final = re.compile(r"(?:tên )?đơn vị\s*:\s*(?P<unit>.+)", re.IGNORECASE)
_BAD: Final = (RowAction.UNCLEAR, RowAction.CONFLICT)


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a folder, or a unit that sent none (`file` is "").

    `rows` are the entries, `new` those that would change the book, `same` those it has; `trouble` is one sentence.
    """

    unit: str
    kind: str
    file: str = ""
    rows: int = 0
    new: int = 0
    same: int = 0
    bad: int = 0
    trouble: str = ""

    @property
    def state(self) -> str:
        """What the clerk has to know first."""
        if not self.file:
            return "Chưa gửi"
        if not self.rows:
            return "Chưa dùng được"
        return "Còn chỗ phải sửa" if self.trouble else "Đã gửi"


@dataclass(frozen=True, slots=True)
class SentFolder:
    """The files of a folder, or some `only` of them, for each kind of list read as if they were one workbook."""

    folder: Path
    looks: Mapping[str, FileLook]
    readings: Mapping[str, ImportSettings]
    files: tuple[SentFile, ...]
    only: tuple[Path, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of list that were sent, in the order in which they are taken in."""
        return tuple(kind for kind in IMPORT_KINDS if kind in self.readings)


def look_at_folder(
    book: Book, folder: Path, settings: ImportSettings, kind: str = "", only: Sequence[Path] = ()
) -> SentFolder:
    """Read all workbooks of a folder, or `only` some, and say who has sent what; changes nothing.

    Files that are no templates are taken for lists of `kind`, if one is given. Raises UnreadableInput where there are
    none.
    """
    paths = only or _workbooks(folder)
    shown = _names(paths)
    looks: dict[str, list[FileLook]] = {}
    units: dict[str, dict[str, str]] = {}
    troubles: list[SentFile] = []
    names = sending_units(book)
    for path in paths:
        try:
            look, unit = _look(path, kind, names.values())
            refuse_practised_list(book, look.sheets, path)
        except UnreadableInput as problem:
            troubles.append(SentFile(_named_in(path, names.values()), kind, shown[path], trouble=problem.message))
            continue
        looks.setdefault(look.kind, []).append(look)
        units.setdefault(look.kind, {})[shown[path]] = unit
    whole = {each: _together(folder, each, looks[each], shown, settings) for each in IMPORT_KINDS if each in looks}
    together = {each: look.as_guessed(settings) for each, look in whole.items()}
    files: list[SentFile] = []
    for each, chosen in together.items():
        proposal = propose(book, each, folder, chosen)
        files += [_sent(proposal, each, unit, name) for name, unit in units[each].items()]
        there = {fold(unit) for unit in units[each].values()} | {fold(file.unit) for file in troubles}
        files += [SentFile(unit, each) for unit in names.values() if fold(unit) not in there]
    return SentFolder(folder, whole, together, (*_twice(files), *troubles), tuple(only))


def take_in_folder(book: Book, sent: SentFolder, report: Report | None = None) -> Changes:
    """Write every row that is clear of all files as one change. Raises InvalidRecord, Cancelled; then nothing is."""
    files = sum(1 for file in sent.files if file.file and file.rows)
    done = 0

    def tell(count: int) -> bool:
        return report is None or report(done + count)

    if not any(file.new for file in sent.files):
        raise InvalidRecord("Không có dòng nào để ghi.")
    with book.store.one_step("Nhập tệp của các đơn vị", before=Occasion.IMPORT) as step:
        for kind in sent.kinds:
            # Compared anew: what the kinds before brought is in the book by now.
            proposal = propose(book, kind, sent.folder, sent.readings[kind])
            places = proposal.to_write()
            if places:
                proposal.apply(book, places, tell)
                done += len(places)
        if not done:
            raise InvalidRecord("Không có dòng nào để ghi.")
        kinds = ", ".join(IMPORT_KINDS[kind].title.lower() for kind in sent.kinds)
        step.label = f"Nhập {files} tệp của các đơn vị ({kinds}): {format_number(done)} dòng từ “{sent.folder.name}”"
        return step.changes()


def _workbooks(folder: Path) -> list[Path]:
    try:
        paths = [path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file()]
    except OSError as problem:
        raise UnreadableInput(f"Không mở được thư mục “{folder.name}”.", "Chọn thư mục khác.") from problem
    # What a spreadsheet program keeps beside an open file is none.
    paths = sorted(path for path in paths if not path.name.startswith(("~$", ".")))
    if not paths:
        raise UnreadableInput(
            f"Thư mục “{folder.name}” không có bảng tính nào.", f"Cần tệp {', '.join(_SUFFIXES)} của các đơn vị."
        )
    return paths


def _look(path: Path, kind: str, units: Iterable[str]) -> tuple[FileLook, str]:
    sheets = read_sheets(path)
    mark = read_mark(sheets)
    if mark is None and not kind:
        raise UnreadableInput("Không phải mẫu của chương trình: chọn loại danh sách, hoặc nhập riêng tệp này.")
    of_kind = mark.kind if mark is not None else kind
    if of_kind not in IMPORT_KINDS:
        raise UnreadableInput("Là mẫu của bản Sổ Thi đua khác.")
    look = look_at_sheets(path, of_kind, sheets)
    if not look.layouts:
        raise UnreadableInput("Không thấy dòng tiêu đề của danh sách.")
    if mark is not None:
        return look, mark.unit or _named_in(path, units)
    # A workbook that lost its mark (saved as csv, copied into another) is still of the unit that its name or head says.
    unit = _named_in(path, units) or _named_above(look, units)
    return (replace(look, preset=own_unit(look.sheets, look.layouts, unit)) if unit else look), unit


def _named_above(look: FileLook, units: Iterable[str]) -> str:
    """Return the unit that a line above a list names as the one it is of, "" if there is none."""
    by_words = {_words(unit): unit for unit in units}
    sheets = {sheet.name: sheet for sheet in look.sheets}
    above = [row for layout in look.layouts for row in sheets[layout.sheet].rows[: layout.header.start]]
    lines = (match["unit"] for row in above for cell in row if (match := _OF_UNIT.match(line_of(cell))))
    named = (by_words.get(_words(line)) or by_words.get(_words(line.rpartition(" – ")[0])) for line in lines)
    return next(filter(None, named), "")


def _named_in(path: Path, units: Iterable[str]) -> str:
    """Return the unit whose name is in that of a file, "" if there is none."""
    words = f" {_words(path.stem)} "
    named = [unit for unit in units if f" {_words(unit)} " in words]
    return max(named, key=len, default="")


def _words(text: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(clean_line(text))).split())


def _names(paths: Sequence[Path]) -> Mapping[Path, str]:
    """Return what each file is called: with its folder where two from different ones have a name in common."""
    names: dict[Path, str] = {}
    for call in (lambda path: path.name, lambda path: f"{path.name} ({path.parent.name})", str):
        names = {path: call(path) for path in paths}
        if len(set(names.values())) == len(names):
            break
    return names


def _together(
    folder: Path, kind: str, looks: Sequence[FileLook], shown: Mapping[Path, str], settings: ImportSettings
) -> FileLook:
    """Return the files as one workbook: a row that two of them have is there twice, as within one file."""

    def name(look: FileLook, sheet: str) -> str:
        return f"{shown[look.path]}{_BETWEEN}{sheet}"

    sheets: list[Sheet] = []
    layouts: list[ListLayout] = []
    preset: dict[tuple[str, int, int], str] = {}
    for look in looks:
        used = {layout.sheet for layout in look.layouts}
        sheets += [replace(sheet, name=name(look, sheet.name)) for sheet in look.sheets if sheet.name in used]
        layouts += [replace(layout, sheet=name(look, layout.sheet)) for layout in look.layouts]
        preset |= {(name(look, sheet), row, column): text for (sheet, row, column), text in look.preset.items()}
    marks = [look.mark for look in looks if look.mark is not None]
    _refuse_mixed(settings, [(mark.year, mark.round_code) for mark in marks], kind)
    return FileLook(folder, kind, tuple(sheets), tuple(layouts), marks[0] if marks else TemplateMark(kind), preset)


def _refuse_mixed(settings: ImportSettings, spans: Sequence[tuple[int | None, str]], kind: str) -> None:
    """Raise UnreadableInput for files of two years or rounds, or of a round when none is given for one."""
    rounds = {round_code for _, round_code in spans if round_code}
    if len({year for year, _ in spans}) > 1 or len(rounds) > 1:
        raise UnreadableInput(
            f"Các tệp “{IMPORT_KINDS[kind].title}” là của nhiều năm hoặc nhiều đợt.", "Để riêng từng năm, từng đợt."
        )
    if IMPORT_KINDS[kind].needs_round and not (settings.round_code or rounds):
        raise UnreadableInput("Các tệp không cho biết đợt xét.", "Chọn đợt xét.")


def _sent(proposal: ImportProposal, kind: str, unit: str, name: str) -> SentFile:
    rows = [row for row in proposal.rows if row.place.sheet.startswith(f"{name}{_BETWEEN}")]
    counts = {action: sum(row.action is action for row in rows) for action in RowAction}
    entries = len(rows) - counts[RowAction.LEFT_OUT]
    bad = [row for row in rows if row.action in _BAD]
    trouble = "" if entries else "Tệp không có dòng nào."
    if bad:
        first = bad[0]
        reason = first.reason.replace(f"{name}{_BETWEEN}", "")
        count = f"{len(bad)} dòng chưa ghi được; " if len(bad) > 1 else ""
        trouble = f"{count}dòng {first.place.row}: {reason}"
        trouble = trouble[:1].upper() + trouble[1:]
    new = counts[RowAction.ADD] + counts[RowAction.CHANGE]
    return SentFile(unit, kind, name, entries, new, counts[RowAction.SAME], len(bad), trouble)


def _twice(files: Sequence[SentFile]) -> list[SentFile]:
    """Return the files, with a word on those of a unit that sent two."""
    sent: dict[tuple[str, str], list[str]] = {}
    for file in files:
        if file.unit and file.file:
            sent.setdefault((file.kind, file.unit), []).append(file.file)
    with_words = []
    for file in files:
        others = [name for name in sent.get((file.kind, file.unit), ()) if name != file.file] if file.file else []
        words = f"Đơn vị này gửi cả “{others[0]}”." if others else ""
        with_words.append(replace(file, trouble=" ".join(filter(None, (file.trouble, words)))))
    return with_words
