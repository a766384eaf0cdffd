"""Parts of all reports: sections with numbered headings, the frame from "Kính gửi" to "Nơi nhận", and annexes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count, takewhile

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    Closing,
    Document,
    Metadata,
    Orientation,
    Paragraph,
    PrintedChart,
    Recipients,
    Section,
    Table,
    Titles,
)
from desktop_app.papers.document.numbering import heading_marker, roman
from desktop_app.papers.document.text import lowered
from desktop_app.papers.document.wording import attached_to, date_in_words, document_number
from desktop_app.papers.parts.endings import ended_annex, ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Wording, filled

AS_ABOVE = "Như trên"
FILED = "Lưu: VT, VP"
REPORT_TEXTS = ("subject", "opening", "as_of", "conclusion", "figures_annex", "awards_annex")
REPORT_BLANKS = ("năm", "căn cứ", "cơ quan", "từ ngày", "ngày", "nơi nhận", "phụ lục")
"""The passages that every report has, and the blanks in them."""
REPORT_TITLES = {
    "direction_part": "Đề mục: chỉ đạo, triển khai",
    "results_part": "Đề mục: kết quả thực hiện",
    "plan_parts": "Đề mục: kết quả khi chưa có Kế hoạch",
    "others_part": "Đề mục: hoạt động khác",
    "emulation_part": "Đề mục: thi đua, khen thưởng",
    "movements_part": "Đề mục: phong trào thi đua",
    "commendation_part": "Đề mục: công tác khen thưởng",
    "assessment_part": "Đề mục: đánh giá chung",
    "strengths_part": "Đề mục: ưu điểm",
    "weaknesses_part": "Đề mục: tồn tại, hạn chế",
    "causes_part": "Đề mục: nguyên nhân",
    "objective_causes_part": "Đề mục: nguyên nhân khách quan",
    "subjective_causes_part": "Đề mục: nguyên nhân chủ quan",
    "lessons_part": "Đề mục: bài học kinh nghiệm",
    "next_part": "Đề mục: nhiệm vụ tiếp theo",
    "proposals_part": "Đề mục: đề xuất, kiến nghị",
    "figures_annex": "Phụ lục: số liệu",
    "awards_annex": "Phụ lục: khen thưởng",
    "tasks_annex": "Phụ lục: nhiệm vụ",
    "late_annex": "Phụ lục: số liệu bổ sung của kỳ trước",
    "activities_annex": "Phụ lục: hoạt động",
}
"""The Vietnamese names of the headings and annexes of reports."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A heading of a report and the text under it. `level` is 1 for "I.", 2 for "1.", 3 for "a)".

    `key` identifies the section ("results"); each of `paragraphs` may have several lines.
    """

    key: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """Who issues and signs a report, to whom, when, and the text of its parts in their order.

    `recipients` are the "Kính gửi" lines, none if nobody recorded them, `copies_to` the "Nơi nhận" between
    "Như trên" and `filed`. The report tells the days from `first_day` to `cut_off`; its figures are counted from
    `counted_from`, the day of a plan made within them (None: the first day). `year` is printed where a date is still
    blank; `number` "" and `issued_on` None leave the blanks for after signing. `basis` cites the plan and the
    programme above it.
    `opening` and `conclusion` "" take the kind's usual words. `charts` stand after the sections with these keys, or
    after the last one if their section is not printed.
    """

    issuer: Issuer
    signer: Signer
    year: int
    first_day: date
    cut_off: date
    recipients: tuple[str, ...]
    sections: tuple[ReportSection, ...]
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None
    opening: str = ""
    conclusion: str = ""
    basis: str = ""
    charts: Mapping[str, PrintedChart] = field(default_factory=dict)
    counted_from: date | None = None


@dataclass(frozen=True, slots=True)
class AnnexContent:
    """An annex: its title, its table, and lines below it ("Tổng cộng: …").

    `rows_are` names the rows of a table without a total, which are counted below it. `is_of_days` says that its rows
    are of the report's own days, but for those of `late` records of days before them; `as_of` tells other days than the
    report's.
    """

    title: str
    table: Table
    lines: tuple[str, ...] = ()
    rows_are: str = "nội dung"
    is_of_days: bool = True
    late: int = 0
    as_of: str = ""


def outline(parts: Iterable[tuple[str, int]], wording: Wording) -> tuple[ReportSection, ...]:
    """Return the sections for these keys and levels with the headings of the wording, without text."""
    return tuple(ReportSection(key, filled(wording.texts[f"{key}_part"], {}), level=level) for key, level in parts)


def blanks_of(frame: ReportFrame, annexes: int, plan_title: str = "Kế hoạch") -> dict[str, str]:
    """Return the values of the blanks that all reports have; `plan_title` names a plan of which no more is known."""
    return {
        "năm": str(frame.year),
        "căn cứ": clean_line(frame.basis or plan_title),
        "cơ quan": frame.issuer.name,
        "từ ngày": day_words(frame.counted_from or frame.first_day),
        "ngày": day_words(frame.cut_off),
        "nơi nhận": ", ".join(clean_line(line) for line in frame.recipients),
        "phụ lục": annexes_in_words(annexes),
    }


def report(frame: ReportFrame, words: FilledPassages, annexes: Sequence[AnnexContent], late: int = 0) -> Document:
    """Return the report on A4 portrait, its annexes on landscape pages of their own.

    The frame's own opening and conclusion override those in `words`; "./." is added here. The days counted are said
    with how many `late` records of days before them are counted, too.
    """
    subject, as_of = words["subject"], words["as_of"].rstrip(" .")
    opening, conclusion = frame.opening or words["opening"], frame.conclusion or words["conclusion"]
    body: tuple[Block, ...] = (
        *((Addressees(tuple(map(clean_line, frame.recipients))),) if frame.recipients else ()),
        *text_blocks((f"{opening} {_counted(as_of, late)}{_listed_late(annexes) if late else ''}.",)),
        *section_blocks(frame.sections, frame.charts),
        *ended_text(text_blocks((conclusion,))),
    )
    symbol = f"BC-{frame.issuer.code}"
    return Document(
        metadata=Metadata(title=f"Báo cáo {lowered(subject)}", author=frame.issuer.name),
        letterhead=letterhead(frame.issuer, frame.issued_on, frame.year, frame.number, symbol),
        titles=Titles("BÁO CÁO", subject),
        body=body,
        closing=Closing(
            left=Recipients((*_above(frame), *map(clean_line, frame.copies_to), frame.filed)),
            right=frame.signer.block(),
        ),
        annexes=tuple(_annexes(frame, as_of, annexes)),
    )


def _counted(as_of: str, late: int) -> str:
    """Return which days are counted, and how many late records of days before them are counted, too."""
    return f"{as_of}, gồm cả {count_words(late)} nội dung bổ sung của kỳ báo cáo trước" if late else as_of


def _listed_late(annexes: Sequence[AnnexContent]) -> str:
    """Return in which annex the records of days before those of the report stand, "" for none."""
    named = zip(annex_names(len(annexes)), annexes, strict=True)
    return "".join(f" ({name})" for name, annex in named if not annex.is_of_days)


def _above(frame: ReportFrame) -> tuple[str, ...]:
    return (AS_ABOVE,) if frame.recipients else ()


def annex_names(count: int) -> tuple[str, ...]:
    """Return "Phụ lục I", "Phụ lục II" …; a single one has no number (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1)."""
    return tuple(f"Phụ lục {roman(number)}" for number in range(1, count + 1)) if count > 1 else ("Phụ lục",) * count


def annexes_in_words(count: int) -> str:
    """Return how a sentence names them: "các Phụ lục I, II", or "Phụ lục" for a single one."""
    return f"các Phụ lục {', '.join(map(roman, range(1, count + 1)))}" if count > 1 else "Phụ lục"


def _annexes(frame: ReportFrame, as_of: str, annexes: Sequence[AnnexContent]) -> Iterator[Section]:
    number = document_number(frame.number, f"BC-{frame.issuer.code}")
    source = attached_to("Báo cáo", number, date_in_words(frame.issued_on, frame.year), frame.issuer.name)
    for name, annex in zip(annex_names(len(annexes)), annexes, strict=True):
        days = f"({_counted(annex.as_of.rstrip(' .') or as_of, annex.late)})"
        counted_to = Paragraph(days, italic=True, align=Align.RIGHT, first_line_indent=False)
        yield ended_annex(
            Section(
                titles=Titles(name, annex.title.upper(), source),
                body=((counted_to, annex.table) if annex.is_of_days else (annex.table,)),
                closing=Closing(lines=tuple(filter(None, annex.lines))),
                orientation=Orientation.LANDSCAPE,
            ),
            annex.rows_are,
        )


def marked(sections: Sequence[ReportSection]) -> tuple[tuple[str, ReportSection], ...]:
    """Return each section with its marker; numbers begin again under each heading of the level above."""
    counts: list[int] = []
    numbered_sections = []
    for section in sections:
        del counts[section.level :]
        counts += [0] * (section.level - len(counts))
        counts[-1] += 1
        numbered_sections.append((heading_marker(section.level, counts[-1]), section))
    return tuple(numbered_sections)


def printed_sections(sections: Sequence[ReportSection]) -> tuple[ReportSection, ...]:
    """Return the sections that have something to tell: text of their own, or a section with text below them."""
    telling: set[int] = set()
    headings: list[int] = []
    for place, section in enumerate(sections):
        headings = [above for above in headings if sections[above].level < section.level] + [place]
        if any(map(clean_text, section.paragraphs)):
            telling.update(headings)
    return tuple(section for place, section in enumerate(sections) if place in telling)


def texts(frame: ReportFrame) -> tuple[str, ...]:
    """Return the texts of the report: opening, paragraphs, conclusion."""
    paragraphs = (text for section in frame.sections for text in section.paragraphs)
    return (frame.opening, *paragraphs, frame.conclusion)


def section_blocks(sections: Sequence[ReportSection], charts: Mapping[str, PrintedChart]) -> Iterator[Block]:
    """Yield the headings with the paragraphs and charts under them; a section without text is not printed."""
    printed = printed_sections(sections)
    elsewhere = charts.keys() - {section.key for section in printed}
    numbers = count(1)
    for place, (marker, section) in enumerate(marked(printed)):
        heading = clean_line(section.heading)
        text = heading.upper() if section.level == 1 else heading
        yield Paragraph(
            text if _is_lone(printed, place) else f"{marker} {text}", bold=section.level < 3, level=section.level
        )
        yield from text_blocks(section.paragraphs)
        here = {section.key, *(elsewhere if section is printed[-1] else ())}
        yield from (replace(chart, number=next(numbers)) for key, chart in charts.items() if key in here)


def _is_lone(sections: Sequence[ReportSection], place: int) -> bool:
    """Return whether a section is the only one of its level under its heading, which then needs no number."""
    level = sections[place].level

    def has_beside(others: Sequence[ReportSection]) -> bool:
        levels = takewhile(lambda other: other >= level, (section.level for section in others))
        return level in levels

    return level > 1 and not has_beside(sections[place + 1 :]) and not has_beside(sections[:place][::-1])


def text_blocks(texts: Sequence[str]) -> Iterator[Paragraph]:
    """Yield a paragraph for every line of `texts` that is not empty."""
    for text in texts:
        # What announces a list does not end a page.
        lines = filter(None, clean_text(text).split("\n"))
        yield from (Paragraph(line, keep_next=line.endswith(":")) for line in lines)
