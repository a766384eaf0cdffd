"""The works of others that the program is shipped with, and the licence of each (resources/licences)."""

import tomllib
from dataclasses import dataclass

from desktop_app.runtime.resources import resource

_FOLDER = "licences"


@dataclass(frozen=True, slots=True)
class ShippedWork:
    """A work of others: its title, the packages it comes in, its licence by SPDX's name, what it is there for."""

    title: str
    packages: tuple[str, ...]
    licence: str
    purpose: str
    texts: tuple[str, ...]

    def wording(self) -> str:
        """Return the licence, word for word."""
        return "\n\n".join(resource(_FOLDER, name).read_text(encoding="utf-8") for name in self.texts)


def shipped_works() -> list[ShippedWork]:
    """Return every work that the program needs to run, by title."""
    with resource(_FOLDER, "index.toml").open("rb") as stream:
        entries = tomllib.load(stream)["work"]
    return [
        ShippedWork(entry["title"], tuple(entry["packages"]), entry["licence"], entry["purpose"], tuple(entry["texts"]))
        for entry in entries
    ]
