"""A file before it is compared with the book: its sheets, where the program finds lists, which column holds what."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.fields import words_of
from desktop_app.domain.list_kinds.standing import HOLDS
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.intake.files.columns import column_letters
from desktop_app.intake.files.encodings.conversion import letters_told
from desktop_app.intake.files.encodings.letters import SCHEME_LABELS, Scheme
from desktop_app.intake.files.encodings.looks import has_old_signs
from desktop_app.intake.files.workbook import CellPlace, Sheet, with_letters
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.header import Header
from desktop_app.intake.sheets.reading import ListLayout, Reading
from desktop_app.intake.sheets.selection import guessed_layouts
from desktop_app.intake.sheets.shapes.apart import list_sheets
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportRow, ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.imports.proposing import ACTION_LABELS, fields_of
from desktop_app.services.imports.unit_files.mark import TemplateMark, marked_layouts, own_unit, read_mark
from desktop_app.services.lists import export_rows

LETTERS: Final = {"": "Unicode", **{scheme.value: label for scheme, label in SCHEME_LABELS.items()}}
"""What the letters of a sheet can be, in the clerk's words."""
_PERSONAL: Final = frozenset(
    {name for name, words in words_of(PersonFields).items() if words.personal} | {"male", "female"}
)
"""Fields of a file that say somebody's gender or year of birth; gender may be two columns, each with an x."""
_MOST_NAMED: Final = 5
ROWS_SHOWN: Final = 30
"""How many rows of a sheet the clerk sees when she chooses its columns."""
_NEWS: Final = re.compile(
    r"\b(?:tin tot|(?:cau )?chuyen dep|nguoi tot|viec tot|viec lam tot|guong (?:dien hinh|sang|tieu bieu|tot))\b"
    r"|^(?:ten )?(?:tin bai|cau chuyen|guong)\b|^(?:ngay dang|bao cao tin bai)\b"
)
_ACTIVITY: Final = re.compile(r"(?:ten |noi dung |cac |theo doi )*hoat dong\b")
_ROWS_ABOVE: Final = 10
_MAY_BE_PLANS: Final = frozenset((".docx", ".odt", ".txt"))


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """How a sheet is read: whether it is, its header (0-based rows, `end` exclusive) and the column of each field."""

    sheet: str
    included: bool
    start: int
    end: int
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class FileLook:
    """A file that was read for a kind of list: its sheets, and where the program finds lists in them.

    `mark` is what a template says of itself; `preset` are cells that it leaves empty because it is one unit's own.
    """

    path: Path
    kind: str
    sheets: tuple[Sheet, ...]
    layouts: tuple[ListLayout, ...]
    mark: TemplateMark | None = None
    preset: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    _by_name: dict[str, Sheet] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._by_name.update({sheet.name: sheet for sheet in self.sheets})

    def guessed(self) -> tuple[SheetColumns, ...]:
        """Return how each visible sheet is read as the program guesses it."""
        guesses = []
        for sheet in self.sheets:
            header = next((layout.header for layout in self.layouts if layout.sheet == sheet.name), None)
            if header is None:
                start = next((place for place, row in enumerate(sheet.rows) if len(list(filter(None, row))) > 1), 0)
                header = Header(start, start + 1, {})
            guesses.append(SheetColumns(sheet.name, bool(header.columns), header.start, header.end, header.columns))
        return tuple(guess for guess, sheet in zip(guesses, self.sheets, strict=True) if sheet.visible)

    def texts(self, sheet: str) -> list[tuple[str, ...]]:
        """Return the first rows of a sheet as texts."""
        return [tuple(map(line_of, row)) for row in self._by_name[sheet].rows[:ROWS_SHOWN]]

    def letters_of(self, sheet: str) -> str:
        """Return what the letters of a sheet are read as: "" for Unicode."""
        conversion = self._by_name[sheet].conversion
        return conversion.scheme.value if conversion is not None else ""

    def may_have_old_letters(self, sheet: str) -> bool:
        """Return whether the letters of a sheet can be chosen: some look like those of old fonts."""
        read = self._by_name[sheet]
        if read.conversion is not None:
            return bool(read.conversion.before)
        return any(has_old_signs(cell) for row in read.rows[:ROWS_SHOWN] for cell in row if isinstance(cell, str))

    def with_letters(self, sheet: str, letters: str) -> "FileLook":
        """Return the look with the letters of a sheet read otherwise ("": as they stand, Unicode)."""
        scheme = Scheme(letters) if letters else None
        sheets = tuple(with_letters(each, scheme) if each.name == sheet else each for each in self.sheets)
        return FileLook(
            self.path, self.kind, sheets, guessed_layouts(sheets, fields_of(self.kind)), self.mark, self.preset
        )

    def _letters_told(self) -> str:
        """Return a sentence about the letters that were made Unicode, "" if none were."""
        conversions = [sheet.conversion for sheet in self.sheets if sheet.visible and sheet.conversion is not None]
        return letters_told(conversions)

    def remarks(self, chosen: Sequence[SheetColumns] | None = None) -> str:
        """Return sentences about the file as a whole: its letters, and the sheets that are not read."""
        if self.mark is not None:  # A template has its sheets of choices and instructions from the program.
            return self._letters_told()
        hidden = [sheet.name for sheet in self.sheets if not sheet.visible and sheet.rows]
        read = self.guessed() if chosen is None else chosen
        filled = {sheet.name for sheet in self.sheets if sheet.rows}
        passed_over = [sheet.sheet for sheet in read if not sheet.included and sheet.sheet in filled]
        sentences = [
            self._letters_told(),
            f"Không đọc trang ẩn: {_quoted(hidden)}." if hidden else "",
            f"Không nhập trang: {_quoted(passed_over)}." if passed_over else "",
            self._columns_passed_over(read),
        ]
        return " ".join(filter(None, sentences))

    def _columns_passed_over(self, read: Sequence[SheetColumns]) -> str:
        """Return a sentence about the heads of columns that hold no field, "" if there are none."""
        heads: dict[str, None] = {}
        for sheet in read:
            taken = {*sheet.columns.values()}
            for row in self._by_name[sheet.sheet].rows[sheet.start : sheet.end] if sheet.included else ():
                heads.update(
                    (text, None)
                    for column, cell in enumerate(row)
                    if column not in taken and (text := line_of(cell)) and not self._is_empty(sheet, column)
                )
        names = [f"“{shortened(head, 40)}”" for head in heads]
        more = f" và {len(names) - _MOST_NAMED} cột khác" if len(names) > _MOST_NAMED else ""
        return f"Không đọc cột: {', '.join(names[:_MOST_NAMED])}{more}." if names else ""

    def _is_empty(self, sheet: SheetColumns, column: int) -> bool:
        """Return whether nothing stands in the first rows of a column."""
        below = self._by_name[sheet.sheet].rows[sheet.end : sheet.end + ROWS_SHOWN]
        return not any(column < len(row) and line_of(row[column]) for row in below)

    def text_at(self, place: CellPlace, column: int) -> str:
        """Return the text of a cell as the file has it."""
        row = self._by_name[place.sheet].rows[place.row - 1]
        return line_of(row[column]) if column < len(row) else ""

    def signature(self, chosen: SheetColumns) -> str:
        """Return what a layout is remembered by: the kind of list and the texts of the header."""
        header = self._by_name[chosen.sheet].rows[chosen.start : chosen.end]
        texts = "|".join(fold(line_of(cell)) for row in header for cell in row)
        return f"{self.kind}:{hashlib.blake2b(texts.encode(), digest_size=8).hexdigest()}"

    def reading(
        self,
        chosen: Sequence[SheetColumns],
        cells: Mapping[tuple[str, int, int], str],
        entries: frozenset[tuple[str, int]],
    ) -> Reading:
        """Return how the file is read with the columns, the mended cells and the rows that the clerk chose."""
        layouts = [layout for sheet in chosen if sheet.included for layout in self._layouts(sheet)]
        return Reading(self.sheets, tuple(layouts), {**self.preset, **cells}, entries)

    def as_guessed(self, settings: ImportSettings) -> ImportSettings:
        """Return the settings with how the program reads the file, and with what a template says it is for.

        Raises UnreadableInput for a template of another round than that of the settings.
        """
        mark = self.mark or TemplateMark(self.kind)
        if settings.round_code and mark.round_code and mark.round_code != settings.round_code:
            title_of_file, chosen_title = (round_title(code) for code in (mark.round_code, settings.round_code))
            raise UnreadableInput(
                f"“{self.path.name}” là mẫu của đợt {title_of_file}, không phải đợt {chosen_title}.",
                "Chọn đúng đợt xét rồi nhập lại.",
            )
        return replace(
            settings,
            reading=self.reading(self.guessed(), {}, frozenset()) if self.mark is not None else Reading(self.sheets),
            year=settings.year or mark.year,
            round_code=settings.round_code or mark.round_code,
        )

    def _layouts(self, chosen: SheetColumns) -> list[ListLayout]:
        """Return the layouts of a sheet: a header that is repeated on each page has the same columns."""
        columns = dict(chosen.columns)
        of_sheet = [layout for layout in self.layouts if layout.sheet == chosen.sheet]
        if not of_sheet or of_sheet[0].header.start != chosen.start:
            return [ListLayout(chosen.sheet, Header(chosen.start, chosen.end, columns))]
        guess = of_sheet[0].header.columns
        return [
            replace(layout, header=replace(layout.header, columns=columns))
            if layout.header.columns == guess
            else layout
            for layout in of_sheet
        ]


