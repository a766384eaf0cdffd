"""The units that a plan names, collected as its tasks are read."""

from collections.abc import Iterable

from desktop_app.domain.office.units import UnitKind, unit_name_key
from desktop_app.domain.plan.plans import ProposedUnit
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.named import Body


class UnitNames:
    """Collects the units of a plan, each under the first form of its name."""

    def __init__(self) -> None:
        self._units: dict[str, ProposedUnit] = {}
        self._names: dict[str, str] = {}
        self._others: dict[str, tuple[str, ...]] = {}

    def names(self, bodies: Iterable[Body]) -> tuple[str, ...]:
        """Return the names of `bodies`, each once, and collect the new ones."""
        return tuple(
            dict.fromkeys((not body.other and self._names.get(body.name)) or self._name(body) for body in bodies)
        )

    def like(self, bodies: Iterable[Body]) -> tuple[str, ...]:
        """Return the names of `bodies` as `names` does, without collecting who is only offered."""
        keys = [self._key(body) for body in bodies]
        return tuple(dict.fromkeys(self._units[key].name if key in self._units else name for key, name in keys))

    def others(self) -> dict[str, tuple[str, ...]]:
        """Return what else the units may be called of which the words do not tell where their names end."""
        return self._others

    def units(self) -> tuple[ProposedUnit, ...]:
        """Return the collected units in the order of the text."""
        return tuple(self._units.values())

    def _name(self, body: Body) -> str:
        key, name = self._key(body)
        name = self._units.setdefault(key, ProposedUnit(name, body.kind)).name
        self._names[body.name] = name
        if body.other:
            self._others[name] = tuple(dict.fromkeys((*self._others.get(name, ()), body.other)))
        return name

    @staticmethod
    def _key(body: Body) -> tuple[str, str]:
        """Return by what a unit is known again, and what it is called if it is new."""
        words = free(body.name)
        key = unit_name_key(words)
        # The office of the Sở is called Văn phòng in its own papers, with or without the owner.
        return key, "Văn phòng" if body.kind is UnitKind.OFFICE and key == "van phong" else words
