"""Statistics of awards: by unit and award, by type and recipient, and compared with another period.

Only awards of signed decisions that are not cancelled are counted; titles and forms are never added together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.numbers import Comparison, compare
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind

_HEADS = (
    *("Giám đốc", "Chánh", "Trưởng", "Chi cục trưởng", "Cục trưởng"),
    *("Hạt trưởng", "Trạm trưởng", "Viện trưởng", "Hiệu trưởng"),
)
LEADING_POSTS = (
    *(f"{before}{head}" for before in ("", "Phó ", "Nguyên ", "Nguyên Phó ") for head in _HEADS),
    *("Phó phòng", "Nguyên Phó phòng", "Quyền", "Phụ trách"),
)
"""The beginnings of leaders' posts; the office's others are "công chức, viên chức, người lao động trực tiếp"."""
NO_LEADING_POST = "Phụ trách kế toán"
"""The beginning of a post that begins like one of a leader and is none."""


class Recipient(StrEnum):
    """The groups of recipients for which awards are counted; women and leaders are among the individuals."""

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
    """A group of awards that have these values in common: their number, and their reward money in đồng."""

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
        """Return whether the awards count for a group of recipients."""
        return _IS_FOR[recipient](self)


_IS_FOR: Mapping[Recipient, Callable[[CountedAwards], bool]] = {
    Recipient.COLLECTIVES: lambda group: group.kind is NomineeKind.COLLECTIVE,
    Recipient.INDIVIDUALS: lambda group: group.kind is NomineeKind.INDIVIDUAL,
    Recipient.WOMEN: lambda group: group.kind is NomineeKind.INDIVIDUAL and group.is_woman,
    Recipient.LEADERS: lambda group: group.kind is NomineeKind.INDIVIDUAL and group.is_leader,
    Recipient.WORKERS: lambda group: (
        group.kind is NomineeKind.INDIVIDUAL
        and not group.is_leader
        and group.commendation_type != CommendationType.EXTERNAL
    ),
}


@dataclass(frozen=True, slots=True)
class AwardName:
    """An award by its code and its name; awards from before the catalogues have no code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's awards: how many of each, in the order of the table's columns, and how many in the period before."""

    unit_id: int | None
    unit_name: str
    counts: tuple[int, ...]
    before: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One award of one type of commendation: numbers by recipient, money, total, and total of the period before."""

    commendation_type: str
    award: AwardName
    counts: Mapping[Recipient, int]
    amount: int
    total: int
    before: int

    @property
    def type_label(self) -> str:
        """The type as lists print it."""
        is_known = self.commendation_type in set(CommendationType)
        return COMMENDATION_TYPE_LABELS[CommendationType(self.commendation_type)] if is_known else ""

    @property
    def change(self) -> Comparison:
        """The change from the period before; no share is computable if that had none."""
        return compare(self.total, self.before)


def counted_awards(counted: Iterable[CountedAwards], order: Sequence[str]) -> tuple[AwardName, ...]:
    """Return the awards that occur, in the order of the catalogue's codes; awards that are not in it come last."""
    names = {AwardName(award.code, award.award) for award in counted}
    return tuple(sorted(names, key=lambda award: (_place(award.code, order), award.name)))


def count_by_unit(
    counted: Sequence[CountedAwards], before: Sequence[CountedAwards], awards: Sequence[AwardName]
) -> tuple[UnitRow, ...]:
    """Return how many of each award each unit has, now and in the period before; units without any are left out."""
    merged: dict[int | str, tuple[int | None, str]] = {}
    for group in counted:
        # A unit that was renamed between decisions is one unit, under the name it had last.
        merged[_key_of_unit(group)] = (group.unit_id, group.unit_name)
    for group in reversed(before):
        merged.setdefault(_key_of_unit(group), (group.unit_id, group.unit_name))
    return tuple(
        UnitRow(
            unit_id,
            name,
            tuple(_count(counted, award, unit_id, name) for award in awards),
            tuple(_count(before, award, unit_id, name) for award in awards),
        )
        for unit_id, name in merged.values()
    )


def _key_of_unit(group: CountedAwards) -> int | str:
    return group.unit_id if group.unit_id is not None else group.unit_name


def count_by_type(
    counted: Sequence[CountedAwards], before: Sequence[CountedAwards], order: Sequence[str]
) -> tuple[TypeRow, ...]:
    """Return the numbers by recipient of each type and award, with the number in the period before."""
    groups = {(group.commendation_type, AwardName(group.code, group.award)) for group in (*counted, *before)}
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
    def of_this_award(all_groups: Sequence[CountedAwards]) -> list[CountedAwards]:
        return [
            group
            for group in all_groups
            if (group.commendation_type, group.code, group.award) == (kind, award.code, award.name)
        ]

    now = of_this_award(counted)
    counts = {recipient: sum(group.count for group in now if group.is_for(recipient)) for recipient in Recipient}
    amount = sum(group.amount for group in now)
    return TypeRow(
        kind,
        award,
        counts,
        amount,
        sum(group.count for group in now),
        sum(group.count for group in of_this_award(before)),
    )


def _count(counted: Iterable[CountedAwards], award_name: AwardName, unit_id: int | None, name: str) -> int:
    return sum(
        group.count
        for group in counted
        if (group.code, group.award) == (award_name.code, award_name.name)
        and (group.unit_id == unit_id if unit_id is not None else group.unit_id is None and group.unit_name == name)
    )


def _place(code: str, order: Sequence[str]) -> int:
    return order.index(code) if code in order else len(order)