def look_at(path: Path, kind: str) -> FileLook:
    """Read a file and find its lists of a kind. Raises UnreadableInput if it is none, or a template of another kind."""
    return look_at_sheets(path, kind, list_sheets(path))


def look_at_sheets(path: Path, kind: str, sheets: tuple[Sheet, ...]) -> FileLook:
    """Find the lists of a kind in the sheets of a file. Raises UnreadableInput for a template of another kind."""
    mark = read_mark(sheets)
    if mark is None:
        return FileLook(path, kind, sheets, guessed_layouts(sheets, fields_of(kind)))
    if mark.kind != kind:
        title = IMPORT_KINDS[mark.kind].title if mark.kind in IMPORT_KINDS else mark.kind
        raise UnreadableInput(f"“{path.name}” là mẫu “{title}”, không phải “{IMPORT_KINDS[kind].title}”.")
    layouts = marked_layouts(sheets, mark) or guessed_layouts(sheets, fields_of(kind))
    return FileLook(path, kind, sheets, layouts, mark, own_unit(sheets, layouts, mark.unit))


@dataclass(frozen=True, slots=True)
class GuessedKind:
    """The kind of list that a file looks like ("" for none), and whether it is a template, which says so itself."""

    kind: str
    is_template: bool = False


def guess_kind(path: Path) -> GuessedKind:
    """Return what a file looks like: the kind of list of which it has most columns. Raises UnreadableInput."""
    sheets = list_sheets(path)
    mark = read_mark(sheets)
    if mark is not None and mark.kind in IMPORT_KINDS:
        return GuessedKind(mark.kind, is_template=True)
    layouts = {kind: guessed_layouts(sheets, fields_of(kind)) for kind in IMPORT_KINDS}
    known = {kind: max((len(each.header.columns) for each in of_kind), default=0) for kind, of_kind in layouts.items()}
    best = max(known, key=lambda kind: known[kind])
    if not known[best] or _is_plan(path):
        return GuessedKind("")
    if best == "activities" and _tells_news(path, sheets):
        return GuessedKind("good-news")
    if best == "activities" and known["tasks"] == known[best] and _names_tasks(sheets, layouts["tasks"][0]):
        best = "tasks"
    if best == "tasks" and _has_results(layouts["tasks"], layouts["results"]):
        best = "results"
    return GuessedKind(best)


