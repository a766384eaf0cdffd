"""What a decision is about, in words: its trích yếu, and the achievement that all it awards have in common."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.office.citations import joined_words, span_name
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.papers.document.text import lowered
from desktop_app.papers.parts.awarded import LONGEST_MERIT, SUDDEN, AwardedRecipient, award_act, whom
from desktop_app.store.records import Record

_MERIT: Final = "đã có thành tích"


def decision_subject(
    rows: Sequence[AwardedRecipient], period: str, year: str, reasons: Collection[str], work: str = ""
) -> str:
    """Return the trích yếu of a decision: what it gives, to whom, and for what.

    `period` is the time of the achievements and `year` that of the titles, in words ("năm 2026"), "" if not known;
    `reasons` are those of the awards: a few different ones are told as its first article tells them. Of more it tells
    the `common_work`.
    """
    act, recipients = award_act(rows), whom(rows)
    if rows and all(row.is_title for row in rows):
        return " ".join(filter(None, ("Về việc", act, year, "cho", recipients)))
    merit = common_merit(reasons) or _merit_of_several(reasons, period, work)
    achieved = f"có thành tích {merit}" if merit else ""
    to = "" if act == "khen thưởng" else "cho"
    return " ".join(filter(None, ("Về việc", act, to, recipients, achieved)))


def _merit_of_several(reasons: Collection[str], period: str, work: str) -> str:
    told_in_article = different_merits(tuple(reasons), period)
    if 0 < len(told_in_article) <= LONGEST_MERIT:
        return told_in_article
    merits = [common_merit([reason]) for reason in reasons]
    outstanding = _OUTSTANDING if merits and all(merit.startswith(_OUTSTANDING) for merit in merits) else ""
    if not work:
        return f"{outstanding}trong {period}" if period else ""
    # What it was for has to be told; its time not where both are too long.
    in_full = merit_in(work, period)
    return f"{outstanding}{in_full if len(in_full) <= LONGEST_MERIT else work}"


_MOST_MERITS: Final = 3
_OUTSTANDING: Final = "xuất sắc "
_WITHOUT_WORK: Final = (["trong"], ["xuất", "sắc"], ["xuất", "sắc", "trong"])
"""What is left of a reason that names no work, without its time."""


def different_merits(reasons: Sequence[str], period: str) -> str:
    """Return what follows "đã có thành tích" in up to three different reasons, each once; "" for one, or for more.

    They are one sentence in their order, the `period` that all name once, at its end: "trong công tác A và trong phong
    trào “B” năm 2026". "" also where one of them says no more than when: they have nothing to be joined by.
    """
    different = tuple(dict.fromkeys(common_merit([reason]) for reason in reasons))
    if not 1 < len(different) <= _MOST_MERITS or not all(different):
        return ""
    shared = f" {period}" if period and all(merit.endswith(f" {period}") for merit in different) else ""
    first, *others = (merit.removesuffix(shared) for merit in different)
    if any(merit.split() in _WITHOUT_WORK for merit in (first, *others)):
        return ""
    if first.startswith(_OUTSTANDING):
        others = [merit.removeprefix(_OUTSTANDING) for merit in others]
    return f"{joined_words((first, *others))}{shared}"


def common_merit(reasons: Collection[str]) -> str:
    """Return what follows "đã có thành tích" in the one reason that all awards have; "" if they differ."""
    different = {reason.strip() for reason in reasons}
    if len(different) != 1:
        return ""
    (reason,) = different
    return reason[len(_MERIT) :].strip(" .;") if fold(reason).startswith(fold(_MERIT)) else ""


def achieved(row: Record, reason: str, period: str, movement: str = "") -> str:
    """Return what decision, annex and certificate say of an award: its reason, else what it was given for.

    `row` is the record of the award or of its nomination, `period` the time of the achievements in words; `movement`
    is the name of the movement it was in, "" for none.
    """
    if reason.strip():
        return reason.strip()
    work = _WORKS.get(row["commendation_type"], "trong thực hiện nhiệm vụ")
    if row["commendation_type"] == CommendationType.MOVEMENT:
        work = f"trong {_ANY_MOVEMENT} “{movement}”" if movement else f"trong {_ANY_MOVEMENT}"
    return f"Đã có thành tích {merit_in(work, period)}"


_WORKS: Final[Mapping[str, str]] = {
    CommendationType.SUDDEN: SUDDEN,
    CommendationType.LONG_SERVICE: "trong quá trình cống hiến",
    CommendationType.EXTERNAL: "trong công tác đối ngoại",
}
"""What follows "đã có thành tích" of a type of its own, that is neither the year's work nor a movement."""
_HEADINGS: Final[Mapping[str, str]] = {
    SUDDEN: f"về thành tích {SUDDEN}",
    _WORKS[CommendationType.LONG_SERVICE]: "về quá trình cống hiến",
}
"""What follows an award in a heading of the works that have not the time that a round is of."""


