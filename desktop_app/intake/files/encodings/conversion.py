"""Texts in old letters made Unicode, each by its font, its own look and that of the texts around it.

What was changed is told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.encodings.letters import SCHEME_LABELS, FontLetters, Scheme, to_unicode
from desktop_app.intake.files.encodings.looks import Look, has_old_signs, look_of, majority, reads_old, scheme_of

type CellKey = tuple[int, int]
"""A cell by its row and column, from 0."""
type Cells = tuple[Any, ...]

_ROWS_LOOKED_AT: Final = 5_000
_STEP: Final = 10
EXAMPLES: Final = 3
_LONGEST_EXAMPLE: Final = 80


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was made Unicode: the scheme, and the texts as they were, by place; none where they cannot be put back."""

    scheme: Scheme
    before: Mapping[CellKey, str]
    examples: tuple[tuple[str, str], ...] = field(default=())
    """Some texts before and after."""


def convert_rows(
    rows: list[Cells], fonts: Mapping[CellKey, FontLetters], scheme: Scheme | None = None
) -> Conversion | None:
    """Make the texts of a sheet Unicode where they stand; return what was changed, None if nothing was.

    A text goes by its own look; one that is Vietnamese either way by its font, else by the texts of its row, else by
    those of its column. With a `scheme` that one is used, whatever the texts look like.
    """
    if scheme is None:
        if not fonts and not any(map(has_old_signs, _some_texts(rows))):
            return None
        scheme = _scheme(rows, fonts)
        if scheme is None:
            return None
    around = _Surroundings(rows, scheme, fonts)
    before: dict[CellKey, str] = {}
    examples: list[tuple[str, str]] = []
    for number, row in enumerate(rows):
        changed = around.changed_cells(number, row)
        if not changed:
            continue
        rows[number] = tuple(changed.get(column, cell) for column, cell in enumerate(row))
        before.update({(number, column): row[column] for column in changed})
        examples += [
            (row[column], text) for column, text in changed.items() if " " in text and len(examples) < EXAMPLES
        ]
    return Conversion(scheme, before, tuple(examples[:EXAMPLES])) if before else None


def convert_whole(rows: list[Cells], scheme: Scheme) -> Conversion:
    """Make all texts of a file Unicode that is in old letters from its first byte to its last."""
    before: dict[CellKey, str] = {}
    examples: list[tuple[str, str]] = []
    for number, row in enumerate(rows):
        rows[number] = tuple(to_unicode(cell, scheme) if type(cell) is str else cell for cell in row)
        for column, (old, new) in enumerate(zip(row, rows[number], strict=True)):
            if old != new:
                before[number, column] = old
                if len(examples) < EXAMPLES and " " in new:
                    examples.append((old, new))
    return Conversion(scheme, before, tuple(examples))


def convert_lines(lines: Sequence[str]) -> tuple[list[str], Conversion | None]:
    """Return the lines of a text as Unicode, and what was changed."""
    rows: list[Cells] = [(line,) for line in lines]
    conversion = convert_rows(rows, {})
    return [row[0] for row in rows], conversion


def letters_told(conversions: Sequence[Conversion]) -> str:
    """Return a sentence about letters that were made Unicode, with one text before and after; "" if none were."""
    if not conversions:
        return ""
    kinds = ", ".join(dict.fromkeys(SCHEME_LABELS[conversion.scheme] for conversion in conversions))
    examples = [example for conversion in conversions for example in conversion.examples][:1]
    shown = "".join(f": “{_shortened(before)}” → “{_shortened(after)}”" for before, after in examples)
    return f"Đã đổi chữ {kinds} sang Unicode{shown}."


def _shortened(text: str) -> str:
    line = clean_line(text)
    return line if len(line) <= _LONGEST_EXAMPLE else f"{line[: _LONGEST_EXAMPLE - 1]}…"


def put_back(rows: list[Cells], conversion: Conversion) -> None:
    """Put texts back as they were."""
    by_row: dict[int, dict[int, str]] = {}
    for (number, column), text in conversion.before.items():
        by_row.setdefault(number, {})[column] = text
    for number, texts in by_row.items():
        rows[number] = tuple(texts.get(column, cell) for column, cell in enumerate(rows[number]))


class _Surroundings:
    """What stands around a text that could be read either way: the texts of its row, those of its column."""

    def __init__(self, rows: Sequence[Cells], scheme: Scheme, fonts: Mapping[CellKey, FontLetters]) -> None:
        self._rows = rows
        self._scheme = scheme
        self._fonts = fonts
        # Where all that is old is set in old fonts, what is set in another font is Unicode.
        self._fonts_tell = bool(fonts) and not any(
            look_of(cell, scheme) is Look.OLD
            for number, row in enumerate(rows)
            for column, cell in enumerate(row)
            if type(cell) is str and not cell.isascii() and (number, column) not in fonts
        )
        self._columns: dict[int, Look] = {}

    def changed_cells(self, number: int, row: Cells) -> dict[int, str]:
        """Return the cells of a row that were in old letters, as Unicode."""
        changed: dict[int, str] = {}
        looks = None
        for column, cell in enumerate(row):
            font = self._fonts.get((number, column)) if self._fonts else None
            if type(cell) is not str or (font is None and (self._fonts_tell or cell.isascii())):
                continue
            if looks is None:
                looks = majority(look_of(text, self._scheme) for text in row if type(text) is str)
            around = looks if looks is not Look.EITHER else self._of_column(column)
            text = converted(cell, self._scheme, font, around)
            if text != cell:
                changed[column] = text
        return changed

    def _of_column(self, column: int) -> Look:
        """Return the look of a column's texts; where they do not tell, that of the whole sheet."""
        if column not in self._columns:
            texts = (row[column] for row in self._rows if column < len(row) and type(row[column]) is str)
            look = majority(look_of(text, self._scheme) for text in texts)
            # A sheet is only looked at closely if some of it is in old letters.
            self._columns[column] = Look.OLD if look is Look.EITHER else look
        return self._columns[column]


def converted(text: str, scheme: Scheme, font: FontLetters | None, around: Look) -> str:
    """Return a text as Unicode, by its font if that is an old one, else by its look and what is around it."""
    if font is not None:
        # Whoever typed Unicode into a cell of an old font sees it all the same.
        if look_of(text, font.scheme) is Look.UNICODE:
            return text
        return to_unicode(text, font.scheme, font.capitals)
    return to_unicode(text, scheme) if reads_old(look_of(text, scheme), around) else text


def _scheme(rows: Sequence[Cells], fonts: Mapping[CellKey, FontLetters]) -> Scheme | None:
    scheme = scheme_of(cell for row in rows for cell in row if type(cell) is str and not cell.isascii())
    if scheme is not None or not fonts:
        return scheme
    return Counter(font.scheme for font in fonts.values()).most_common(1)[0][0]


def _some_texts(rows: Sequence[Cells]) -> Iterator[str]:
    for start, stop, step in ((0, _ROWS_LOOKED_AT, 1), (_ROWS_LOOKED_AT, len(rows), _STEP)):
        for row in rows[start:stop:step]:
            for cell in row:
                if type(cell) is str:
                    yield cell
