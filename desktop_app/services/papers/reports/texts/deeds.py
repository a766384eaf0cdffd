"""Sentences on the activities of one kind: told one by one while they are few, totalled when they are many."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.domain.office.citations import (
    bodies_of,
    day_words,
    is_of_office,
    joined_words,
    partners_words,
    type_in_common,
)
from desktop_app.domain.office.units import within_sentence
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.year.activities import SEEN_KINDS, ActivityKind
from desktop_app.domain.year.gatherings import attends, gathering_words, without_attending
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.papers.document.text import inside_sentence, lowered
from desktop_app.services.papers.reports.activities import ActivityFact
from desktop_app.services.papers.reports.posted import units_of
from desktop_app.services.papers.reports.texts.examples import examples_of
from desktop_app.services.papers.reports.texts.sentences import (
    Figure,
    Mention,
    Pieces,
    count,
    listed,
    rows,
    series,
    total,
    words,
)

_LIST: Final = "activities"
_LAW_DAY: Final = re.compile(
    r"(?i:ngày pháp luật)(?P<period> (?:tháng|quý|năm) [0-9IV/]+(?: năm [0-9]+)?)?"
    r"(?:\s*[:,–-]\s*|\s+về\s+|\s+(?=[“\"]|(?:Bộ luật|Luật|Nghị định|Nghị quyết|Pháp lệnh|Thông tư|Hiến pháp)\b))"
    r"(?P<topic>.+)"
)
"""The title of a meeting for the “Ngày pháp luật” that goes on with its subject: of another no name can be cut off."""
MOST_TOLD: Final = 4
"""How many different things of one kind are told one by one."""
_MOST_UNITS: Final = 3

_GROUPS: Final = {
    "staff": "công chức, viên chức, người lao động",
    "members": "đoàn viên, thanh niên",
    "teenagers": "thiếu niên",
    "children": "nhi đồng",
    "others": "người thuộc đối tượng khác",
}
"""The groups of people reached, as a sentence names them."""


_MEETING: Final = "cuộc"
"""The unit of meetings of several kinds, and of those whose names do not begin with one."""


@dataclass(frozen=True, slots=True)
class _KindWords:
    """How a sentence tells activities of a kind: its verb, what they are counted as, and once more in brackets.

    `counted` is the verb before a number of them, `measure` their unit in the annex, which does not repeat their name.
    `taken_part` says that others held them.
    """

    verb: str
    unit: str
    times: str = "lần"
    counted: str = ""
    measure: str = _MEETING
    taken_part: bool = False

    @property
    def name(self) -> str:
        """The name of their number in the annex."""
        part = f" {_ATTENDED}" if self.taken_part else ""
        return f"{self.unit[:1].upper()}{self.unit[1:]}{part}"


_KINDS: Final = {
    ActivityKind.CONFERENCE: _KindWords("tổ chức", "hội nghị"),
    ActivityKind.BRIEFING: _KindWords("tổ chức", "hội nghị quán triệt"),
    ActivityKind.LAW_DAY: _KindWords("tổ chức", "buổi sinh hoạt “Ngày pháp luật”", "buổi", measure="buổi"),
    ActivityKind.POSTING: _KindWords(
        "đăng tải", "lượt đăng tải văn bản, tin, bài", counted="thực hiện", measure="lượt"
    ),
    ActivityKind.EVENT: _KindWords("tổ chức", "sự kiện"),
    ActivityKind.COOPERATION: _KindWords("thực hiện", "hoạt động phối hợp", measure="hoạt động"),
    ActivityKind.DOCUMENT: _KindWords("ban hành", "văn bản", "văn bản", measure="văn bản"),
    ActivityKind.OTHER: _KindWords("thực hiện", "hoạt động", measure="lần"),
}
_MEASURES: Final = {"lớp": "lớp", "buổi": "buổi"}
"""The units of what is counted by itself: "Lớp tập huấn" is no "cuộc" in the annex."""
_ATTENDED: Final = "tham dự"
_TAKING_PART, _SEEING = "tham gia", "tiếp cận"
_VERBS: Final = (
    *("to chuc", "ban hanh", "dang", "chia se", "phoi hop", "huong dan", "tuyen truyen", "phat dong", "tham gia"),
    *("tham du", "du hoi", "du tap huan", "du lop"),
    *("trien khai", "xay dung", "pho bien", "quan triet", "ra quan", "tang", "trao", "tham", "ho tro", "thuc hien"),
    *("phat to roi", "canh bao", "noi chuyen", "tu van", "gioi thieu", "cap nhat", "dua tin", "phat song"),
    *("mo chuyen muc", "mo chuyen trang", "mo lop", "mo trang", "mo dot", "mo chien dich"),
    *("nam tinh hinh", "nam bat"),
)
"""Verbs, folded, by which a title already says what was done."""
_JOINT: Final = "phoi hop voi"
_JOINTLY: Final = "phối hợp "
_WITH: Final = ("với ", "cùng ")


def told_activities(activities: Sequence[ActivityFact], kind: ActivityKind, office: str, annex: str) -> Pieces:
    """Return the sentence on the activities of a kind, in order of day; `annex` is where their list stands."""
    kind_words, items = _words_of(activities), _merged(activities)
    if items is not None and len(items) == 1:
        return (*_single(items[0], kind_words, office), ".")
    unit = _common_unit(activities)
    measure = AutomaticMeasure.DOCUMENTS if kind is ActivityKind.DOCUMENT else None
    counted = count(kind_words.name, kind_words.measure, _LIST, _ids(activities), measure=measure)
    verb = f"đã {kind_words.counted or kind_words.verb} "
    is_drafted = all(_is_drafted(activity) for activity in activities)
    several = _who(activities, office, is_drafted=is_drafted)
    who = f"{unit} {drafted(verb) if is_drafted else verb}" if unit else f"{several} {verb}"
    beginning = words(who, counted, f" {kind_words.unit}", *_people(activities))
    if items is not None:
        named = [_item(item, kind_words, "" if unit else _doer(item[0], activities, office)) for item in items]
        return (*words(beginning, ", cụ thể: ", listed(named)), ".")
    shown = examples_of(activities)
    named = [_item([each], kind_words, "" if unit else _doer(each, shown, office)) for each in shown]
    examples = words("; tiêu biểu: ", listed(named)) if named else ()
    return (*words(beginning, _split(activities, unit), examples), f"; danh sách tại {annex}.")


def _who(activities: Sequence[ActivityFact], office: str, *, is_drafted: bool) -> str:
    """Return who did what several units did: them by name, while these are few and did all of it."""
    units = units_of(activities)
    if is_drafted or not units:
        return f"Trong kỳ, {office}"
    # What one of them drafted the office issued.
    if activities[0].kind is ActivityKind.DOCUMENT or not all(activity.unit for activity in activities):
        return f"Trong kỳ, {office} và các phòng, đơn vị"
    return units_words(units) if len(units) <= _MOST_UNITS else f"Trong kỳ, {units_words(units)}"


def units_words(units: Sequence[str]) -> str:
    """Return several units in words, by name while these are few."""
    if len(units) <= _MOST_UNITS:
        return joined_words((*units[:1], *map(within_sentence, units[1:])))
    return "các phòng, đơn vị"


def named_among(pieces: Pieces, activities: Sequence[ActivityFact], whole: Sequence[ActivityFact], key: str) -> Pieces:
    """Return a sentence on some of the activities of a kind, whose figures know which part of the report has them.

    Other parts tell of more of the kind: by a name alone the annex would tell of one thing twice.
    """
    if len(activities) == len(whole):
        return pieces
    return tuple(
        replace(piece, told_in=key) if isinstance(piece, Figure) and piece.is_total else piece for piece in pieces
    )


def law_days_held(activities: Sequence[ActivityFact], annex: str) -> Pieces:
    """Return how many meetings for the “Ngày pháp luật” have their people counted, with these people.

    `annex` is where their list stands.
    """
    counted = [activity for activity in activities if activity.people]
    kind_words = _words_of(activities)
    name = kind_words.name if len(counted) == len(activities) else f"{kind_words.name} có thống kê người dự"
    number = count(name, kind_words.measure, _LIST, _ids(counted))
    listed_in = f" (danh sách tại {annex})" if annex else ""
    return words(number, f" {kind_words.unit} có thống kê người dự", *_people(counted), listed_in)


def further_told(pieces: Pieces) -> Pieces:
    """Return a sentence on activities as one on more of them than were counted before it."""
    first, *rest = pieces
    if not isinstance(first, str):
        return pieces
    begun = lowered(first) if first.startswith(("Ngày ", "Từ ngày ", "Trong kỳ")) else first
    return ("Ngoài ra, ", begun, *rest)


def _words_of(activities: Sequence[ActivityFact]) -> _KindWords:
    """Return how a sentence tells activities of one kind: meetings by what they were."""
    kind_words = _KINDS[activities[0].kind]
    if all(attends(activity.kind, activity.title) for activity in activities):
        kind_words = replace(kind_words, verb=_ATTENDED, taken_part=True)
    if activities[0].kind is ActivityKind.DOCUMENT:
        kind = type_in_common(activity.document for activity in activities)
        return replace(kind_words, unit=kind) if kind else kind_words
    if activities[0].kind is not ActivityKind.CONFERENCE:
        return kind_words
    gatherings = gathering_words([without_attending(activity.title) for activity in activities])
    measure = _MEASURES.get(gatherings.partition(" ")[0], kind_words.measure) if "," not in gatherings else _MEETING
    return replace(kind_words, unit=gatherings, measure=measure)


def _total(activities: Sequence[ActivityFact], of: str = "") -> Figure | None:
    """Return the number of people of activities, None if none were counted; documents have no audience.

    `of` names what they have in common if they are only some of their kind.
    """
    values = [(activity.id, activity.people) for activity in activities if activity.people]
    if not values or activities[0].kind is ActivityKind.DOCUMENT:
        return None
    alone = len(activities) == 1
    verb = _SEEING if activities[0].kind in SEEN_KINDS else _TAKING_PART
    name = f"Người {verb}" if alone else f"Lượt người {verb}: {of or _words_of(activities).unit}"
    return total(name, "người" if alone else "lượt người", _LIST, values, "people", alone=alone)


def _merged(activities: Sequence[ActivityFact]) -> list[list[ActivityFact]] | None:
    """Return activities that were the same thing on several days as one item each, in order of the first day.

    None if they are more things than are told one by one.
    """
    merged: dict[tuple[str, ...], list[ActivityFact]] = {}
    for activity in activities:
        alike = (fold(activity.title), activity.unit, activity.partners, activity.document)
        merged.setdefault(alike, []).append(activity)
        if len(merged) > MOST_TOLD:
            return None
    return list(merged.values())


def _single(item: Sequence[ActivityFact], kind_words: _KindWords, office: str) -> Pieces:
    first = item[0]
    who = words(first.unit or office, with_whom(first.title, first.partners))
    deed = Mention(without_joint(_deed_of(first), first.partners), rows(_LIST, _ids(item)))
    if len(item) > 1:
        times = count(kind_words.name, kind_words.measure, _LIST, _ids(item))
        days = words(" (", times, f" {kind_words.times}: ", _days(item), ")")
        return words(who, " ", deed, days, _document(first), _people(item))
    return words(f"{_span(first)}, ", who, " ", deed, _document(first, is_dated=True), _people(item))


def _doer(activity: ActivityFact, among: Sequence[ActivityFact], office: str) -> str:
    """Return who did one of several things: the office, where others are told with their unit and this has none.

    Behind what a unit did it would read as done by it.
    """
    return activity.unit or (office if any(each.unit for each in among) else "")


def _item(item: Sequence[ActivityFact], kind_words: _KindWords, doer: str) -> Pieces:
    first = item[0]
    who = words(doer, " ") if doer else ()
    # Semicolons part the items: within one they would part it in two.
    deed = Mention(_deed_of(first, is_item=not who).replace(";", ","), rows(_LIST, _ids(item)))
    number = _total(item, f"“{first.title}”")
    people = () if number is None else words(", ", number, f" {_people_words(item)}")
    joint = with_whom(first.title, first.partners)
    partners = f",{joint}" if joint else ""
    if first.kind is ActivityKind.DOCUMENT and first.document_date is not None:
        return words(who, deed, _document(first))
    return words(who, deed, _document(first), " (", _days(item), people, partners, ")")


def _is_drafted(activity: ActivityFact) -> bool:
    """Return whether a unit drafted a document that the office issued."""
    return activity.kind is ActivityKind.DOCUMENT and bool(activity.unit) and is_of_office(activity.document)


def _deed_of(activity: ActivityFact, *, is_item: bool = False) -> str:
    deed = deed_words(activity.kind, without_doer(activity.title, activity.unit), is_item=is_item)
    return drafted(deed) if _is_drafted(activity) and not is_item else deed


def drafted(deed: str) -> str:
    """Return what a unit did of a document that the office issued: it drafted it, "tham mưu ban hành …"."""
    verb = _KINDS[ActivityKind.DOCUMENT].verb
    return deed.replace(verb, f"tham mưu {verb}", 1)


def topic_of(title: str) -> str:
    """Return what an activity was about: of a “Ngày pháp luật” the words behind its name."""
    topic = _LAW_DAY.match(title)
    return (topic["topic"] if topic else title).rstrip(" .;")


def deed_words(kind: ActivityKind, title: str, *, is_item: bool = False) -> str:
    """Return what was done as a sentence goes on: "tổ chức tọa đàm …"; `is_item` for one of a list, without verb."""
    verb, title = _KINDS[kind].verb, title.rstrip(" .;")
    if kind is ActivityKind.LAW_DAY and (topic := _LAW_DAY.match(title)):
        deed = f"sinh hoạt “Ngày pháp luật”{topic['period'] or ''} về {inside_sentence(topic['topic'])}"
        return deed if is_item else f"{verb} {deed}"
    if kind is ActivityKind.LAW_DAY and not is_item and "ngay phap luat" not in fold(title):
        # The title is the topic: alone it would say that the office did what it only spoke of.
        topic_words = inside_sentence(title)
        about = "với nội dung" if fold(title).startswith(_VERBS) else "về"
        return f"{verb} sinh hoạt “Ngày pháp luật” {about} {topic_words}"
    if kind is ActivityKind.DOCUMENT:
        named = title[len(verb) :].lstrip() if fold(title).startswith(f"{fold(verb)} ") else title
        return named if is_item else f"{verb} {named}"
    inside = inside_sentence(without_attending(title) if is_item else title)
    if is_item or fold(title).startswith(_VERBS):
        return inside
    return f"{verb} {inside}"


def without_doer(title: str, unit: str) -> str:
    """Return the title of what a unit did without the unit, where it begins as a sentence does that names it."""
    rest = title[len(unit) :].lstrip(" :")
    is_sentence = bool(unit) and fold(title).startswith(f"{fold(unit)} ") and fold(rest).startswith(_VERBS)
    return rest if is_sentence else title


def with_whom(title: str, partners: str) -> str:
    """Return with whom something was done: " phối hợp với Công an tỉnh", "" where its title says so itself."""
    is_named = _JOINT in fold(title) and all(fold(body) in fold(title) for body in bodies_of(partners))
    return f" phối hợp với {partners_words(partners)}" if partners and not is_named else ""


def without_joint(deed: str, partners: str) -> str:
    """Return what was done without its "phối hợp", behind words that say with whom: "phối hợp với … rà soát"."""
    if not partners or not deed.startswith(_JOINTLY) or not with_whom(deed, partners):
        return deed
    rest = deed.removeprefix(_JOINTLY)
    if not rest.startswith(_WITH):
        return rest
    for name in (partners, *bodies_of(partners)):
        done = rest.partition(" ")[2].removeprefix(f"{name} ")
        # Where others are named beside it, or its name goes on, what stands behind it is not what was done.
        if done != rest.partition(" ")[2] and done[0].islower() and not done.startswith("và "):
            return done
    return deed


def _document(activity: ActivityFact, *, is_dated: bool = False) -> Pieces:
    """Return the document of an activity; `is_dated` says that the sentence begins with its day."""
    if not activity.document:
        return ()
    if activity.kind is ActivityKind.DOCUMENT:
        day = activity.document_date if is_dated else None
        return (f" ({_cited(activity).removesuffix('' if day is None else f' ngày {day_words(day)}')})",)
    return (f" theo {activity.document}",)


def _cited(activity: ActivityFact) -> str:
    """Return the number and day of a document; its kind only if the title does not begin with it."""
    kind, numbered, rest = activity.document.partition(" số ")
    is_named = not numbered or kind == "Văn bản" or fold(activity.title).startswith(fold(kind))
    return f"số {rest}" if numbered and is_named else activity.document


def _span(activity: ActivityFact) -> str:
    first, last = activity.from_date, activity.to_date
    if activity.kind is ActivityKind.DOCUMENT:
        return f"Ngày {day_words(activity.document_date or first)}"
    if last == first:
        return f"Ngày {day_words(first)}"
    return f"Từ ngày {day_words(first)} đến ngày {day_words(last)}"


def _days(item: Sequence[ActivityFact]) -> Pieces:
    if len(item) == 1:
        return (lowered(_span(item[0])),)
    return ("ngày ", *series([day_words(activity.from_date) for activity in item]))


def _people_words(activities: Sequence[ActivityFact]) -> str:
    """Return what the people of some activities are counted as: who saw a post did so each time anew."""
    if activities[0].kind in SEEN_KINDS:
        return f"lượt người {_SEEING}"
    return "người" if len(activities) == 1 else "lượt người"


def _people(activities: Sequence[ActivityFact]) -> Pieces:
    number, groups = _total(activities), _groups(activities)
    if number is None:
        return ()
    alone, is_seen = len(activities) == 1, activities[0].kind in SEEN_KINDS
    # Who saw a post are counted each time they did.
    # "Phối hợp với 461 lượt người" would be whom it was done with.
    has = alone or activities[0].kind is ActivityKind.COOPERATION
    beginning = words(", có " if has else " với ", number, " lượt " if is_seen or not alone else " ")
    verb = _SEEING if is_seen else _TAKING_PART
    if len(groups) <= 1:
        return words(beginning, groups or "người", f" {verb}")
    return words(beginning, f"người {verb}", ", gồm " if alone else " (gồm ", groups, "" if alone else ")")


def _groups(activities: Sequence[ActivityFact]) -> Pieces:
    """Return the people by group; of a single group only its name."""
    values = {
        group: [(activity.id, number) for activity in activities if (number := getattr(activity, group))]
        for group in _GROUPS
    }
    named = [group for group, counted in values.items() if counted]
    if len(named) == 1:
        return () if named[0] == "others" else (_GROUPS[named[0]],)
    alone = len(activities) == 1
    parts = [
        words(
            total(
                f"Lượt {_GROUPS[group]}: {_words_of(activities).unit}",
                "lượt người",
                _LIST,
                values[group],
                f"reached_{group}",
                alone=alone,
            ),
            f" {'' if alone else 'lượt '}{_GROUPS[group]}",
        )
        for group in named
    ]
    return series(parts, apart="; ") if any("," in _GROUPS[group] for group in named[:-1]) else series(parts)


def _split(activities: Sequence[ActivityFact], unit: str) -> Pieces:
    units = units_of(activities)
    if unit or len(units) < 2 or not all(activity.unit for activity in activities):
        return ()
    ids: dict[str, list[int]] = {name: [] for name in units}
    for activity in activities:
        ids[activity.unit].append(activity.id)
    unit_words = _words_of(activities)
    parts = [
        words(f"{name} ", count(f"{unit_words.name}: {name}", unit_words.measure, _LIST, ids[name])) for name in units
    ]
    return words(", trong đó: ", series(parts))


def _common_unit(activities: Sequence[ActivityFact]) -> str:
    units = {activity.unit for activity in activities}
    return units.pop() if len(units) == 1 else ""


def _ids(activities: Iterable[ActivityFact]) -> list[int]:
    return [activity.id for activity in activities]
