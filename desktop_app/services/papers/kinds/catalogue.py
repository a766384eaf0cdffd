"""All kinds of paper, in the order in which they are offered."""

from typing import Final

from desktop_app.domain.errors import UsageError
from desktop_app.services.papers.kinds import awarded, awards, council, movements, proposals, reports, standing, tasks
from desktop_app.services.papers.kinds.declaration import MenuEntry, MenuPlace, PaperKind, RoundStep

KINDS: Final[tuple[PaperKind, ...]] = (
    *proposals.KINDS,
    *council.KINDS,
    *awards.KINDS,
    *awarded.KINDS,
    *reports.KINDS,
    *movements.KINDS,
    *standing.KINDS,
    *tasks.KINDS,
)


def paper_kinds() -> tuple[PaperKind, ...]:
    """Return the kinds of paper the program can make."""
    return KINDS


def paper_kind(key: str) -> PaperKind:
    """Return the kind of paper with this key. Raises UsageError."""
    for kind in KINDS:
        if kind.key == key:
            return kind
    raise UsageError(f"Không có loại văn bản “{key}”; có: {', '.join(kind.key for kind in KINDS)}.")


def offered_in(step: RoundStep) -> tuple[PaperKind, ...]:
    """Return the kinds of paper offered in a step of a round."""
    return tuple(kind for kind in KINDS if kind.step is step)


def offered_at(place: MenuPlace) -> tuple[tuple[PaperKind, MenuEntry], ...]:
    """Return the kinds of paper offered at a place of the window, in their order there."""
    entries = [(kind, entry) for kind in KINDS if (entry := kind.at(place)) is not None]
    return tuple(sorted(entries, key=lambda pair: pair[1].is_last))
