"""How a plan divides its work: which of its headings a report tells the results under, and what is direction."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.plan.plans import Heading
from desktop_app.domain.vietnamese import fold

_TARGETS: Final = re.compile(r"^(?!.*\bnhiem vu\b)(?:\w+ ){0,2}(?:chi tieu|muc tieu|muc dich|yeu cau|quan diem)\b")
_ORGANISATION: Final = re.compile(r"\b(?:to chuc thuc hien|phan cong|kinh phi)\b")
_WHOLE: Final = "Thực hiện nhiệm vụ của Kế hoạch"
_GIVES_OUT: Final = re.compile(r"\bphan cong\b")
"""A heading below which work is given out, in a table mostly: what stands there is no direction."""


@dataclass(frozen=True, slots=True)
class Division:
    """The headings of a plan's work, and the paths of its parts that are told as direction.

    Without headings the plan has no parts of its own: `whole` stands for them, one of its sections of work alone by
    what a report tells there.
    """

    headings: tuple[Heading, ...]
    whole: tuple[Heading, ...]
    _direction: frozenset[str]
    _given_out: frozenset[str]

    def is_direction(self, path: str) -> bool:
        """Return whether what stands at a path of the plan is told as direction of the work."""
        levels = path.split("/")
        return levels[0] in self._direction and "/".join(levels[:2]) not in self._given_out


def division_of(headings: Sequence[Heading], task_paths: Iterable[str]) -> Division:
    """Return how a plan is divided; `task_paths` are the headings at which its tasks stand.

    Its work is in the sections that hold tasks, but for those of targets and of how it is carried out: their headings
    of the second level are what a report tells of, the section itself where it has none.
    """
    tasks_in = Counter(path.split("/")[0] for path in task_paths if path)
    tops = [heading for heading in headings if heading.level == 1]
    holding = [top for top in tops if tasks_in[top.path]]
    work = [top for top in holding if not (_is(_TARGETS, top) or _is(_ORGANISATION, top))]
    if not work and holding:
        work = [max(holding, key=lambda top: tasks_in[top.path])]
    second = [heading for heading in headings if heading.level == 2]
    below = {top.path: tuple(each for each in second if each.path.startswith(f"{top.path}/")) for top in work}
    parts = tuple(part for top in work for part in below[top.path] or (top,)) if any(below.values()) else ()
    others = frozenset(top.path for top in tops if top not in work and _is(_ORGANISATION, top))
    whole = tuple(work) if len(work) > 1 else tuple(replace(top, title=_WHOLE) for top in work)
    return Division(parts, whole, others, frozenset(each.path for each in second if _is(_GIVES_OUT, each)))


def _is(pattern: re.Pattern[str], heading: Heading) -> bool:
    return pattern.search(fold(heading.title)) is not None
