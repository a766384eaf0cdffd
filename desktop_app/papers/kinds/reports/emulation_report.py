"""Báo cáo tổng kết công tác thi đua, khen thưởng of a year, with the list of those who were commended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop_app.papers.document.model import Document
from desktop_app.papers.parts import reports
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.report_tables import ReportedAward, award_table, award_totals, awards_title
from desktop_app.papers.parts.reports import AnnexContent, ReportFrame, ReportSection

_PARTS = (
    ("results", 1),
    ("direction", 2),
    ("registration", 2),
    ("movements", 2),
    ("commendation", 2),
    ("assessment", 1),
    ("strengths", 2),
    ("weaknesses", 2),
    ("causes", 2),
    ("next", 1),
)
"""The parts in their order with their levels."""
_ASSESSED = ("strengths", "weaknesses", "causes")
_WRITTEN = (*_ASSESSED, "next")
"""The parts that the clerk writes: one that is not recorded leaves a line, an assessment that nobody wrote one only."""
_TO_WRITE = "……………………………………………………………………"
_HEADINGS = tuple(f"{key}_part" for key, _ in _PARTS)
EMULATION_REPORT = Passages(
    "bao-cao-tong-ket-thi-dua",
    "Báo cáo tổng kết công tác thi đua, khen thưởng năm",
    texts=("subject", "opening", "as_of", "conclusion", "awards_annex", *_HEADINGS),
    lists=("addressees",),
    blanks=reports.REPORT_BLANKS,
    plain=_HEADINGS,
    titles=reports.REPORT_TITLES | {"registration_part": "Đề mục: đăng ký thi đua", "addressees": "Kính gửi"},
)


@dataclass(frozen=True, slots=True)
class EmulationReportData:
    """The data of the report. `paragraphs` are the texts of the parts by key; those without any are not printed."""

    frame: ReportFrame
    paragraphs: Mapping[str, tuple[str, ...]]
    awards: tuple[ReportedAward, ...] = ()
    money: int = 0
    """What went with them, in đồng."""


def build(data: EmulationReportData, wording: Wording) -> Document:
    """Return the report on A4 portrait, the list of awards on landscape pages."""
    annexes = _annexes(data.awards)
    blanks = reports.blanks_of(data.frame, annexes) | {
        "năm": str(data.frame.cut_off.year),
        "căn cứ": data.frame.basis,
        "phụ lục": reports.annexes_in_words(annexes) if annexes else "",
    }
    # Its last sentence names whom the wording itself addresses it to.
    recipients = wording.filled(blanks).lines("addressees")
    words = wording.filled(blanks | {"nơi nhận": ", ".join(recipients)})
    frame = replace(data.frame, recipients=recipients, sections=_sections(data.paragraphs, wording))
    content = AnnexContent(
        awards_title(words["awards_annex"], data.awards),
        award_table(data.awards),
        (award_totals(data.awards, money=data.money),),
    )
    return reports.report(frame, words, (content,) * annexes)


def _annexes(awards: Sequence[ReportedAward]) -> int:
    return int(bool(awards))


def _sections(paragraphs: Mapping[str, tuple[str, ...]], wording: Wording) -> tuple[ReportSection, ...]:
    is_assessed = any(paragraphs.get(key) for key in _ASSESSED)
    to_write = _WRITTEN if is_assessed else ("assessment", "next")
    return tuple(
        replace(
            section, paragraphs=paragraphs.get(section.key, ()) or ((_TO_WRITE,) if section.key in to_write else ())
        )
        for section in reports.outline(_PARTS, wording)
    )
