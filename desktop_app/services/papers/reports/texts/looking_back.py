"""What a report over several years says beside the yearly one: causes by their kind, and what was learned.

Both are judgements: the clerk writes them where the records are, and dots stand for what she has not written.
"""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import count_words, day_words, document_words, joined_words
from desktop_app.domain.plan.report_tasks import says_only_sent
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.papers.document.text import capitalised
from desktop_app.papers.kinds.reports.phase_report import LESSONS, OBJECTIVE, SUBJECTIVE
from desktop_app.services.dates import from_iso
from desktop_app.services.papers.reports.activities import Account
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.spans import own_periods, report_row
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL, written_causes
from desktop_app.services.papers.reports.texts.drafts import ASSESSING, Annexes
from desktop_app.services.papers.reports.texts.sentences import Draft, DraftParagraph, count
from desktop_app.store import records

OF_YEARS: Final = Annexes("Phụ lục II", "", "Phụ lục IV")
"""The annexes that the text names."""
_KINDS: Final = {"khách quan": OBJECTIVE, "chủ quan": SUBJECTIVE}
_MARK: Final = re.compile(r"(?:(?<=[:;] )|(?<= là ))(?:(?:nguyên nhân|do) )?(khách quan|chủ quan): ", re.IGNORECASE)
"""What the clerk writes before a cause to say of which kind it is."""
_LESSON: Final = re.compile(r"(?:- ?)?bài học(?: kinh nghiệm)?: *(\S.*)", re.IGNORECASE)
"""A line of a yearly report in which she wrote what was learned in its year."""


def look_back(draft: Draft, connection: records.Reader, years: Sequence[int], account: Account) -> None:
    """Tell the reports of these years, part the causes by their kind, and tell what was learned."""
    _tell_sent(draft, connection, years, account)
    _tell_causes_by_kind(draft)
    _tell_lessons(draft, connection, years, account.facts.span.plan_id)


def _tell_causes_by_kind(draft: Draft) -> None:
    """Put each cause below its kind, as far as the clerk wrote of which it is; dots stand for a kind still to tell."""
    unsorted: list[DraftParagraph] = []
    causes = draft.paragraphs.pop("causes", [])
    # Of none at all the dots below the two kinds are the place.
    is_any_written = written_causes("\n".join(paragraph.text for paragraph in causes))
    for paragraph in causes if is_any_written else ():
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


def _tell_sent(draft: Draft, connection: records.Reader, years: Sequence[int], account: Account) -> None:
    """Tell the yearly reports that were sent until the last day: the report on the phase is not the first one."""
    span = account.facts.span
    rows_of_years = [row for year in years for row in own_periods(connection, ANNUAL, str(year), span.plan_id)]
    sent = [row for row in rows_of_years if row["done_on"] and row["done_on"] <= span.last.isoformat()]
    if not sent:
        return
    number = count("Báo cáo năm đã gửi", "báo cáo", "occurrences", [row["id"] for row in sent])
    named = joined_words(tuple(map(_sent_words, sent)), apart="; ")
    _drop_sent(draft, account, {row["id"] for row in sent})
    draft.say(
        "direction", f"{account.office} đã gửi ", number, f" báo cáo kết quả thực hiện Kế hoạch hằng năm: {named}."
    )


def _drop_sent(draft: Draft, account: Account, sent: Set[int]) -> None:
    """Drop what the results of the task to report say of reports sent, where they say nothing but that."""
    only_sent = {task.id for task in account.facts.tasks if task.id in sent and says_only_sent(task.result)}

    def says_more(paragraph: DraftParagraph) -> bool:
        queries = [placed.link.query for placed in paragraph.links]
        return not queries or any(
            query.kind != "occurrences" or not only_sent.issuperset(query.scope["ids"]) for query in queries
        )

    for key in draft.paragraphs.keys() - ASSESSING:
        draft.paragraphs[key] = list(filter(says_more, draft.paragraphs[key]))


def _sent_words(row: records.Record) -> str:
    if row["document_number"]:
        kind, dated_on = row["document_type"] or "Báo cáo", from_iso(row["document_date"])
        return document_words(kind, row["document_number"], dated_on or from_iso(row["done_on"]))
    return f"báo cáo năm {row['period']}, gửi ngày {day_words(date.fromisoformat(row['done_on']))}"


def still_to_write(parts: Sequence[ReportPart]) -> Iterator[tuple[str, str]]:
    """Yield the key of each part that a report still has dots for, or has not parted, and where the clerk writes it."""
    by_key = {part.key: part for part in parts}
    causes, of_kinds = by_key["causes"], [by_key[key] for key in _KINDS.values()]
    unsorted = written_causes(causes.text)
    if unsorted and not causes.edited and not any(part.edited for part in of_kinds):
        named = "; ".join(line.partition(": ")[0] for line in unsorted)
        number = count_words(len(unsorted))
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
