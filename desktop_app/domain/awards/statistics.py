"""Awards counted: by unit and title, by type, form and recipient, and one period against another.

Only what was decided and stands is counted (signed, not cancelled); titles and forms are never added up together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.numbers import Comparison, compare
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind

LEADING_POSTS = (
    "Giám đốc",
    "Phó Giám đốc",
    "Phó giám đốc",
    "Chánh",
    "Phó Chánh",
    "Phó chánh",
    "Trưởng",
    "Phó Trưởng",
    "Phó trưởng",
    "Phó phòng",
    "Phó Phòng",
    "Quyền",
    "Phụ trách",
)
"""How the posts of leaders begin; all others work directly (công chức, viên chức, người lao động trực tiếp)."""


class Recipient(StrEnum):
    """Whom awards are counted for; women and leaders are among the individuals."""

    COLLECTIVES = "collectives"
    INDIVIDUALS = "individuals"
    WOMEN = "women"
    LEADERS = "leaders"
    WORKERS = "workers"


RECIPIENT_LABELS = {
    Recipient.COLLECTIVES: "Tập thể",
    Recipient.INDIVIDUALS: "Cá nhân",
    Recipient.WOMEN: "Trong đó: nữ",
    Recipient.LEADERS: "Lãnh đạo",
    Recipient.WORKERS: "Trực tiếp",
}


@dataclass(frozen=True, slots=True)
class CountedAwards:
    """So many awards that are alike, and their reward money in đồng."""

    unit_id: int | None
    unit_name: str
    code: str
    award: str
    commendation_type: str
    kind: NomineeKind
    is_woman: bool
    is_leader: bool
    count: int
    amount: int = 0

    def is_for(self, recipient: Recipient) -> bool:
        """Tell whether they are counted for a recipient."""
        return _IS_FOR[recipient](self)


_IS_FOR: Mapping[Recipient, Callable[[CountedAwards], bool]] = {
    Recipient.COLLECTIVES: lambda one: one.kind is NomineeKind.COLLECTIVE,
    Recipient.INDIVIDUALS: lambda one: one.kind is NomineeKind.INDIVIDUAL,
    Recipient.WOMEN: lambda one: one.kind is NomineeKind.INDIVIDUAL and one.is_woman,
    Recipient.LEADERS: lambda one: one.kind is NomineeKind.INDIVIDUAL and one.is_leader,
    Recipient.WORKERS: lambda one: one.kind is NomineeKind.INDIVIDUAL and not one.is_leader,
}


@dataclass(frozen=True, slots=True)
class AwardName:
    """An award by its code and its name; those of years before a catalogue have no code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's awards: how many of each award that anybody has, in the order of the table's columns."""

    unit_id: int | None
    unit_name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One award of one type of commendation: how many for each recipient, their money, and the same before."""

    commendation_type: str
    award: AwardName
    counts: Mapping[Recipient, int]
    amount: int
    total: int
    before: int

    @property
    def type_label(self) -> str:
        """The type as lists print it."""
        known = self.commendation_type in set(CommendationType)
        return COMMENDATION_TYPE_LABELS[CommendationType(self.commendation_type)] if known else ""

    @property
    def change(self) -> Comparison:
        """The change against the period before; none can be computed against nothing."""
        return compare(self.total, self.before)


def awards_in(counted: Iterable[CountedAwards], order: Sequence[str]) -> tuple[AwardName, ...]:
    """Return the awards that are counted, in the order of the catalogue's codes, those it does not have last."""
    names = {AwardName(one.code, one.award) for one in counted}
    return tuple(sorted(names, key=lambda one: (_place(one.code, order), one.name)))


def by_unit(counted: Sequence[CountedAwards], awards: Sequence[AwardName]) -> tuple[UnitRow, ...]:
    """Return for each unit that has any how many of each award, in the order in which units come."""
    units = list(dict.fromkeys((one.unit_id, one.unit_name) for one in counted))
    merged: dict[int | str, tuple[int | None, str]] = {}
    for unit_id, name in units:
        # A unit that was renamed between decisions is one unit, under the name it had last.
        merged[unit_id if unit_id is not None else name] = (unit_id, name)
    return tuple(
        UnitRow(unit_id, name, tuple(_count(counted, award, unit_id, name) for award in awards))
        for unit_id, name in merged.values()
    )


def by_type(
    counted: Sequence[CountedAwards], before: Sequence[CountedAwards], order: Sequence[str]
) -> tuple[TypeRow, ...]:
    """Return for each type and award how many for each recipient, and how many in the period before."""
    groups = {(one.commendation_type, AwardName(one.code, one.award)) for one in (*counted, *before)}
    types = list(CommendationType)

    def place(group: tuple[str, AwardName]) -> tuple[int, int, str]:
        kind, award = group
        return (
            types.index(CommendationType(kind)) if kind in types else len(types),
            _place(award.code, order),
            award.name,
        )

    return tuple(_type_row(kind, award, counted, before) for kind, award in sorted(groups, key=place))


def _type_row(
    kind: str, award: AwardName, counted: Sequence[CountedAwards], before: Sequence[CountedAwards]
) -> TypeRow:
    def alike(all_of: Sequence[CountedAwards]) -> list[CountedAwards]:
        return [one for one in all_of if (one.commendation_type, one.code, one.award) == (kind, award.code, award.name)]

    now = alike(counted)
    counts = {recipient: sum(one.count for one in now if one.is_for(recipient)) for recipient in Recipient}
    amount = sum(one.amount for one in now)
    return TypeRow(kind, award, counts, amount, sum(one.count for one in now), sum(one.count for one in alike(before)))


def _count(counted: Iterable[CountedAwards], award: AwardName, unit_id: int | None, name: str) -> int:
    return sum(
        one.count
        for one in counted
        if (one.code, one.award) == (award.code, award.name)
        and (one.unit_id == unit_id if unit_id is not None else one.unit_id is None and one.unit_name == name)
    )


def _place(code: str, order: Sequence[str]) -> int:
    return order.index(code) if code in order else len(order)
