"""Text with marks for its tables, as RTF and old Word files give it, as paragraphs and tables.

A paragraph ends with a line break, a cell with \\x1f, a row with \\r; \\v is a line break within a paragraph.
"""

from collections.abc import Iterator

from desktop_app.intake.files.tables import TextCell, TextTable, cell_text


def marked_blocks(text: str) -> Iterator[str | TextTable]:
    """Yield the paragraphs and tables of a marked text."""
    rows: list[tuple[TextCell, ...]] = []
    *chunks, rest = text.split("\r")
    for chunk in chunks:
        # What stands before the first cell's last line are paragraphs above the table.
        first, *others = chunk.rstrip("\n").removesuffix("\x1f").split("\x1f")
        *above, cell = first.split("\n")
        if any(map(str.strip, above)):
            yield from _table(rows)
            rows = []
            yield from _paragraphs(above)
        rows.append(tuple(TextCell(cell_text(words.split("\v")), place) for place, words in enumerate([cell, *others])))
    yield from _table(rows)
    yield from _paragraphs(rest.replace("\x1f", "\n").split("\n"))


def _table(rows: list[tuple[TextCell, ...]]) -> Iterator[str | TextTable]:
    table = TextTable(tuple(row for row in rows if any(cell.text for cell in row)))
    if table.sets_out:
        yield from table.lines()
    else:
        yield table


def _paragraphs(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from line.split("\v")