def _names_tasks(sheets: Sequence[Sheet], layout: ListLayout) -> bool:
    """Return whether the head over the contents of a list says that they are tasks, not what was done."""
    header = layout.header
    rows = next(sheet.rows for sheet in sheets if sheet.name == layout.sheet)[max(0, header.start - 1) : header.end]
    place = header.columns["text"]
    return any("nhiem vu" in fold(line_of(row[place])) for row in rows if place < len(row))


def _has_results(tasks: Sequence[ListLayout], results: Sequence[ListLayout]) -> bool:
    """Return whether lists of tasks have a column of what came of them, which no column of a task is."""
    taken = {(each.sheet, place) for each in tasks for place in each.header.columns.values()}
    places = {(each.sheet, each.header.columns["result"]) for each in results if "result" in each.header.columns}
    return bool(places - taken)


def _is_plan(path: Path) -> bool:
    """Return whether a text with lists in it is a plan with tasks, to which they are annexed."""
    if path.suffix.lower() not in _MAY_BE_PLANS:
        return False
    # Loaded with the first text that is dropped.
    from desktop_app.intake.plan.reader import propose as read_plan

    try:
        return bool(read_plan(path).tasks)
    except UnreadableInput:
        return False


def _tells_news(path: Path, sheets: Sequence[Sheet]) -> bool:
    """Return whether a list of activities is one of good news: they have the same columns, and other words around."""
    by_name = {sheet.name: sheet for sheet in sheets}
    texts = [fold(path.stem.replace("-", " ").replace("_", " "))]
    for layout in guessed_layouts(sheets, fields_of("activities")):
        header = layout.header
        rows = by_name[layout.sheet].rows[max(0, header.start - _ROWS_ABOVE) : header.end]
        texts += [fold(layout.sheet), *(fold(line_of(cell)) for row in rows for cell in row if cell is not None)]
    return any(map(_NEWS.search, texts)) and not any(map(_ACTIVITY.match, texts))


