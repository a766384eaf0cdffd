"""What a section says for all that stands below it: who works, until when, and whether it holds tasks."""

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from functools import lru_cache

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.intake.files.markers import Marker, Rank
from desktop_app.intake.plan.deadlines import find_deadlines, read_deadline, read_period
from desktop_app.intake.plan.doers.asked import after_asking
from desktop_app.intake.plan.doers.charged import named_before
from desktop_app.intake.plan.doers.given import read_doer, read_partners
from desktop_app.intake.plan.doers.subjects import read_introduced, read_subject
from desktop_app.intake.plan.fields import Label, LabelledField, begins_field
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.clauses import STOP
from desktop_app.intake.plan.names.kinds import CAPITAL
from desktop_app.intake.plan.names.named import Body, begins_verb
from desktop_app.intake.plan.names.placed import is_phrase
from desktop_app.intake.plan.outline import Block, OutlineSection
from desktop_app.intake.plan.tasks.items import items_of
from desktop_app.intake.plan.words import LOWER

_PURPOSE = re.compile(
    r"(?:về )?(?:mục đích|yêu cầu|mục tiêu|quan điểm|kinh phí|căn cứ|sự cần thiết|nguồn kinh phí)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"Yêu cầu (?:đối với (?:các )?|các )?[^\W\d_{LOWER}]")
_STAGE = re.compile(r"(?:giai đoạn|năm|quý|tháng|từ)\b[^:]*\d", re.IGNORECASE)
_WHEN_FIRST = re.compile(
    r"(?P<time>(?:trong|trước|đến hết|chậm nhất|hằng|hàng|định kỳ)(?!\w)[^,:;]{3,60}),[^:;]{3,150}(?<!\w)"
    r"(?:sau|sau đây|dưới đây)\s*:$",
    re.IGNORECASE,
)
"""A time over all that is introduced: "Trong quý II năm 2026, các đơn vị hoàn thành những việc sau:"."""
_STAGE_NUMBER = re.compile(r"(?:giai đoạn|đợt|bước) (?:\d|[IVX]+)\s*[:.(–-]\s*", re.IGNORECASE)
_IN_MONTH = re.compile(
    r"\b(?:tháng \d{1,2}(?:\s?/\s?20\d\d)?|quý (?:IV|I{1,3})(?:\s?/\s?20\d\d)?)\s*:?$", re.IGNORECASE
)
_IN_BRACKET = re.compile(
    r"\((?:dự kiến |thời gian:? )?(?P<time>(?:từ|trong|đến|trước|hết|tháng|quý|ngày)\b[^()]*\d[^()]*)\)\s*:?$",
    re.IGNORECASE,
)
"""The time of a stage behind its name: "Giai đoạn 1: Khảo sát (từ tháng 6/2026 đến tháng 9/2026)"."""
_WORK = re.compile(
    r"nhiệm vụ|giải pháp|nội dung|hoạt động|tổ chức thực hiện|điều kiện (?:thực hiện|bảo đảm|đảm bảo)", re.IGNORECASE
)
_ASSIGNS = re.compile(r"phân công|phụ trách|tổ chức thực hiện|nhiệm vụ của|trách nhiệm của|chuẩn bị", re.IGNORECASE)
_LETTERS = re.compile(r"(?: [^\W\d_]+)+")
_MOST_WORDS = 9
_OF_WHOM = ("Trách nhiệm", "Nhiệm vụ", "Giao", "Phân công", "Đề nghị", "Yêu cầu")
"""With what a heading begins that says whose the works below it are."""
_TIME = re.compile(r"(?:thời gian|thời hạn)(?: (?:thực hiện|triển khai|tổ chức))?\s*(?::|$)", re.IGNORECASE)


def fields_of_sections(sections: Sequence[OutlineSection]) -> dict[str, tuple[LabelledField, ...]]:
    """Return the fields that are numbered as headings, by the heading's path.

    "2.2. Đơn vị chủ trì: …"; "2. Cơ quan chủ trì" with names below it, and "3. Thời gian thực hiện: …" beside that.
    "IV. Đơn vị chủ trì: …" is said of the whole plan.
    """
    by_path = {section.heading.path: fields for section in sections if (fields := _fields_of(section))}
    beside_lead = {
        id(section.parent)
        for section in sections
        if section.parent and _names_lead(by_path.get(section.heading.path, ()))
    }
    return {
        section.heading.path: own
        for section in sections
        if (own := by_path.get(section.heading.path))
        and (section.rank >= Rank.DECIMAL or id(section.parent) in beside_lead or section.parent is None)
        and (section.parent or _names_lead(own))
    }


def _names_lead(fields: Sequence[LabelledField]) -> bool:
    return any(each.label is Label.LEAD for each in fields)


def _fields_of(section: OutlineSection) -> tuple[LabelledField, ...]:
    """Return the fields of a heading that is a label, with those of the lines below it; () if it is none."""
    if section.rank < Rank.ROMAN or section.has_sections or not begins_field(section.text):
        return ()
    span = section.heading.span
    label = Block(Marker(section.heading.marker, section.rank, section.text), section.text, span.first, span.last)
    items = items_of([label, *section.items])
    fields = tuple(each for item in items for each in item.fields) if all(item.is_field for item in items) else ()
    return fields if any(each.value and each.label is not Label.DETAIL for each in fields) else ()


def stated_period(sections: Sequence[OutlineSection], of_tasks: Container[str]) -> tuple[int, int] | None:
    """Return the years of the section about the time of the whole plan ("1. Thời gian thực hiện: …"), or None.

    Headings that are fields `of_tasks`, by their paths, are none.
    """
    for section in sections:
        if _TIME.match(section.text) and section.heading.path not in of_tasks:
            for text in (section.text, *(item.text for item in section.items)):
                if years := read_period(text):
                    return years
    return None


def holds_no_tasks(section: OutlineSection) -> bool:
    """Return whether a section is about purpose, funding or the time of the whole plan."""
    # "Yêu cầu Trạm Y tế bố trí …" asks for work.
    if _PURPOSE.match(section.text) and (_ASKS.match(section.text) or read_subject(section.text)):
        return False
    return bool(_PURPOSE.match(section.text) and not _WORK.search(section.text)) or bool(_TIME.match(section.text))


def is_about_time(section: OutlineSection) -> bool:
    """Return whether a section is about the time of the whole plan."""
    return _TIME.match(section.text) is not None


def inherited_bodies(section: OutlineSection) -> tuple[Body, ...]:
    """Return the bodies that the nearest heading names as its subject ("1. Văn phòng Sở").

    What stands below a heading and introduces the headings below that names them too: "Văn phòng thực hiện:".
    """
    for above in reversed(section.line()):
        if bodies := read_subject(above.text) or read_doer(above.text):
            return _whole_group(above.text, bodies)
        introduction = above.items[-1].text if above is not section and above.items else ""
        if introduction.endswith(":") and (bodies := read_introduced(introduction)):
            return bodies
        if bodies := _by_place(above):
            return bodies
    return ()


def _whole_group(text: str, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
    """Return a group with all words of a title that names nothing else: "4. Các phòng ban chức năng"."""
    words = free(text).rstrip(" .:;")
    if len(bodies) != 1 or bodies[0].kind is not UnitKind.EVERYONE or not words.startswith(f"{free(bodies[0].name)} "):
        return bodies
    rest = words[len(free(bodies[0].name)) :]
    is_name = _LETTERS.fullmatch(rest) and len(rest.split()) < _MOST_WORDS and not STOP.search(rest, 1)
    return (replace(bodies[0], name=words),) if is_name else bodies


def is_about_work_of_each(section: OutlineSection) -> bool:
    """Return whether a section says who does what: below it those stand before a colon who do what follows it."""
    return any(_ASSIGNS.search(above.text) for above in section.line())


def _by_place(section: OutlineSection) -> tuple[Body, ...]:
    """Return whom a heading names, of whatever kind they are, where only a name stands beside names or behind "of"."""
    text = section.text.rstrip(" .:;")
    start = after_asking(text)
    if section.parent is None or text.isupper() or (section.text.endswith((".", ";")) and not start):
        return ()
    bodies = named_before(text, start, len(text), placed=True) if CAPITAL.match(text, start) else ()
    if not bodies or not is_phrase(text, start, len(text)):
        return ()
    bodies = tuple(replace(body, placed=True) for body in bodies)
    others = [each.text for each in section.parent.below if each is not section]
    beside = sum(bool(read_subject(each)) for each in others) > sum(map(begins_verb, others))
    return bodies if text.startswith(_OF_WHOM, 0, start) or beside else ()


def partners_of(section: OutlineSection) -> tuple[Body, ...]:
    """Return those with whom the heading that names who leads says it is done: "1. Phòng A, phối hợp với Phòng B:"."""
    for above in reversed(section.line()):
        if read_subject(above.text) or read_doer(above.text):
            return read_partners(above.text)
    return ()


def stage_of(section: OutlineSection) -> tuple[Deadline, ...]:
    """Return the time that the nearest heading names as a stage of the work: "1. Giai đoạn 2026 - 2027"."""
    stages = (_stage_named(above.text) for above in reversed(section.line()))
    return next(filter(None, stages), ())


@lru_cache(maxsize=256)
def _stage_named(heading: str) -> tuple[Deadline, ...]:
    """Return the time that a heading names; each task below asks for it."""
    if (
        match := _STAGE.match(_STAGE_NUMBER.sub("", heading))
        or _IN_MONTH.search(heading)
        or _IN_BRACKET.search(heading)
    ):
        deadline = read_deadline(free(match.groupdict().get("time") or match[0]))
        if deadline.kind not in (DeadlineKind.NONE, DeadlineKind.ONGOING):
            return (deadline,)
    if match := _WHEN_FIRST.match(heading):
        return find_deadlines(free(match["time"]))[:1]
    return ()
