"""Read from the words of a task the units that lead it, the units that support it, and the recipients of its result.

The subject of the task's first sentence leads. Units named after "phối hợp với" support it, and so do the "đơn vị liên
quan" in the subject. Nameless groups outside the office ("các ngành", "hội Việt kiều") are left in the text, because
nobody there can be asked about the task. A task whose text names no unit has no lead: the clerk enters it.
"""

import re
from collections.abc import Iterable

from desktop_app.domain.office.units import UnitKind, unit_name_key
from desktop_app.domain.plan.plans import ProposedUnit
from desktop_app.intake.plan.bodies import Body, read_bodies, sentence_goes_on, skip_group

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


def read_subject(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` begins with, as the subject of its sentence or as a title."""
    start = _ASKING.match(text)
    bodies, end = read_bodies(text, start.end() if start else 0, outside_groups=True)
    return tuple(bodies) if bodies and sentence_goes_on(text, end) else ()


def read_partners(text: str) -> tuple[Body, ...]:
    """Return the bodies that `text` names after "phối hợp với", without nameless groups outside the office."""
    bodies_named: list[Body] = []
    for together in _TOGETHER.finditer(text):
        start: int | None = together.end()
        while start is not None:
            filler = _FILLER.match(text, start)
            bodies, end = read_bodies(text, filler.end() if filler else start, outside_groups=False)
            bodies_named += bodies
            separator = re.compile(r"\s*[,;]\s*|\s+và\s+").match(text, end) if bodies else None
            start = separator.end() if separator else None if bodies else skip_group(text, start)
    return tuple(bodies_named)


def task_recipients(text: str) -> tuple[str, ...]:
    """Return the recipients of the task's result ("gửi về UBND tỉnh qua Sở Nội vụ"), each in the plan's words."""
    sent = _SENT.search(text)
    if sent is None:
        return ()
    end = _SENT_END.search(text, sent.end())
    recipients = text[sent.end() : end.start() if end else len(text)]
    names: list[str] = []
    for part in re.split(r"(,\s+|\s+và\s+)", recipients):
        if _RECIPIENT.match(part) or not names:
            names.append(part)
        else:  # a separator, or the rest of a name such as "Sở Văn hóa, Thể thao và Du lịch"
            names[-1] += part
    return tuple(name for name in (re.sub(r"(?:,|\s+và)\s*$", "", name) for name in names) if _RECIPIENT.match(name))


class UnitNames:
    """Collects the units of a plan, each under the first form of its name."""

    def __init__(self) -> None:
        self._units: dict[str, ProposedUnit] = {}

    def names(self, bodies: Iterable[Body]) -> tuple[str, ...]:
        """Return the names of `bodies`, each once, and collect the new ones."""
        return tuple(dict.fromkeys(self._name(body) for body in bodies))

    def units(self) -> tuple[ProposedUnit, ...]:
        """Return the collected units in the order of the text."""
        return tuple(self._units.values())

    def _name(self, body: Body) -> str:
        key = unit_name_key(body.name)
        # The office of the Sở is called Văn phòng in its own papers, with or without the owner.
        name = "Văn phòng" if body.kind is UnitKind.OFFICE and key == "van phong" else body.name
        return self._units.setdefault(key, ProposedUnit(name, body.kind)).name