def letters_of(column: int) -> str:
    """Return the letters of a column (0-based), as spreadsheets name it."""
    return column_letters(column)


def personal_labels(proposal: ImportProposal) -> dict[str, str]:
    """Return the columns of a file that leave only when asked for, by field: of holds all."""
    if proposal.kind == HOLDS.key:
        return dict(proposal.labels)
    return {name: label for name, label in proposal.labels.items() if name in _PERSONAL}


def _quoted(names: Sequence[str]) -> str:
    more = f" và {len(names) - _MOST_NAMED} trang khác" if len(names) > _MOST_NAMED else ""
    return ", ".join(f"“{name}”" for name in names[:_MOST_NAMED]) + more


def save_report(
    book: Book, path: Path, proposal: ImportProposal, written: Sequence[int], *, with_personal: bool = False
) -> int:
    """Write what came of each row of a file to a workbook; return the number of rows.

    Gender and year of birth are left out, unless it is to be `with_personal` columns. Raises UnwritableOutput,
    InvalidRecord for holds.
    """
    personal = personal_labels(proposal)
    if proposal.kind == HOLDS.key and not with_personal:
        raise InvalidRecord(f"Bảng “{IMPORT_KINDS[proposal.kind].title}” chỉ lưu khi chọn kèm thông tin cá nhân.")
    labels = {name: label for name, label in proposal.labels.items() if with_personal or name not in personal}
    titles = ("Trang", "Dòng", "Việc", "Ghi", *labels.values(), "Chi tiết")
    columns = tuple(
        Column(str(place), title, ColumnKind.TEXT, 40 if title == "Chi tiết" else 18)
        for place, title in enumerate(titles)
    )
    chosen = set(written)
    rows = [_report_row(labels, row, place in chosen) for place, row in enumerate(proposal.rows)]
    title = IMPORT_KINDS[proposal.kind].title
    return export_rows(book, path, title, columns, rows, personal=with_personal and bool(personal))


def _report_row(labels: Mapping[str, str], row: ImportRow, written: bool) -> tuple[str, ...]:
    texts = (row.texts.get(name, "") for name in labels)
    place = row.place
    return (place.sheet, str(place.row), ACTION_LABELS[row.action], "x" if written else "", *texts, row.reason)
