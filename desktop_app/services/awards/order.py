"""How reports put awards in order: one order, whatever the report is."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from desktop_app.domain.law.catalogue import GROUP_LABELS, Award, AwardGroup
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType
from desktop_app.services.awards.money import catalogue_on
from desktop_app.store.records import Reader, Record

_UNKNOWN_TYPE: Final = "Chưa ghi loại hình"
_TYPES: Final = tuple(CommendationType)


class CountedAs(NamedTuple):
    """Where awards are counted by type: the place of an award, and the heading that it stands under."""

    place: tuple[bool, int, int, str]
    group: str


@dataclass(frozen=True, slots=True)
class AwardOrder:
    """The order of awards by the rules of a report's last day: titles, then forms by their type, the highest first."""

    rules: RuleSet

    def is_title(self, code: str, name: str) -> bool:
        """Return whether an award is an emulation title; one that the rules do not have is none."""
        award = self._award(code, name)
        return award is not None and award.is_title

    def place(self, row: Record) -> tuple[bool, int, str]:
        """Return the place of an award among others: titles first, what the rules do not have last."""
        return self.award_place(row["award_code"], row["award"])

    def award_place(self, code: str, name: str) -> tuple[bool, int, str]:
        """Return the place of an award whoever has it."""
        award = self._award(code, name)
        place = self.rules.awards.index(award) if award is not None else len(self.rules.awards)
        return award is None or not award.is_title, place, name

    def counted_as(self, code: str, name: str, commendation_type: str) -> CountedAs:
        """Return where an award is counted: first titles, which are given for no type, then each type's forms."""
        is_form, place, name = self.award_place(code, name)
        if not is_form:
            return CountedAs((is_form, 0, place, name), GROUP_LABELS[AwardGroup.TITLE])
        if commendation_type not in _TYPES:
            return CountedAs((is_form, len(_TYPES), place, name), _UNKNOWN_TYPE)
        of_type = CommendationType(commendation_type)
        return CountedAs((is_form, _TYPES.index(of_type), place, name), COMMENDATION_TYPE_LABELS[of_type])

    def _award(self, code: str, name: str) -> Award | None:
        by_name = (award for award in self.rules.awards if award.name == name)
        return self.rules.by_code.get(code) or next(by_name, None)


def award_order(connection: Reader, day: date) -> AwardOrder:
    """Return the order of awards in a report up to a day."""
    return AwardOrder(catalogue_on(connection, day))
