"""The document model: the content of a paper, independent of the file format.

A `Document` is a letterhead, titles, a body of paragraphs and tables, a closing with the signatures, and annexes.
Papers build one from plain data; the writers for PDF, Word and Excel render the same one, so that the three agree.
"""

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Final

from desktop_app.papers.document.text import CellKind, Value
from desktop_app.papers.document.wording import THE_END, cited


class Orientation(StrEnum):
    """The orientation of the A4 page."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Align(StrEnum):
    """The alignment of the lines of a text."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


IDENTITY: Final = "SoThiDua"
"""The property of a Word file that holds the identity of its paper."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The file's properties; `created` None leaves the date to the writer's library.

    `identity` is what a Word file is known by when it comes back changed: letters and digits, "" for none.
    """

    title: str
    author: str = ""
    created: datetime | None = None
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Boxes 1 to 4 of Nghị định 30/2020/NĐ-CP; the Quốc hiệu and Tiêu ngữ are the writers' constant.

    `issuing_lines` holds the line breaks the office has stored for a long name. `number_text` ("Số:        /QĐ-SNgV")
    is "" on a list, which takes the number of the paper it goes with; `place_date` is "" where the form has none.
    `about` is box 5b, the "V/v …" under the number of an official letter; `form` the number of a form ("Mẫu số 01"),
    over the Quốc hiệu. In a body it is that of a form, which the annex that has the form shows. `copied_as` is the form
    of a copy ("TRÍCH SAO"), which has no Quốc hiệu of its own.
    """

    parent_lines: tuple[str, ...]
    issuing_lines: tuple[str, ...]
    number_text: str = ""
    place_date: str = ""
    about: str = ""
    form: tuple[str, ...] = ()
    copied_as: str = ""


@dataclass(frozen=True, slots=True)
class Titles:
    """Box 5a: the type name ("DANH SÁCH"), the subject under it, and the "(Kèm theo …)" line of an annex or list.

    Minutes have no rule under them (Nghị định 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9): `ruled` False.
    """

    type_name: str
    subject: str = ""
    attached_to: str = ""
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body. `lead` is printed in bold before the text ("Điều 1.").

    A `level` of 1 and more makes it a heading of that level, never the last line of a page; neither is one with
    `keep_next`. `dotted` fills what is left of the last line with dots, to be written on by hand.
    """

    text: str
    lead: str = ""
    bold: bool = False
    italic: bool = False
    align: Align = Align.JUSTIFY
    first_line_indent: bool = True
    level: int = 0
    keep_next: bool = False
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Addressees:
    """Box 9a, "Kính gửi:": one name on the same line; several on lines of their own, dashes under the colon."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LegalBases:
    """Box 6: each basis on a line of its own, in italics."""

    bases: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The bases as they are printed: ended by ";" and the last by ".", a law by its name and date only."""
        return ended(tuple(map(cited, self.bases)))