def is_of_round(work: str) -> bool:
    """Tell whether a `common_work` has the time that a round is of: not one act of a day, nor the service of a life."""
    return work not in _HEADINGS


def common_work(kinds: Sequence[CommendationType], movements: Sequence[str]) -> str:
    """Return what these awards are all for, if that is not the year's work; "" otherwise.

    It is that of the one type, or "trong phong trào thi đua “…”" with the names that `movements` has, one for each
    award; without the names if the book does not know one ("").
    """
    different = set(kinds)
    if different != {CommendationType.MOVEMENT}:
        return _WORKS.get(different.pop(), "") if len(different) == 1 else ""
    return f"trong {type_words(CommendationType.MOVEMENT, movements) if all(movements) else _ANY_MOVEMENT}"


_ANY_MOVEMENT: Final = "phong trào thi đua"


def merit_in(work: str, period: str) -> str:
    """Return what follows "có thành tích" of a work and its time, if it is of one."""
    return f"{work} {period}" if period and period not in work and is_of_round(work) else work


def time_of_work(work: str, period: str) -> str:
    """Return what follows an award in a heading: its `period`, else the `common_work` that it is for."""
    return _HEADINGS.get(work) or (merit_in(work, period) if work else period)


def common_time(times: Collection[str], period: str) -> str:
    """Return the time that all of these are of, else the `period`."""
    different = set(times)
    return different.pop() if len(different) == 1 else period


def type_words(kind: CommendationType, movements: Sequence[str]) -> str:
    """Return a type of commendation as a sentence names it: of movements these by their names.

    `movements` has one for each that is proposed, "" for one that is in none the book knows, which the name of no
    movement is true of then.
    """
    if kind is not CommendationType.MOVEMENT or not movements or not all(movements):
        return lowered(COMMENDATION_TYPE_LABELS[kind])
    return f"phong trào thi đua {joined_words(tuple(f'“{name}”' for name in dict.fromkeys(movements)))}"


def period_words(code: RoundCode | None, first: date | None, last: date | None) -> str:
    """Return the time of the achievements: the year or half of one that the days are, else that of the round.

    Of other days the years; "" if none is known.
    """
    if first is not None and last is not None and (name := span_name(first, last)):
        return name
    if code is not None:
        return code.time
    years = sorted({day.year for day in (first, last) if day is not None})
    return f"năm {' - '.join(map(str, years))}" if years else ""


def occasion_of(code: RoundCode, rows: Sequence[AwardedRecipient]) -> str:
    """Return what papers call a round: titles are those of the year, never of its end."""
    return year_words(code, None, None) if rows and all(row.is_title for row in rows) else code.occasion


def ceremony_occasion(code: RoundCode) -> str:
    """Return the meeting at which a round's awards are handed over: what the year was is told at its end."""
    return code.occasion if code.half == 1 else f"tổng kết năm {code.year}"


def decided_period(code: RoundCode, rows: Sequence[AwardedRecipient]) -> str:
    """Return the time of what a round's decision gives, in the words of the decision, which knows no end of a year."""
    return (
        year_words(code, None, None) if rows and all(row.is_title for row in rows) else period_words(code, None, None)
    )


def reward_occasion(rows: Sequence[AwardedRecipient], period: str) -> str:
    """Return what a decision's money goes with: "kèm theo Giấy khen năm 2026", so that those of a round differ.

    Money that goes with titles and forms alike is that of the `period` alone.
    """
    awards = {row.award for row in rows}
    if rows and all(row.is_title for row in rows):
        return f"kèm theo danh hiệu thi đua {period}"
    return f"kèm theo {awards.pop()} {period}" if len(awards) == 1 else period


def year_words(code: RoundCode | None, first: date | None, last: date | None) -> str:
    """Return the year or years of a yearly title: "năm 2026", whatever the round is called."""
    return f"năm {code.year}" if code is not None else period_words(None, first, last)
