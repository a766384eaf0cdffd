"""The conditions that the law sets for an award, as data; `judging.fulfilment` measures how far they are met."""

from dataclasses import dataclass
from fractions import Fraction

from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import CommendationType


@dataclass(frozen=True, slots=True)
class TitleRun:
    """A title held `times` times in the last `within` years, including the year judged; if equal: consecutively.

    The file must be handed in by the end of the `filed_within`-th year after the latest title's decision (0: whenever).
    """

    title: str
    times: int = 1
    within: int = 1
    filed_within: int = 0


@dataclass(frozen=True, slots=True)
class RatingRun:
    """A rating of at least `rating` in each of the last `years` years, including the year judged."""

    rating: Rating
    years: int = 1


@dataclass(frozen=True, slots=True)
class Initiatives:
    """At least `count` recognised initiatives or scientific works of this scope in the last `within` years."""

    count: int = 1
    scope: Scope = Scope.BASE
    within: int = 1


@dataclass(frozen=True, slots=True)
class HeldBefore:
    """An award already held for a year at least `years` years before the year judged, for regular merit."""

    award: str
    years: int


@dataclass(frozen=True, slots=True)
class MemberShare:
    """At least `share` of a collective's members (more, if `more_than`) hold a title in the year."""

    title: str
    share: Fraction
    more_than: bool = False


@dataclass(frozen=True, slots=True)
class MembersRated:
    """All of a collective's members are rated at least "hoàn thành nhiệm vụ" in the year."""


@dataclass(frozen=True, slots=True)
class MemberHolders:
    """At least `count` of a collective's members hold a title in the year."""

    title: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class NoMemberDisciplined:
    """No member of a collective was disciplined (cảnh cáo or more) in the year."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of several conditions."""

    conditions: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of several conditions, as one alternative of AnyOf."""

    conditions: tuple["Condition", ...]


type MemberCondition = MemberShare | MembersRated | MemberHolders | NoMemberDisciplined
type Condition = TitleRun | RatingRun | Initiatives | HeldBefore | MemberCondition | AnyOf | AllOf


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition with its article; if `types` is not empty, only for these types of commendation."""

    condition: Condition
    provision: Provision
    types: tuple[CommendationType, ...] = ()

    def concerns(self, commendation_type: CommendationType) -> bool:
        """Return whether the condition applies to a commendation of this type."""
        return not self.types or commendation_type in self.types


def named_awards(condition: Condition) -> tuple[str, ...]:
    """Return the codes of the titles and forms a condition names."""
    match condition:
        case TitleRun(title=code) | MemberShare(title=code) | MemberHolders(title=code) | HeldBefore(award=code):
            return (code,)
        case AnyOf(conditions) | AllOf(conditions):
            return tuple(code for part in conditions for code in named_awards(part))
        case _:
            return ()


def years_back(condition: Condition) -> int:
    """Return how many years a condition covers, including the year judged; 0 for one about a collective's members."""
    match condition:
        case TitleRun(within=years) | RatingRun(years=years) | Initiatives(within=years):
            return years
        case HeldBefore(years=years):
            return years + 1
        case AnyOf(conditions) | AllOf(conditions):
            return max(map(years_back, conditions))
        case _:
            return 0