_JUSTIFIED_FROM: Final = 150
"""A column of so many mm has the lines of a paper's text: numbers and days that stay whole leave no holes in them."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; `width_mm` is its share at the table's own width (writers scale the whole to the text width).

    One `if_any` is left out of a table of which no row has anything there; of one that stays, rows without anything
    say so, unless it `may_be_blank`, as a remark need not be made, or is one `of_people`, which says so only below a
    group row of people: a collective has no post (`empty_columns`). Somebody chose the width if that `width_is_set`:
    it is not changed for the sake of others.
    """

    title: str
    width_mm: float
    align: Align = Align.LEFT
    kind: CellKind = CellKind.TEXT
    if_any: bool = False
    may_be_blank: bool = False
    of_people: bool = False
    width_is_set: bool = False

    @property
    def set_align(self) -> Align:
        """How its texts are set: what would be justified in a narrow column has more holes than lines, so it is not."""
        narrow = self.align is Align.JUSTIFY and self.width_mm < _JUSTIFIED_FROM
        return Align.LEFT if narrow else self.align


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a table header with several rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One value for each column; the total below counts it unless it says that it does not (`is_counted`)."""

    values: tuple[Value, ...]
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A bold line over the whole width ("I. TẬP THỂ"); never the last row of a page.

    `counted` says whom the rows below it name ("tập thể", "cá nhân"), where the line may not say it by itself.
    """

    text: str
    counted: str = ""


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A bold row: `label` over the first columns, then one value for each column that is left."""

    label: str
    values: tuple[Value, ...]


type TableRow = BodyRow | GroupRow | TotalRow


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table whose header is repeated on every page.

    `header` is () for one row with the columns' titles; otherwise its rows list the cells that begin in each of them,
    left to right, as HTML does. Every row of the body is at least `row_mm` high, which leaves room to sign in it.
    A very long table is set `smaller_pt` points smaller than others. `cut_rows` are the places of rows that may
    go on on the next page, so that the one they begin on is not left empty; one whose rows are texts of a plan
    (`long_rows`) fills its first page so. Of one that `ends_with_two` the last entry is not alone on its page.
    ValueError if the cells of the header or of a row do not fill the columns exactly.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    header: tuple[tuple[HeaderCell, ...], ...] = ()
    row_mm: float = 0
    smaller_pt: int = 0
    cut_rows: tuple[int, ...] = ()
    ends_with_two: bool = False
    long_rows: bool = False

    @property
    def kept_entry(self) -> int:
        """The place of the entry that stays with the last one, -1 for none."""
        entries = (
            [place for place, row in enumerate(self.rows) if isinstance(row, BodyRow)] if self.ends_with_two else []
        )
        return entries[-2] if len(entries) > 1 else -1

    def __post_init__(self) -> None:
        count = len(self.columns)
        for row in self.rows:
            if isinstance(row, BodyRow) and len(row.values) != count:
                raise ValueError(f"a row has {len(row.values)} values for {count} columns")
            if isinstance(row, TotalRow) and len(row.values) >= count:
                raise ValueError("a total row has no column left for its label")
        placed_header(self)


@dataclass(frozen=True, slots=True)
class PlacedHeaderCell:
    """A header cell and where it begins: row and column from 0."""

    cell: HeaderCell
    row: int
    column: int


def header_rows(table: Table) -> tuple[tuple[HeaderCell, ...], ...]:
    """Return the header rows; without any in the table, one row with the columns' titles."""
    return table.header or (tuple(HeaderCell(column.title) for column in table.columns),)


