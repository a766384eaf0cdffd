"""What a round's proposals are for, as tờ trình, lists and the papers of units say it: their types and merits."""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.domain.vocabulary import CommendationType
from desktop_app.papers.parts.awarded import AwardedRecipient, counted, of_type
from desktop_app.services.awards.headings import achieved, common_merit, different_merits, period_words, type_words
from desktop_app.services.awards.rows import ProposedAward, achievement_of, told_reason
from desktop_app.services.review_rounds import Round

_IN_THE_LIST: Final = "ghi tại danh sách kèm theo"
"""What follows "đã có thành tích" where each achieved something else, as in a decision."""
_OF_ONE_WORK: Final = frozenset({CommendationType.MERIT, CommendationType.MOVEMENT})
"""The types whose name says what was achieved in: the year's work, or a movement."""


def one_type(proposals: Sequence[ProposedAward], movements: Mapping[int, str]) -> str:
    """Return the type of commendation of all these proposals as a sentence names it, "" if they are of several.

    Of movements it is these by their names, given by the ids of nominations, unless somebody is proposed for none that
    the book knows.
    """
    kinds = {proposal.commendation_type for proposal in proposals}
    if len(kinds) != 1:
        return ""
    (kind,) = kinds
    return type_words(kind, [movements.get(proposal.nomination_id, "") for proposal in proposals])


def counts_by_type(proposals: Sequence[ProposedAward], movements: Mapping[int, str]) -> str:
    """Return how many are proposed for what, "" where all are for one type."""
    by_type = [[row for row in proposals if row.commendation_type is kind] for kind in CommendationType]
    groups = [group for group in by_type if group]
    counts = (f"{counted([row.awarded for row in group])} {of_type(one_type(group, movements))}" for group in groups)
    return "; ".join(counts) if len(groups) > 1 else ""


def works_told(proposals: Sequence[ProposedAward], movements: Mapping[int, str]) -> dict[int, str]:
    """Return, by nomination, the type or the movement of each as a sentence names it; nothing where all are of one."""
    if len({row.commendation_type for row in proposals}) < 2:
        return {}
    return {row.nomination_id: one_type([row], movements) for row in proposals}


def merit_of(
    review_round: Round, proposals: Sequence[ProposedAward], movements: Mapping[int, str], times: Mapping[int, str]
) -> str:
    """Return what all are proposed for, in the words of their decision: the one reason, else that of their work.

    Where they did not all achieve the same the list tells it. `times` are those of movements, by nomination, where they
    are not the round's.
    """
    span = period_words(review_round.code, None, None)
    achievements = _achievements(proposals, movements, times, span)
    merit = common_merit(achievements)
    if not merit and all(row.commendation_type in _OF_ONE_WORK for row in proposals):
        merit = common_merit(
            [
                achieved(row.row, "", times.get(row.nomination_id, span), movements.get(row.nomination_id, ""))
                for row in proposals
            ]
        )
    merit = merit or different_merits(achievements, span)
    return merit or (_IN_THE_LIST if any(achievement_of(row.row).strip() for row in proposals) else "")


def by_merit(
    review_round: Round, proposals: Sequence[ProposedAward], movements: Mapping[int, str], times: Mapping[int, str]
) -> tuple[tuple[tuple[AwardedRecipient, ...], str], ...]:
    """Return who achieved which of a few different things with one award, the year's work before a movement.

    What names no type of commendation tells it, where they are of several.
    """
    span, types = period_words(review_round.code, None, None), tuple(CommendationType)
    in_order = sorted(proposals, key=lambda row: types.index(row.commendation_type))
    achievements = _achievements(in_order, movements, times, span)
    if not different_merits(achievements, span) or len({row.awarded.award for row in proposals}) > 1:
        return ()
    groups: dict[str, list[ProposedAward]] = {}
    for row, achievement in zip(in_order, achievements, strict=True):
        groups.setdefault(common_merit([achievement]), []).append(row)
    several = len({row.commendation_type for row in proposals}) > 1
    return tuple(
        (tuple(row.awarded for row in group), f"{merit}{_type_behind(merit, group, movements) if several else ''}")
        for merit, group in groups.items()
    )


def _achievements(
    proposals: Sequence[ProposedAward], movements: Mapping[int, str], times: Mapping[int, str], span: str
) -> list[str]:
    """Return what each is proposed for, as its decision says it."""
    return [
        achieved(
            row.row,
            told_reason(row.row),
            times.get(row.nomination_id, span),
            movements.get(row.nomination_id, ""),
        )
        for row in proposals
    ]


def _type_behind(merit: str, group: Sequence[ProposedAward], movements: Mapping[int, str]) -> str:
    """Return the type of a group behind its merit, "" where that names it."""
    kind = one_type(group, movements)
    return f", {of_type(kind)}" if kind and kind not in merit else ""
