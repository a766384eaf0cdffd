"""Every kind of paper with a number of rows, for tests of what must hold for all of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from desktop_app.papers.document.model import Document, Section, SignatureBlock
from desktop_app.papers.kinds import recovery_sheet
from desktop_app.papers.kinds.recovery_sheet import RecoverySheetData
from tests.papers import awarded_samples as awarded
from tests.papers import movement_samples as movements
from tests.papers import report_samples as reports
from tests.papers import standing_samples as standing
from tests.papers.round_samples import MAKERS, rows
from tests.papers.samples import ISSUER, build, build_exemplars, long_list
from tests.papers.samples import nomination_list as empty_list

type Maker = Callable[[int], Document]


def _of_round(name: str) -> Maker:
    return lambda count: MAKERS[name](rows(count - count // 4, count // 4))


def _of_awarded(name: str) -> Maker:
    return lambda count: awarded.MAKERS[name](rows(count - count // 4, count // 4))


KINDS: Mapping[str, Maker] = {
    "nomination list": lambda count: build(long_list(count - count // 4, count // 4) if count else empty_list()),
    "exemplar list": lambda count: build_exemplars(
        long_list(count - count // 4, count // 4) if count else empty_list()
    ),
    "annual report": lambda count: reports.build_annual(
        replace(reports.annual(), tasks=(reports.TASKS * 20)[:count], awards=(reports.AWARDS * 20)[:count])
    ),
    "half-year report": lambda count: reports.build_half_year(
        replace(reports.half_year(), counts=(reports.COUNTS * 20)[:count])
    ),
    "phase report": lambda count: reports.build_phase(reports.phase(count)),
    "emulation report": reports.build_emulation,
    "task table": lambda count: reports.build_table(reports.task_table(count)),
    "reminder letter": lambda count: reports.build_letter(
        replace(reports.letter(), tasks=(reports.letter().tasks * 20)[: max(count, 1)])
    ),
    "movement report": lambda count: movements.build_report(movements.report(count)),
    "registration list": lambda count: movements.build_list(movements.registrations(count - count // 4, count // 4)),
    "title registrations": lambda count: standing.registrations(count - count // 4, count // 4),
    "title registrations of a unit": lambda count: standing.registrations(count, min(count, 1), "Văn phòng"),
    "initiative book": standing.book,
    "initiative decision": standing.decision,
    "recovery sheet": lambda _: recovery_sheet.build(
        RecoverySheetData(ISSUER, date(2026, 11, 20), "goi.zip", "Nông Thị Lan")
    ),
    **{name: _of_round(name) for name in MAKERS},
    **{name: _of_awarded(name) for name in awarded.MAKERS},
}
MANY = 23
"""Rows enough for a second page of every list."""


def blocks(section: Section) -> list[SignatureBlock]:
    return [block for block in section.closing.columns if isinstance(block, SignatureBlock)]
