"""Our side of the benchmarks of papers and workbooks: the program's own writers and readers.

`python -m tests.benchmarks.paper_ours NAME …` does one of them in this process and tells its CPU as JSON; loading the
libraries counts, on both sides.
"""

import importlib
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.runtime.interpreter.garbage_collection import stop_collection
from tests.benchmarks.paper_rows import (
    LIST_HEAD,
    LIST_MM,
    SHEET_HEAD,
    SHEET_WIDTHS,
    TITLE,
    Row,
    listed,
    make,
    measured,
    measured_with_memory,
    stored,
)

if TYPE_CHECKING:
    from desktop_app.papers.document.model import Document
    from desktop_app.papers.formats import PaperFormat
    from desktop_app.papers.kinds.proposals.nomination_list import NominationListData


_SIGNS_OF_PLAN = 200_000
"""As many as a plan of 100 pages has."""


def paper(path: str, format: str) -> None:
    """Write the list by the program, every column flush left as on the other side."""
    rows = list(stored(path))

    def work() -> None:
        from desktop_app.papers.document.model import (
            BodyRow,
            Document,
            Metadata,
            Orientation,
            Table,
            TableColumn,
            Titles,
        )
        from desktop_app.papers.formats import PaperFormat

        columns = tuple(map(TableColumn, LIST_HEAD, LIST_MM))
        table = Table(columns, tuple(BodyRow(listed(row)) for row in rows))
        document = Document(Metadata(TITLE), titles=Titles(TITLE), body=(table,), orientation=Orientation.LANDSCAPE)
        _write(document, PaperFormat(format))

    measured(work)


def nominations(path: str, format: str) -> None:
    """Write the nomination list as the program builds it: letterhead, signatures, justified summaries."""
    rows = list(stored(path))

    def work() -> None:
        from desktop_app.papers.formats import PaperFormat

        _write(_built(_nominations(rows)), PaperFormat(format))

    measured(work)


def built(path: str) -> None:
    """Write the nomination list as a workbook, the writer loaded and the list built before: the writing counts."""
    from desktop_app.papers.formats import PaperFormat

    importlib.import_module("desktop_app.papers.excel.writer")
    # The nominations stay, too: in the place of what has gone, the writing would take memory unseen.
    nominations = _nominations(stored(path))
    document = _built(nominations)
    measured_with_memory(lambda: _write(document, PaperFormat.XLSX))


def _nominations(rows: Iterable[Row]) -> "NominationListData":
    from desktop_app.papers.kinds.proposals.nomination_list import ListEntry, NominationListData
    from desktop_app.papers.parts.office import Issuer, Signer

    issuer = Issuer("UBND tỉnh Sơn Hạ", "Sở Ngoại vụ", "SNgV", "Sơn Hạ")
    signer = Signer(("Giám đốc",), "Vương Thị Ánh Tuyết")
    entries = tuple(ListEntry(row.name, row.unit, row.award, row.note) for row in rows)
    return NominationListData(issuer, "sơ kết 6 tháng đầu năm 2026", 2026, (), entries, signer)


def _built(nominations: "NominationListData") -> "Document":
    from desktop_app.papers.kinds.proposals.nomination_list import NOMINATIONS, build
    from tests.papers.shipped import shipped_wording

    return build(nominations, shipped_wording(NOMINATIONS, date(2026, 7, 2)))


def _write(document: "Document", format: "PaperFormat") -> None:
    from desktop_app.papers.formats import write

    with tempfile.TemporaryFile() as stream:
        write(document, format, stream)


def rows(path: str, out: str, together: str = "") -> None:
    """Export the twelve columns by the program, row by row as they come from the file, or loaded `together` before."""
    rows = list(stored(path)) if together else stored(path)

    def work() -> None:
        from desktop_app.domain.lists import Column, ColumnKind
        from desktop_app.papers.excel.list_workbook import ListSheet, write_workbook

        kinds = {"Ghi chú": ColumnKind.LONG_TEXT, "Ngày": ColumnKind.DATE}
        columns = [
            Column(title, title, kinds.get(title, ColumnKind.TEXT), width)
            for title, width in zip(SHEET_HEAD, SHEET_WIDTHS, strict=True)
        ]
        with Path(out).open("wb") as stream:
            write_workbook(stream, [ListSheet("Danh sách", columns, rows)])

    measured(work)


def people(path: str) -> None:
    """Read the people of a workbook by the program: every row checked, every error with its place."""

    def work() -> None:
        from desktop_app.intake.sheets.people import read_people

        read_people(Path(path))

    measured(work)


def plan_file(path: str) -> None:
    """Write a plan of some 100 pages: the sections of the shipped one again and again, under numbers of their own."""
    from desktop_app.runtime.resources import resource
    from tests.data.corpus.plans import CorpusPlan, write_plan

    text = resource("plans", "ke-hoach-2022-2030.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line.strip()]
    end = next(place for place, line in enumerate(lines) if line.startswith("Nơi nhận"))
    starts = [place for place, line in enumerate(lines) if re.match(r"[IVX]+\. ", line)]
    sections = [lines[start:stop] for start, stop in zip(starts[1:], [*starts[2:], end], strict=True)]
    body, number = list(lines[starts[0] : starts[1]]), 1
    while sum(map(len, body)) < _SIGNS_OF_PLAN:
        for _, *rest in sections:
            number += 1
            body += [f"{_roman(number)}. NHIỆM VỤ, GIẢI PHÁP NHÓM {number}", *rest]
    body += lines[end:]
    target = Path(path)
    plan = CorpusPlan(target.stem, tuple(body), (), (), target.suffix[1:])
    write_plan(plan, target.parent)


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def plan(path: str) -> None:
    """Read a plan by the program: headings, tasks, leads, deadlines."""

    def work() -> None:
        from desktop_app.intake.plan.reader import propose

        propose(Path(path))

    measured(work)


SIDES: dict[str, Callable[..., None]] = {
    side.__name__: side for side in (make, paper, nominations, built, rows, people, plan_file, plan)
}


def main(arguments: Sequence[str]) -> None:
    """Do the side that is named first, with the other arguments, as in the window: Python searches for no garbage."""
    stop_collection()
    SIDES[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