def placed_header(table: Table) -> tuple[PlacedHeaderCell, ...]:
    """Return all header cells with their places. ValueError if they overlap or leave a gap."""
    rows, count = header_rows(table), len(table.columns)
    filled: set[tuple[int, int]] = set()
    placed = []
    for number, row in enumerate(rows):
        for cell in row:
            free = [column for column in range(count) if (number, column) not in filled]
            if not free:
                raise ValueError("the head of a table has more cells than columns")
            area = {(number + down, free[0] + across) for down in range(cell.rows) for across in range(cell.columns)}
            if area & filled:
                raise ValueError("cells of the head of a table overlap")
            filled |= area
            placed.append(PlacedHeaderCell(cell, number, free[0]))
    if filled != {(number, column) for number in range(len(rows)) for column in range(count)}:
        raise ValueError("the head of a table does not fill its columns")
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A label of a chart, and a number for each of its series; None for what there is nothing to tell of."""

    label: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class PrintedChart:
    """Lying bars with their numbers, in greys that a black-and-white printer keeps apart, and a caption below them.

    `series` are the names of the bars of each row, ("",) for one that needs none. `number` counts the charts of a paper
    from 1. A workbook has no charts: their numbers stand in its tables. `about` is the key by which it was asked for.
    """

    number: int
    title: str
    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    about: str = ""

    @property
    def caption(self) -> "Paragraph":
        """The line below it."""
        text = f"Biểu đồ {self.number}. {self.title}"
        return Paragraph(text, italic=True, align=Align.CENTER, first_line_indent=False)


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Box 7: the capacity lines ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), room to sign, and the name.

    `above_name` is the position that stands over the name where a Council's chair signs, `hint` the words in italics
    under the capacity ("(Ký, họ tên)").
    """

    capacity_lines: tuple[str, ...]
    name: str = ""
    above_name: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Box 9b, "Nơi nhận:"; the writer sets the dashes, ";" and the final "."."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """What ends a paper, kept together with the last lines before it and never alone on a page.

    `lines` stand above the signatures ("Tổng cộng: 3 tập thể, 12 cá nhân."). With a `middle` the three have a third of
    the width each. `below` them stand the recipients of a paper that two sign. The room to sign is that of the layout,
    unless it has so many `signature_lines`.
    """

    lines: tuple[str, ...] = ()
    left: SignatureBlock | Recipients | None = None
    right: SignatureBlock | None = None
    middle: SignatureBlock | None = None
    below: Recipients | None = None
    signature_lines: int = 0

    @property
    def columns(self) -> tuple[SignatureBlock | Recipients | None, ...]:
        """The signatures and recipients side by side, from the left; () for none.

        Shorter capacities get empty lines, so that all names are at one height.
        """
        columns = (self.left, self.middle, self.right) if self.middle else (self.left, self.right)
        lines = max((len(block.capacity_lines) for block in columns if isinstance(block, SignatureBlock)), default=0)
        return tuple(map(partial(_lengthened, lines=lines), columns)) if any(columns) else ()


def _lengthened(block: SignatureBlock | Recipients | None, lines: int) -> SignatureBlock | Recipients | None:
    if not isinstance(block, SignatureBlock):
        return block
    return replace(block, capacity_lines=block.capacity_lines + ("",) * (lines - len(block.capacity_lines)))


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """What makes a paper a copy (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II): who copied it, number, day, signature.

    It stands below a line over the whole width, on the page of the last words copied.
    """

    letterhead: Letterhead
    closing: Closing


type Block = Letterhead | Paragraph | LegalBases | Addressees | Table | PrintedChart


KEPT_ROWS: Final = 2
"""Of a list, on the page of its signatures."""


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one orientation, numbered from 1: a paper, one of its annexes, or one of several letters in a file.

    `name` is what an Excel sheet and a bookmark are called, "" for the type name of the titles. One that is to be
    `cut_off` stands on the page of the section before it if it fits there whole, a line to cut along between them; if
    its pages are numbered it begins one. `text_smaller_pt` is by how many points its text is set smaller than the
    layout has it, within what the layout's rules allow. Its last `kept_blocks` (of a table the last `kept_rows`, as of
    one right above the signatures) stay on the page of the signatures, which has too little on it otherwise.
    """

    name: str = ""
    letterhead: Letterhead | None = None
    titles: Titles | None = None
    body: tuple[Block, ...] = ()
    closing: Closing = field(default_factory=Closing)
    orientation: Orientation = Orientation.PORTRAIT
    numbered: bool = True
    cut_off: bool = False
    text_smaller_pt: int = 0
    kept_blocks: int = 0
    kept_rows: int = KEPT_ROWS
    copied: CopyBlock | None = None

    @property
    def label(self) -> str:
        """Its name, "" if it has none: "Báo cáo", "Phụ lục I"."""
        name = self.name or (self.titles.type_name if self.titles else "")
        return name.capitalize() if name.isupper() else name


@dataclass(frozen=True, slots=True)
class Document:
    """A paper on A4, ready for any of the writers. `annexes` follow it, each beginning a page of its own.

    `corrections` are the texts of records that it prints without the errors they have from a plan. One that is
    `copied` is another's, up to that block.
    """

    metadata: Metadata
    letterhead: Letterhead | None = None
    titles: Titles | None = None
    body: tuple[Block, ...] = ()
    closing: Closing = field(default_factory=Closing)
    orientation: Orientation = Orientation.PORTRAIT
    annexes: tuple[Section, ...] = ()
    name: str = ""
    numbered: bool = True
    corrections: tuple[str, ...] = ()
    text_smaller_pt: int = 0
    kept_blocks: int = 0
    kept_rows: int = KEPT_ROWS
    copied: CopyBlock | None = None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The paper itself and its annexes."""
        shared = {each.name for each in fields(Section)} & {each.name for each in fields(self)}
        own = Section(**{name: getattr(self, name) for name in shared - {"copied"}})
        *before, last = (own, *self.annexes)
        return (*before, replace(last, copied=self.copied) if self.copied else last)

    @property
    def page_runs(self) -> tuple[tuple[Section, ...], ...]:
        """The sections in runs that begin a page each: one section, or one and those that are cut off from it."""
        runs: list[list[Section]] = []
        for section in self.sections:
            if runs and section.cut_off and not section.numbered:
                runs[-1].append(section)
            else:
                runs.append([section])
        return tuple(map(tuple, runs))


def ended(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return `lines` each ending in ";" and the last in ".", as bases and recipients are written."""
    bare = [line.rstrip(" ;.") if not line.rstrip().endswith(THE_END) else line.rstrip() for line in lines]
    return tuple(
        line if line.endswith(THE_END) else line + (";" if number < len(bare) else ".")
        for number, line in enumerate(bare, start=1)
    )
