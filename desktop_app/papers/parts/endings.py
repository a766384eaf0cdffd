"""How the text of a paper and of its annexes ends: with "./." (Nghị định 30/2020/NĐ-CP, Phụ lục III).

The mark follows the last words, never on a line of its own. What ends in a table has words below it: its total, or else
how many rows it has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.domain.office.citations import count_words
from desktop_app.papers.document.model import BodyRow, GroupRow, Paragraph, Section, Table
from desktop_app.papers.document.wording import THE_END


def ended_text(blocks: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the blocks, the last ending in "./." as a paper does."""
    *before, last = blocks
    return (*before, replace(last, text=_ended(last.text)))


def ended_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines below a table, the last ending in "./."."""
    return (*lines[:-1], *map(_ended, lines[-1:]))


def ended_table(table: Table, lines: Sequence[str] = ()) -> Table:
    """Return a table whose words for no rows end the paper, "Chưa có số liệu./.", unless lines follow below it."""
    if lines or not table.rows or not isinstance(empty := table.rows[-1], GroupRow):
        return table
    return replace(table, rows=(*table.rows[:-1], replace(empty, text=_ended(empty.text.strip("(). ")))))


def ended_annex(annex: Section, rows_are: str = "nội dung") -> Section:
    """Return an annex with "./." after its last words.

    Below a table without a total these say how many rows it has: "Tổng số: 13 chỉ tiêu./." for `rows_are` "chỉ tiêu".
    An empty table ends in the words that say so.
    """
    closing, last = annex.closing, annex.body[-1]
    if not closing.lines and isinstance(last, Paragraph):
        return replace(annex, body=(*annex.body[:-1], *ended_text((last,))))
    if not closing.lines and isinstance(last, Table):
        number = sum(isinstance(row, BodyRow) for row in last.rows)
        if not number and last.rows:
            return replace(annex, body=(*annex.body[:-1], ended_table(last)))
        closing = replace(closing, lines=(f"Tổng số: {count_words(number)} {rows_are}",))
    return replace(annex, closing=replace(closing, lines=ended_lines(closing.lines)))


def _ended(line: str) -> str:
    return f"{line.removesuffix(THE_END).rstrip(' .;')}{THE_END}"
