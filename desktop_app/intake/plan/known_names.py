"""The names that a plan says in sure places: fields and columns of who leads, headings, recipients, clear sentences.

They are bound in its sentences before these are read, and so are the names that the book knows: elsewhere a name ends
where no name is known to go on, which cuts names of unusual words and draws verbs of unusual words into others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.plan.bodies import read_bodies
from desktop_app.intake.plan.columns import ColumnRole, cell_at, read_columns
from desktop_app.intake.plan.doers.lists import read_named, read_whole
from desktop_app.intake.plan.fields import Label, begins_field, read_fields
from desktop_app.intake.plan.names.bound import bind
from desktop_app.intake.plan.names.kinds import CAPITAL, HEAD
from desktop_app.intake.plan.names.named import Body, begins_body, begins_verb
from desktop_app.intake.plan.outline import Block, OutlineSection
from desktop_app.intake.plan.tables import PlacedTable
from desktop_app.intake.plan.words import ends_with_mark

_LABELLED = re.compile(
    r"(?:chủ trì|phối hợp|thực hiện|phụ trách|đầu mối|tham mưu|trách nhiệm|phân công|triển khai)[^:.]{0,30}:",
    re.IGNORECASE,
)
_SURELY_GOES_ON = re.compile(r" (?:chủ trì|có trách nhiệm|chịu trách nhiệm|phối hợp với|là cơ quan|là đơn vị)(?!\w)")
_GIVEN = re.compile("(?:Giao|Đề nghị|Yêu cầu|Phân công|Trách nhiệm|Nhiệm vụ|Đối với) ")
_WHOSE_WORK = re.compile(r"\w+ \w+ viên(?!\w)")
"""Who is called by his work: "Điều tra viên"."""
_REMARK = re.compile(r"\s*\([^()]*\)")
_LONGEST, _MOST_WORDS = 100, 14
_OF_WHOM = frozenset({Label.LEAD, Label.SUPPORT})
_WHO_COLUMNS = frozenset({ColumnRole.LEAD, ColumnRole.SUPPORT, ColumnRole.BOTH})


def bind_known_names(
    sections: Sequence[OutlineSection], tables: Sequence[PlacedTable], recipients: Iterable[str], of_book: Iterable[str]
) -> list[PlacedTable]:
    """Bind in the sections what names are known, and return the tables with them bound in their cells."""
    blocks: list[OutlineSection | Block] = []
    for section in sections:
        blocks += [section, *section.items]
    texts = [block.text for block in blocks]
    cells = [cell.text for table in tables for _, row in table.rows for cell in row]
    bodies = [*_of_fields(texts), *_of_tables(tables), *_of_recipients(recipients)]
    names = {body.name for body in bodies if _is_own_name(body)} | {name for name in of_book if _is_long(name)}
    names |= set(_of_openings(sections, texts))
    bound = iter(bind([*texts, *cells], names))
    for block in blocks:
        block.text = next(bound)
    return [
        replace(
            table, rows=tuple((at, tuple(replace(cell, text=next(bound)) for cell in row)) for at, row in table.rows)
        )
        for table in tables
    ]


def _of_fields(texts: Iterable[str]) -> Iterator[Body]:
    for text in texts:
        if ":" in text and _LABELLED.search(text):
            for each in read_fields(text)[1]:
                if each.label in _OF_WHOM:
                    yield from read_named(each.value)


def _of_openings(sections: Sequence[OutlineSection], texts: Sequence[str]) -> Iterator[str]:
    """Yield the names that headings are, and those before a colon or before words that surely go on.

    Where its words alone do not tell a name, it must stand elsewhere too, or have items below it.
    """
    small = ""
    for section in sections:
        blocks: list[OutlineSection | Block] = [section, *section.items]
        for block in blocks:
            text = block.text
            if begins_field(text) or (not begins_body(text) and not _GIVEN.match(text)):
                continue
            clause = _SURELY_GOES_ON.search(text, 0, _LONGEST)
            colon = text.find(":", 0, _LONGEST)
            end = clause.start() if clause and (colon < 0 or clause.start() < colon) else colon
            if end < 0 and (block is not section or not section.items or ends_with_mark(text)):
                continue
            words = text[:end] if end >= 0 else text
            bodies, surely = read_whole(words)
            if end < 0 and block is section and section.items and bodies and not surely:
                surely = _is_title(words, bodies[0])
            if not surely and bodies:
                small = small or "\n".join(texts).lower()
                surely = small.count(bodies[0].name.lower()) > 1
            yield from (body.name for body in bodies if surely and _is_own_name(body))


def _is_title(words: str, body: Body) -> bool:
    """Return whether a heading with items below it is a name: behind what is read of it without that no verb stands."""
    read, end = read_bodies(words, 0, outside_groups=True)
    return bool(read) and body.name == words and not begins_verb(words[end:].lstrip())


def _of_tables(tables: Iterable[PlacedTable]) -> Iterator[Body]:
    for table in tables:
        rows = [row for _, row in table.rows]
        columns, head = read_columns(rows, table.width)
        for place in (place for place, column in enumerate(columns) if column.role in _WHO_COLUMNS):
            cells = (cell_at(row, place) for row in rows[head:])
            for text in {cell.text for cell in cells if cell is not None and cell.width == 1}:
                if begins_field(text):
                    yield from _of_fields([text])
                elif fold(text) != fold(columns[place].words):
                    yield from read_named(text)


def _of_recipients(recipients: Iterable[str]) -> Iterator[Body]:
    for line in recipients:
        yield from read_whole(_REMARK.sub("", line).strip(" .,;"))[0]


def _is_own_name(body: Body) -> bool:
    """Return whether a body is called by a name of its own, not by words that name many."""
    is_work = begins_verb(body.name) and not _WHOSE_WORK.match(body.name) and not begins_body(body.name)
    named = CAPITAL.match(body.name) is not None and not is_work
    return named and body.kind is not UnitKind.EVERYONE and _is_long(body.name)


def _is_long(name: str) -> bool:
    """Return whether a name has more than the word for its kind."""
    kind = HEAD.match(name)
    return " " in name and len(name) <= _LONGEST and len(name.split()) <= _MOST_WORDS and not (kind and kind[0] == name)
