"""Read the conditions of an award from the file of a rule set: { kind = "title_run", … }."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from desktop_app.domain.law.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HeldBefore,
    Initiatives,
    MemberHolders,
    MemberShare,
    MembersRated,
    NoMemberDisciplined,
    RatingRun,
    Requirement,
    TitleRun,
)
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.toml_entries import Entry
from desktop_app.domain.vocabulary import CommendationType


class _RatingWord(StrEnum):
    COMPLETED = "completed"
    GOOD = "good"
    EXCELLENT = "excellent"


class _ScopeWord(StrEnum):
    BASE = "base"
    PROVINCE = "province"
    NATION = "nation"


def read_requirement(entry: Entry) -> Requirement:
    """Return a condition with its article. Raises UnreadableInput naming the entry."""
    types = entry.texts("types")
    if unknown := set(types) - set(CommendationType):
        raise entry.fault(f"loại hình khen thưởng không có: {', '.join(sorted(unknown))}.")
    requirement = Requirement(_condition(entry), entry.provision(), tuple(map(CommendationType, types)))
    entry.finish()
    return requirement


def _condition(entry: Entry) -> Condition:
    kind = entry.text("kind")
    if kind not in _READERS:
        raise entry.fault(f"điều kiện “{kind}” không có trong chương trình.")
    return _READERS[kind](entry)


def _title_run(entry: Entry) -> TitleRun:
    times = entry.whole("times", 1)
    filed_within = entry.whole("filed_within") if entry.has("filed_within") else 0
    run = TitleRun(entry.text("title"), times, entry.whole("within", times), filed_within)
    if run.within < run.times:
        raise entry.fault("mục within không được nhỏ hơn mục times.")
    return run


def _rating_run(entry: Entry) -> RatingRun:
    return RatingRun(Rating[entry.choice("rating", _RatingWord).name], entry.whole("years", 1))


def _initiatives(entry: Entry) -> Initiatives:
    scope = Scope[entry.choice("scope", _ScopeWord, _ScopeWord.BASE).name]
    return Initiatives(entry.whole("count", 1), scope, entry.whole("within", 1))


def _held_before(entry: Entry) -> HeldBefore:
    return HeldBefore(entry.text("award"), entry.whole("years"))


def _member_share(entry: Entry) -> MemberShare:
    return MemberShare(entry.text("title"), entry.share("share"), entry.flag("more_than"))


def _member_holders(entry: Entry) -> MemberHolders:
    return MemberHolders(entry.text("title"), entry.whole("count", 1))


def _parts(entry: Entry) -> tuple[Condition, ...]:
    parts = entry.tables("conditions", "phần")
    if not parts:
        raise entry.fault("mục conditions không có điều kiện nào.")
    conditions = tuple(map(_condition, parts))
    for part in parts:
        part.finish()
    return conditions


_READERS: Mapping[str, Callable[[Entry], Condition]] = {
    "title_run": _title_run,
    "rating_run": _rating_run,
    "initiatives": _initiatives,
    "held_before": _held_before,
    "member_share": _member_share,
    "members_rated": lambda entry: MembersRated(),
    "member_holders": _member_holders,
    "no_member_disciplined": lambda entry: NoMemberDisciplined(),
    "any_of": lambda entry: AnyOf(_parts(entry)),
    "all_of": lambda entry: AllOf(_parts(entry)),
}
