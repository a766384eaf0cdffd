"""Who leads a task, who supports it, and who is sent its result, from the words of the task.

The subject of the task's first sentence leads; whoever stands after "phối hợp với" by name supports, and so do the
"đơn vị liên quan" in the subject. Nameless groups outside the office ("các ngành", "hội Việt kiều") are nobody whom
the office could ask about the task, and are left in the text. A task whose text names nobody has no lead: the
clerk says who it is, the program does not guess.
"""

import re
from collections.abc import Iterable

from desktop_app.domain.office.units import UnitKind, unit_name_key
from desktop_app.domain.plan.plans import ProposedUnit
from desktop_app.intake.plan.bodies import Body, goes_on, read_bodies, skip_group

_ASKING = re.compile(
    r"(?:(?:Đề nghị|Yêu cầu|Giao|Phân công|Giao cho):?\s+)?(?:(?:[Tt]hủ trưởng|[Tt]rưởng|[Ll]ãnh đạo) (?=các ))?"
)
_TOGETHER = re.compile(r"[Pp]hối hợp(?: chặt chẽ| thường xuyên| cùng)?(?: với| cùng)\s+")
_FILLER = re.compile(r"(?:(?:các )?(?:[Cc]hương trình|hoạt động|kế hoạch|phong trào) của )?")
_SENT = re.compile(r"\b[Gg]ửi(?: báo cáo| kết quả)?(?: về| cho| tới| đến)*\s+")
_SENT_END = re.compile(r"\s+(?:để|trước|theo|chậm nhất|trong|nhằm|vào|đúng)\b|[.;:]|$")
_RECIPIENT = re.compile(
    r"(?:Sở|UBND|HĐND|Ủy ban|Uỷ ban|Tỉnh|Thành|Huyện|Đảng|Đoàn|Ban|Bộ|Văn phòng|Phòng|Thanh tra|Trung tâm|Công an|Hội"
    r"|Chi|Công đoàn|Lãnh đạo|Cục|Liên đoàn)\b"
)


def subject(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` begins with, as the subject of its sentence or as a title of their own."""
    start = _ASKING.match(text)
    bodies, end = read_bodies(text, start.end() if start else 0, outside_groups=True)
    return tuple(bodies) if bodies and goes_on(text, end) else ()


def partners(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` names after "phối hợp với", nameless outside groups left out."""
    found: list[Body] = []
    for together in _TOGETHER.finditer(text):
        start: int | None = together.end()
        while start is not None:
            filler = _FILLER.match(text, start)
            bodies, end = read_bodies(text, filler.end() if filler else start, outside_groups=False)
            found += bodies
            joint = re.compile(r"\s*[,;]\s*|\s+và\s+").match(text, end) if bodies else None
            start = joint.end() if joint else None if bodies else skip_group(text, start)
    return tuple(found)


def task_recipients(text: str) -> tuple[str, ...]:
    """Return whom the task's result is sent to ("gửi về UBND tỉnh qua Sở Nội vụ"), each in the plan's words."""
    sent = _SENT.search(text)
    if sent is None:
        return ()
    end = _SENT_END.search(text, sent.end())
    listed = text[sent.end() : end.start() if end else len(text)]
    names: list[str] = []
    for part in re.split(r"(,\s+|\s+và\s+)", listed):
        if _RECIPIENT.match(part) or not names:
            names.append(part)
        else:  # a joint, or the rest of a name such as "Sở Văn hóa, Thể thao và Du lịch"
            names[-1] += part
    return tuple(name for name in (re.sub(r"(?:,|\s+và)\s*$", "", name) for name in names) if _RECIPIENT.match(name))


class UnitNames:
    """The units met so far, each under the first form of its name."""

    def __init__(self) -> None:
        self._units: dict[str, ProposedUnit] = {}

    def names(self, bodies: Iterable[Body]) -> tuple[str, ...]:
        """Return the names of `bodies`, each once, keeping those that are new."""
        return tuple(dict.fromkeys(self._name(body) for body in bodies))

    def units(self) -> tuple[ProposedUnit, ...]:
        """Return the units in the order met."""
        return tuple(self._units.values())

    def _name(self, body: Body) -> str:
        key = unit_name_key(body.name)
        # The office of the Sở is called Văn phòng in its own papers, with or without the owner.
        name = "Văn phòng" if body.kind is UnitKind.OFFICE and key == "van phong" else body.name
        return self._units.setdefault(key, ProposedUnit(name, body.kind)).name
