"""What a report on a year says of the decisions signed in it: what each gave, and how many of those are no leaders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

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
from desktop_app.services.awards.headings import period_words
from desktop_app.services.awards.order import AwardOrder
from desktop_app.services.awards.rows import is_from_abroad, place_of
from desktop_app.services.dates import from_iso
from desktop_app.services.papers.content.registered import recipient_of
from desktop_app.store.records import Record

_MOVEMENT: Final = "phong trào"


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
            name = titled(award, set(map(achieved_year, of_award))) if is_title else award
            by_type: defaultdict[str, list[Record]] = defaultdict(list)
            for row in of_award:
                by_type[row["commendation_type"]].append(row)
            given_for = common_occasions((row["commendation_type"], occasion_of(row, order)) for row in of_award)
            of_types = {kind: counted(those) for kind, those in by_type.items()}
            for_what, occasions = ("", "") if is_title else occasions_words(of_types, given_for)
            parts.append(f"{f'{verb} ' if verb != before else ''}{name}{for_what} cho {counted(of_award)}{occasions}")
            before = verb
        decision = document_words("Quyết định", given[0]["number"], date.fromisoformat(given[0]["signed_on"]))
        lines.append(f"- {giver_words(given[0]['issuing_body'], office_name)} {'; '.join(parts)} ({decision}).")
    return lines


def common_occasions(given: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return of awards by type and occasion what all of a type were given for; a type that has several has none."""
    occasions: defaultdict[str, set[str]] = defaultdict(set)
    for kind, occasion in given:
        occasions[kind].add(occasion)
    return {kind: of_kind.pop() for kind, of_kind in occasions.items() if len(of_kind) == 1}


def occasions_words(by_type: Mapping[str, str], given_for: Mapping[str, str]) -> tuple[str, str]:
    """Return what stands before and after those who have the forms of one decision: for what, and of which types.

    `by_type` has in words who has each type, `given_for` the time of the merits and the movement of the others; neither
    where of some it is not recorded.
    """
    time = given_for.get(CommendationType.MERIT, "")
    if by_type.keys() == {CommendationType.MERIT}:
        return f" về thành tích {time}" if time else "", ""
    if not by_type.keys() <= COMMENDATION_TYPE_LABELS.keys():
        return "", ""
    types = {
        kind: _of_movement(given_for.get(kind, "")) or lowered(label)
        for kind, label in COMMENDATION_TYPE_LABELS.items()
        if kind in by_type
    }
    if len(types) == 1:
        ((kind, words),) = types.items()
        return "", f", {'trong' if _of_movement(given_for.get(kind, '')) else 'loại hình'} {words}"
    of_time = {CommendationType.MERIT: f" ({time})"} if time else {}
    split = [f"{words}{of_time.get(kind, '')} {by_type[kind]}" for kind, words in types.items()]
    return "", f", trong đó: {', '.join(split)}"


def _of_movement(occasion: str) -> str:
    """Return the movement that awards were given for as a sentence names it, "" for another occasion."""
    return f"phong trào thi đua{occasion.removeprefix(_MOVEMENT)}" if occasion.startswith(f"{_MOVEMENT} “") else ""


def occasion_of(row: Record, order: AwardOrder) -> str:
    """Return what a form of commendation was given for as a list has it: its movement, or the time of the merit."""
    if order.is_title(row["award_code"], row["award"]):
        return ""
    if row["movement"]:
        return f"{_MOVEMENT} “{row['movement']}”"
    if row["commendation_type"] == CommendationType.MERIT:
        # Two of one year, of its first half and of its end, are no one thing given twice.
        return period_words(None, from_iso(row["achieved_from"]), from_iso(row["achieved_until"]))
    return lowered(COMMENDATION_TYPE_LABELS.get(row["commendation_type"], ""))


def achieved_year(row: Record) -> int | None:
    """Return the year in which what an award was given for ended, None where that is not recorded."""
    return int(row["achieved_until"][:4]) if row["achieved_until"] else None


def workers_lines(awards: Sequence[Record]) -> list[str]:
    """Tell how many of those awarded are no leaders: people, each once, for a percent is never one of awards.

    Who is awarded for help from abroad is of no office: neither a leader nor a worker.
    """
    given = [row for row in awards if row["kind"] == NomineeKind.INDIVIDUAL and not is_from_abroad(row)]
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
        year=achieved_year(row) if is_title else None,
        occasion=occasion_of(row, order),
    )
