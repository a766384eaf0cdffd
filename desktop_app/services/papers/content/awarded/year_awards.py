"""What a report on a year says of the decisions signed in it: what each gave, and how many of those are no leaders."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.citations import (
    document_words,
    giver_words,
    ratio_words,
    recipients_words,
    titled,
)
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.report_tables import ReportedAward
from desktop_app.services.awards.order import AwardOrder
from desktop_app.services.awards.rows import place_of
from desktop_app.services.papers.content.registered import recipient_of
from desktop_app.store.records import Record


def counted(rows: Sequence[Record]) -> str:
    """Return of how many collectives and people rows are: "01 tập thể và 02 cá nhân"."""
    people = sum(row["person_id"] is not None for row in rows)
    return recipients_words(len(rows) - people, people)


def decided_lines(awards: Sequence[Record], order: AwardOrder, office_name: str) -> list[str]:
    """Return a line on each decision of a year: who gave what to how many."""
    lines = []
    # As the annex has them: by award, the highest first; each by its record, though two may have one number.
    decisions: defaultdict[int, list[Record]] = defaultdict(list)
    for row in sorted(awards, key=order.place):
        decisions[row["decision_id"]].append(row)
    for given in decisions.values():
        parts: list[str] = []
        before = ""
        for code, award in dict.fromkeys((row["award_code"], row["award"]) for row in given):
            is_title = order.is_title(code, award)
            verb = "công nhận danh hiệu" if is_title else "tặng"
            of_award = [row for row in given if (row["award_code"], row["award"]) == (code, award)]
            name = titled(award, {row["last_year"] for row in of_award}) if is_title else award
            by_type: defaultdict[str, list[Record]] = defaultdict(list)
            for row in of_award:
                by_type[row["commendation_type"]].append(row)
            occasions = "" if is_title else occasions_words({kind: counted(those) for kind, those in by_type.items()})
            parts.append(f"{f'{verb} ' if verb != before else ''}{name} cho {counted(of_award)}{occasions}")
            before = verb
        decision = document_words("Quyết định", given[0]["number"], date.fromisoformat(given[0]["signed_on"]))
        lines.append(f"- {giver_words(given[0]['issuing_body'], office_name)} {'; '.join(parts)} ({decision}).")
    return lines


def occasions_words(by_type: Mapping[str, str]) -> str:
    """Return how many awards of one decision are of which type, from whom each type has in words.

    "" where all are of merit or of some it is not recorded.
    """
    if by_type.keys() == {CommendationType.MERIT} or not by_type.keys() <= COMMENDATION_TYPE_LABELS.keys():
        return ""
    if len(by_type) == 1:
        return f", loại hình {lowered(COMMENDATION_TYPE_LABELS[CommendationType(next(iter(by_type)))])}"
    split = [f"{lowered(words)} {by_type[kind]}" for kind, words in COMMENDATION_TYPE_LABELS.items() if kind in by_type]
    return f", trong đó: {', '.join(split)}"


def occasion_of(row: Record, order: AwardOrder) -> str:
    """Return what a form of commendation was given for as a list has it: its movement, or the time of the merit."""
    if order.is_title(row["award_code"], row["award"]):
        return ""
    if row["movement"]:
        return f"phong trào “{row['movement']}”"
    if row["commendation_type"] == CommendationType.MERIT:
        return _merit_time(row)
    return lowered(COMMENDATION_TYPE_LABELS.get(row["commendation_type"], ""))


def _merit_time(row: Record) -> str:
    """Return the time of a merit: two of one year, of its first half and of its end, are no one thing given twice."""
    first, last = row["achieved_from"] or "", row["achieved_until"] or ""
    is_half = (first[4:], last[4:]) == ("-01-01", "-06-30") and first[:4] == last[:4]
    return f"{'6 tháng đầu ' if is_half else ''}năm {last[:4]}" if last else ""


def workers_lines(awards: Sequence[Record]) -> list[str]:
    """Tell how many of those awarded are no leaders: people, each once, for a percent is never one of awards."""
    given = [row for row in awards if row["kind"] == NomineeKind.INDIVIDUAL]
    people = {recipient_of(row) for row in given}
    workers = people - {recipient_of(row) for row in given if row["leader"]}
    if not people:
        return []
    share = format_number(Fraction(100 * len(workers), len(people)))
    ratio = ratio_words(len(workers), len(people))
    return [f"Cá nhân không giữ chức vụ lãnh đạo, quản lý: {ratio} cá nhân được khen thưởng (chiếm {share}%)."]


def reported_award(row: Record, order: AwardOrder) -> ReportedAward:
    """Return an award as a list of those commended has it."""
    is_title = order.is_title(row["award_code"], row["award"])
    return ReportedAward(
        NomineeKind(row["kind"]),
        row["awarded_name"],
        row["award"],
        row["number"],
        date.fromisoformat(row["signed_on"]),
        place_of(row),
        recipient=recipient_of(row),
        year=row["last_year"] if is_title else None,
        occasion=occasion_of(row, order),
    )
