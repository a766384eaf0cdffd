"""What a report over several years says beside the yearly one: causes by their kind, and what was learned.

Both are judgements: the clerk writes them where the records are, and dots stand for what she has not written.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from desktop_app.domain.office.citations import count_words
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.kinds.reports.phase_report import LESSONS, OBJECTIVE, SUBJECTIVE
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.spans import report_row
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL
from desktop_app.services.papers.reports.texts.drafts import Annexes
from desktop_app.services.papers.reports.texts.sentences import Draft, DraftParagraph
from desktop_app.store import records

OF_YEARS: Final = Annexes("Phụ lục II", "", "Phụ lục IV")
"""The annexes that the text names."""
_KINDS: Final = {"khách quan": OBJECTIVE, "chủ quan": SUBJECTIVE}
_MARK: Final = re.compile(r"(?:(?<=[:;] )|(?<= là ))(?:(?:nguyên nhân|do) )?(khách quan|chủ quan): ", re.IGNORECASE)
"""What the clerk writes before a cause to say of which kind it is."""
_LESSON: Final = re.compile(r"(?:- ?)?bài học(?: kinh nghiệm)?: *(\S.*)", re.IGNORECASE)
"""A line of a yearly report in which she wrote what was learned in its year."""


def look_back(draft: Draft, connection: records.Reader, years: Sequence[int], plan_id: int | None) -> None:
    """Part the causes by their kind, and tell what was learned in these years."""
    _tell_causes_by_kind(draft)
    _tell_lessons(draft, connection, years, plan_id)


def _tell_causes_by_kind(draft: Draft) -> None:
    """Put each cause below its kind, as far as the clerk wrote of which it is; dots stand for a kind still to tell."""
    unsorted: list[DraftParagraph] = []
    for paragraph in draft.paragraphs.pop("causes", []):
        before, *marked = _MARK.split(paragraph.text)
        if not marked or not before.endswith((": ", " là ")):
            unsorted.append(paragraph)
            continue
        for kind, cause in zip(marked[::2], marked[1::2], strict=True):
            draft.say(_KINDS[kind.lower()], f"{before}{cause.rstrip(' .;')}.")
    if unsorted:
        draft.paragraphs["causes"] = unsorted
    of_kinds = [key for key in _KINDS.values() if key in draft.paragraphs]
    # Of which nobody wrote a kind stands in one list, as in a report that does not part them.
    if draft.paragraphs.get("weaknesses") and bool(unsorted) is bool(of_kinds):
        for key in _KINDS.values():
            draft.paragraphs.setdefault(key, [DraftParagraph(LINE_TO_FILL)])


def _tell_lessons(draft: Draft, connection: records.Reader, years: Sequence[int], plan_id: int | None) -> None:
    """Tell what the clerk wrote in the yearly reports of a plan as learned; dots stand for nothing."""
    for year in years:
        row = report_row(connection, ANNUAL, str(year), plan_id)
        parts = records.living(connection, "report_part", {"report_id": row["id"]}) if row else []
        for line in "\n".join(str(part["text"]) for part in parts).split("\n"):
            if lesson := _LESSON.fullmatch(line.strip()):
                draft.say(LESSONS, f"- {capitalised(lesson[1].rstrip(' .;'))} (năm {year}).")
    draft.paragraphs.setdefault(LESSONS, [DraftParagraph(LINE_TO_FILL)])


def still_to_write(parts: Sequence[ReportPart]) -> Iterator[tuple[str, str]]:
    """Yield the key of each part that a report still has dots for, or has not parted, and where the clerk writes it."""
    by_key = {part.key: part for part in parts}
    causes, of_kinds = by_key["causes"], [by_key[key] for key in _KINDS.values()]
    if causes.text and not causes.edited and not any(part.edited for part in of_kinds):
        named = "; ".join(line.partition(": ")[0] for line in causes.text.split("\n"))
        number = count_words(len(causes.text.split("\n")))
        yield (
            causes.key,
            f"Chưa phân khách quan, chủ quan của {number} nguyên nhân đã ghi ({named}): viết “Khách quan:” hoặc “Chủ "
            "quan:” trước nguyên nhân, hoặc viết thẳng vào hai mục này ở trang Báo cáo.",
        )
    if by_key[LESSONS].text == LINE_TO_FILL:
        yield (
            LESSONS,
            "Chưa ghi bài học kinh nghiệm: viết ở trang Báo cáo, hoặc lấy từ các dòng bắt đầu bằng “Bài học kinh "
            "nghiệm:” trong báo cáo năm của giai đoạn.",
        )
