"""Sentences whose numbers and names know their records, and the draft of a report made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final, NamedTuple

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import Number, format_number, percentage
from desktop_app.domain.year.indicators import AutomaticMeasure

RecordIds = Iterable[int]
BULLET: Final = "- "
"""What a line of a list begins with."""


class FigureKind(Enum):
    """How a figure follows from the rows that it opens."""

    COUNT = auto()
    """It is their number."""
    SUM = auto()
    """It is the sum of their column `column`."""
    SHARE = auto()
    """It is their number in % of `whole`."""
    DISTINCT = auto()
    """It is the number of different recipients among them."""


PLACE: Final = "{chỗ}"
"""Stands for the place of a task in its plan, in the words that name it by that."""


class ByPlace(NamedTuple):
    """How a report names a task that it names more than once: at first with its words, then by its place alone."""

    task_id: int
    first: str
    again: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Pieces of a sentence that stand for records: a name, a title, a quoted result; `query` lists the records.

    `by_place` says how a task is named where the report has its name in several places.
    """

    text: str
    query: ListQuery
    by_place: ByPlace | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence: what it counts, its unit, and the list whose rows it counts.

    `is_total` says that it is a figure of the report; others belong to one record, which its annex shows.
    """

    name: str
    unit: str
    value: Number
    text: str
    query: ListQuery
    kind: FigureKind = FigureKind.COUNT
    column: str = ""
    whole: int = 0
    is_total: bool = True
    measure: AutomaticMeasure | None = None
    """What the book measures it as in the annex, too."""
    told_in: str = ""
    """The key of the part that it is of, where other parts have more of what it counts."""


type Piece = str | Mention | Figure
type Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A figure or mention at its place in a paragraph: from `first` up to, but not including, `end`."""

    first: int
    end: int
    link: Mention | Figure


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph of a draft: its text, and what of it stands for records, in order."""

    text: str
    links: tuple[PlacedLink, ...] = ()


@dataclass(slots=True)
class Draft:
    """The paragraphs of a report by the key of their part."""

    paragraphs: dict[str, list[DraftParagraph]] = field(default_factory=dict)

    def say(self, key: str, *parts: Piece | Pieces) -> None:
        """Add a paragraph to a part; its first letter becomes a capital."""
        pieces = words(*parts)
        text, links = "", []
        for piece in pieces:
            piece_text = piece if isinstance(piece, str) else piece.text
            if text in ("", BULLET):
                piece_text = piece_text[:1].upper() + piece_text[1:]
            if not isinstance(piece, str):
                links.append(PlacedLink(len(text), len(text) + len(piece_text), replace(piece, text=piece_text)))
            text += piece_text
        self.paragraphs.setdefault(key, []).append(DraftParagraph(text, tuple(links)))

    @property
    def totals(self) -> tuple[Figure, ...]:
        """The figures of the report, each once, in order: two of one name may count other records and be alike."""
        links = (link.link for part in self.paragraphs.values() for paragraph in part for link in paragraph.links)
        figures = (link for link in links if isinstance(link, Figure) and link.is_total)
        by_records = {(figure.name, *figure.query.scope["ids"], figure.value): figure for figure in figures}
        return tuple(by_records.values())


def words(*parts: Piece | Pieces) -> Pieces:
    """Return pieces and groups of pieces as one group."""
    pieces: list[Piece] = []
    for part in parts:
        pieces += part if isinstance(part, tuple) else (part,)
    return tuple(piece for piece in pieces if piece != "")


def plain(pieces: Pieces) -> str:
    """Return pieces as text, for a paper that opens no records."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def series(items: Sequence[Piece | Pieces], *, apart: str = ", ") -> Pieces:
    """Return items as a list within a sentence: "A", "A và B", "A, B và C"; `apart` stands between the first ones."""
    pieces: list[Piece] = []
    for place, item in enumerate(items):
        if place:
            pieces.append(" và " if place == len(items) - 1 else apart)
        pieces += words(item)
    return tuple(pieces)


def listed(items: Sequence[Piece | Pieces]) -> Pieces:
    """Return items that have commas of their own, parted by semicolons."""
    pieces: list[Piece] = []
    for place, item in enumerate(items):
        pieces += words("; " if place else "", item)
    return tuple(pieces)


def rows(kind: str, ids: RecordIds) -> ListQuery:
    """Return the query of exactly these rows of a list."""
    return ListQuery(kind, scope={"ids": sorted(set(ids))})


def count(
    name: str,
    unit: str,
    kind: str,
    ids: RecordIds,
    *,
    in_ratio: bool = False,
    measure: AutomaticMeasure | None = None,
) -> Figure:
    """Return the number of these rows, below 10 with a zero before it as counts are written: "03", but "3/5"."""
    query = rows(kind, ids)
    value = len(query.scope["ids"])
    return Figure(name, unit, value, format_number(value) if in_ratio else _counted(value), query, measure=measure)


def distinct(name: str, unit: str, kind: str, ids: RecordIds, value: int) -> Figure:
    """Return how many different recipients these rows have."""
    return Figure(name, unit, value, _counted(value), rows(kind, ids), FigureKind.DISTINCT)


def total(name: str, unit: str, kind: str, values: Sequence[tuple[int, int]], column: str, *, alone: bool) -> Figure:
    """Return the sum of a column over rows given as id and value; `alone` for what one record says of itself."""
    query = rows(kind, (row_id for row_id, _ in values))
    value = sum(number for _, number in values)
    return Figure(name, unit, value, _counted(value), query, FigureKind.SUM, column, is_total=not alone)


def share(name: str, kind: str, ids: RecordIds, whole: int, *, measure: AutomaticMeasure | None = None) -> Figure:
    """Return these rows in % of a whole: "95%", to two decimals."""
    query = rows(kind, ids)
    value = percentage(len(query.scope["ids"]), whole) or 0
    return Figure(name, "%", value, f"{format_number(value)}%", query, FigureKind.SHARE, whole=whole, measure=measure)


def _counted(value: int) -> str:
    return f"{value:02d}" if 0 < value < 10 else format_number(value)
