"""Biểu thống kê khen thưởng for the Sở Nội vụ: awards of a year by type of commendation, award and recipient."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Document,
    GroupRow,
    HeaderCell,
    Metadata,
    Orientation,
    Table,
    TableColumn,
    TableRow,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.numbering import roman
from desktop_app.papers.document.text import CellKind, lowered
from desktop_app.papers.document.wording import money_figures
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.report_tables import NOT_COMPARED

STATISTICS = Passages(
    "bieu-thong-ke-khen-thuong",
    "Biểu thống kê khen thưởng theo loại hình",
    texts=("title", "subject", "as_of", "empty", "total_row", "prepared_by"),
    lists=("total",),
    blanks=("năm", "ngày", "nơi nhận", "năm trước", "số lượt", "số tiền"),
    titles={"total_row": "Dòng tổng cộng trong bảng"},
)


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """The number of one award of one group, by recipient; and the number in the year before.

    The group is the type of commendation, for titles that of titles: they are given for no type.

    `before` is None if the book has no award of that year or an earlier one: then nobody knows it.
    """

    group: str
    award: str
    collectives: int
    individuals: int
    women: int
    leaders: int
    workers: int
    amount: int
    before: int | None

    @property
    def total(self) -> int:
        """All that were given."""
        return self.collectives + self.individuals

    @property
    def counts(self) -> tuple[int, ...]:
        """The numbers in the order of the columns, but for the year before."""
        groups = (self.collectives, self.individuals, self.women, self.leaders, self.workers)
        return (self.total, *groups, self.amount)


@dataclass(frozen=True, slots=True)
class AwardStatisticsData:
    """The data of the table. Rows of one type follow each other. `addressee` is whom it is for, `made_in` the year of
    the paper's own date."""

    issuer: Issuer
    signer: Signer
    year: int
    made_in: int
    as_of: date
    addressee: str
    rows: tuple[StatisticsRow, ...]
    prepared_by: str = ""
    before_until: date | None = None
    """The day up to which the year before is counted, too; None for all of it."""


def build(data: AwardStatisticsData, wording: Wording) -> Document:
    """Return the table on A4 landscape."""
    words = wording.filled(
        {
            "năm": str(data.year),
            "ngày": day_words(data.as_of),
            "nơi nhận": clean_line(data.addressee),
            "năm trước": _of_year_before(data),
            "số lượt": count_words(sum(row.total for row in data.rows)),
            "số tiền": money_figures(sum(row.amount for row in data.rows)),
        }
    )
    return Document(
        metadata=Metadata(title=f"{words['title']} {lowered(words['subject'])}", author=data.issuer.name),
        letterhead=letterhead(data.issuer, None, data.made_in),
        titles=Titles(words["title"].upper(), words["subject"], words["as_of"]),
        body=(Table(_COLUMNS, tuple(_rows(data.rows, words)), _HEAD),),
        closing=list_closing(words, data.prepared_by, data.signer),
        orientation=Orientation.LANDSCAPE,
    )


def _number(title: str, width: float) -> TableColumn:
    return TableColumn(title, width, Align.RIGHT, CellKind.INTEGER)


_COLUMNS = (
    TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL),
    TableColumn("Danh hiệu, hình thức khen thưởng", 74),
    _number("Tổng số", 20),
    _number("Tập thể", 20),
    _number("Cá nhân", 20),
    _number("Nữ", 18),
    _number("Lãnh đạo", 20),
    _number("Trực tiếp", 20),
    _number("Tiền thưởng (đồng)", 28),
    _number("Năm trước", 20),
)
_HEAD = (
    (
        HeaderCell("TT", rows=2),
        HeaderCell("Danh hiệu, hình thức khen thưởng", rows=2),
        HeaderCell("Tổng số", rows=2),
        HeaderCell("Tập thể", rows=2),
        HeaderCell("Cá nhân", rows=2),
        HeaderCell("Trong số cá nhân", columns=3),
        HeaderCell("Tiền thưởng (đồng)", rows=2),
        HeaderCell("Năm trước", rows=2),
    ),
    (HeaderCell("Nữ"), HeaderCell("Lãnh đạo"), HeaderCell("Trực tiếp")),
)


def _rows(rows: Sequence[StatisticsRow], words: FilledPassages) -> Iterator[TableRow]:
    last, groups = "", 0
    for number, row in enumerate(rows, start=1):
        if row.group != last:
            last, groups = row.group, groups + 1
            yield GroupRow(f"{roman(groups)}. {clean_line(last)}")
        yield BodyRow((number, clean_line(row.award), *row.counts, NOT_COMPARED if row.before is None else row.before))
    if not rows:
        yield GroupRow(words["empty"])
        return
    sums = map(sum, zip(*(row.counts for row in rows), strict=True))
    known = [row.before for row in rows if row.before is not None]
    yield TotalRow(words["total_row"], (*sums, sum(known) if known else NOT_COMPARED))


def _of_year_before(data: AwardStatisticsData) -> str:
    """Return why the column of the year before has no figures, or of which part of that year; "" of all of it."""
    if any(row.before is None for row in data.rows):
        return f"chưa có số liệu năm {data.year - 1}"
    return f"năm trước tính đến ngày {day_words(data.before_until)}" if data.before_until and data.rows else ""
