"""What the units did and met in a year, from lists: activities, good news, obstacles, matters passed on."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import value_named
from desktop_app.domain.plan.deadlines import days_in_month
from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.domain.year.activities import (
    ACTIVITY_KIND_LABELS,
    CHANNELS,
    POSTED_KINDS,
    ActivityFields,
    ActivityKind,
    Participant,
    ParticipantRole,
    PeopleReached,
)
from desktop_app.domain.year.good_news import looks_like_link
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.intake.sheets.cells import line_of, split_honorific
from desktop_app.intake.sheets.record_fields import day_or_span, spread_span, whole_of
from desktop_app.intake.sheets.records import RecordColumn, RecordColumns, SheetRecord, link_column, record_column
from desktop_app.services.import_rows import ImportSettings, all_found
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.imports.tasks import MovementFinder, TaskFinder
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.year.activities import ACTIVITY_ROWS, PARTICIPANT_ROWS, set_participants
from desktop_app.services.year.good_news import page_of
from desktop_app.services.year.obstacles import OBSTACLE_ROWS, REFERRAL_ROWS
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

_ELECTRONIC: Final = re.compile(r"\bTTĐT\b", re.IGNORECASE)
_OF_OFFICE: Final = re.compile(r"\s+(?:của )?(?:Sở|cơ quan|đơn vị)$", re.IGNORECASE)
_PEOPLE: Final = re.compile(r"[;\n,]")
_PERIOD: Final = re.compile(
    r"(?:trong )?(?:tháng (?P<month>\d{1,2})|quý (?P<quarter>IV|I{1,3}|[1-4]))\s*(?:/|-|năm)?\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ROLE: Final = re.compile(r"(.+?) ?\(([^()]+)\)")
_REACHED: Final = ("staff", "members", "teenagers", "children", "others")


_ALL_REACHED: Final = (
    "Số người…",
    "Số lượt…",
    "Số lượng người…",
    "Số lượng tham gia…",
    "Số lượng tham dự…",
    "Số lượng tiếp cận…",
    "Tổng số người…",
    "Lượt tiếp cận…",
    "Lượt xem…",
    "Lượt người…",
    "Số đại biểu…",
    "Quy mô",
)


def days_or_period(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return the day in a cell, or the first and the last of a span, a month or a quarter. Raises InvalidRecord."""
    if isinstance(cell, str) and (match := _PERIOD.fullmatch(line_of(cell))):
        # What is told by its month or quarter lasted from its first day to its last.
        year = int(match["year"])
        last = int(match["month"]) if match["month"] else _QUARTERS[match["quarter"].upper()] * 3
        first = last if match["month"] else last - 2
        if 1 <= first <= last <= 12:
            return date(year, first, 1), date(year, last, days_in_month(year, last))
    return day_or_span(cell, name)


_DAY: Final = record_column(ActivityFields, "from_date")
_ACTIVITY_COLUMNS: Final = RecordColumns(
    (
        RecordColumn(_DAY.name, "Ngày", _DAY.headings, days_or_period),
        record_column(ActivityFields, "to_date"),
        record_column(ActivityFields, "kind"),
        record_column(ActivityFields, "title"),
        link_column(ActivityFields, "unit_id"),
        record_column(ActivityFields, "partners"),
        link_column(ActivityFields, "task_id"),
        link_column(ActivityFields, "author_id"),
        link_column(ActivityFields, "movement_id"),
        record_column(ActivityFields, "channel"),
        record_column(ActivityFields, "link"),
        record_column(ActivityFields, "spread"),
        *(record_column(PeopleReached, name) for name in _REACHED),
        RecordColumn("all_reached", "Số người tiếp cận", _ALL_REACHED, whole_of),
        link_column(ActivityFields, "participants"),
        *(record_column(ActivityFields, name) for name in ("document", "document_date", "notable", "note")),
    ),
    ("title",),
    (frozenset({"title", "from_date"}),),
)  # fmt: skip


def _open_activities(
    preset: ActivityKind, key_of: Callable[[ActivityFields], Hashable]
) -> Callable[[Reader, Names, ImportSettings], Any]:
    def open_(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ActivityFields]:
        del settings
        tasks, movements = TaskFinder(connection, names), MovementFinder(connection, names)
        stored = [fields for _, fields in _stored_activities(tuple(ActivityKind))(connection)]
        counted = {key_of(fields): fields.reached for fields in stored if fields.reached != PeopleReached()}
        shown = {key_of(fields): fields.people for fields in stored}
        task_of = {key_of(fields): fields.task_id for fields in stored if fields.task_id is not None}

        def build(row: SheetRecord) -> ActivityFields:
            values = dict(row.values)
            try:
                _require(values, "from_date", "Thiếu ngày.")
                _require(values, "title", "Thiếu nội dung.")
            except InvalidRecord:
                with suppress(InvalidRecord):
                    _linked(values, names, movements)
                raise
            spread_span(values)
            values.setdefault("kind", _kind_said(values["title"]) or preset)
            if preset in POSTED_KINDS and values["kind"] not in POSTED_KINDS:
                raise InvalidRecord("Chỉ nhập tin tốt, câu chuyện đẹp, gương điển hình; còn lại nhập ở “Hoạt động”.")
            reached = PeopleReached(**{name: values.pop(name) for name in _REACHED if name in values})
            total = values.pop("all_reached", None)
            task = clean_line(values.pop("task_id", ""))
            try:
                fields = ActivityFields(**_linked(values, names, movements), reached=reached)
            except InvalidRecord:
                if task:
                    # All that is to be asked of the row is asked at once.
                    with suppress(InvalidRecord):
                        tasks.named(task)
                raise
            if task:
                fields = replace(fields, task_id=tasks.named(task, recorded=task_of.get(key_of(fields.checked()))))
            fields = fields.checked()
            # A list shows how many are on the list of an activity where nobody counted: that is no count.
            if total is None or (reached == PeopleReached() and total == shown.get(key_of(fields))):
                return fields
            return replace(fields, reached=_of_total(total, reached, counted.get(key_of(fields), reached)))

        return build

    return open_


def _kind_said(title: str) -> ActivityKind | None:
    """Return the kind of good news that a title begins with: "Câu chuyện đẹp: thư viện nhỏ", None for none."""
    words = fold(title)
    kinds = (kind for kind in POSTED_KINDS if words.startswith(f"{fold(ACTIVITY_KIND_LABELS[kind])}:"))
    return next(kinds, None)


def _of_total(total: int, named: PeopleReached, recorded: PeopleReached) -> PeopleReached:
    """Return how many were reached by a number for all groups: whoever is in none that is counted is of the others.

    Raises InvalidRecord.
    """
    if named.others is not None:
        if total != named.total:
            raise InvalidRecord(f"Số người tiếp cận {total} khác tổng các nhóm {named.total}.", "all_reached")
        return named
    groups = replace(recorded, others=None, **{name: count for name in _REACHED if (count := getattr(named, name))})
    if total < groups.total:
        raise InvalidRecord(f"Số người tiếp cận {total} ít hơn các nhóm đã ghi {groups.total}.", "all_reached")
    return replace(named, others=total - groups.total or None)


def _linked(values: dict[str, Any], names: Names, movements: MovementFinder) -> dict[str, Any]:
    """Return the values with units, people and movements in place of their names."""
    unit = clean_line(values.get("unit_id", ""))

    def participants(text: str) -> tuple[Participant, ...]:
        people = [_with_role(entry) for entry in map(clean_line, _PEOPLE.split(text)) if entry]
        found_ids = all_found(*(partial(person, name) for name, _ in people))
        return tuple(Participant(row_id, role) for row_id, (_, role) in zip(found_ids, people, strict=True))

    def person(text: str) -> int:
        return names.person(split_honorific(clean_line(text))[0], unit)

    lookups: dict[str, Callable[[str], object]] = {
        "unit_id": lambda name: names.unit(name, values.get("from_date")),
        "movement_id": movements.named,
        "author_id": person,
        "participants": participants,
    }
    there = [name for name in lookups if name in values]
    linked = all_found(*(partial(lookups[name], values[name]) for name in there))
    values |= dict(zip(there, linked, strict=True))
    if "channel" in values:
        values["channel"] = _channel(values["channel"])
    link = clean_line(values.get("link", ""))
    if link and not looks_like_link(link) and looks_like_link(f"https://{link}"):
        values["link"] = f"https://{link}"
    return values


def _channel(text: str) -> str:
    """Return a channel by its name in the book: "Trang TTĐT của Sở" is the office's "Trang thông tin điện tử"."""
    written = _ELECTRONIC.sub("thông tin điện tử", clean_line(text))
    bare = fold(_OF_OFFICE.sub("", written))
    return next((channel for channel in CHANNELS if fold(channel) == bare), written)


def _with_role(entry: str) -> tuple[str, ParticipantRole]:
    """Return the name and the role of "Nông Thị Lan (báo cáo viên)"; whoever has no role in brackets took part."""
    named = _ROLE.fullmatch(entry)
    try:
        return (named[1], value_named(Participant, "role", named[2])) if named else (entry, ParticipantRole.TOOK_PART)
    except InvalidRecord:
        # What stands in brackets belongs to the name.
        return entry, ParticipantRole.TOOK_PART


def _require(values: dict[str, Any], name: str, sentence: str) -> None:
    if values.get(name) in (None, ""):
        raise InvalidRecord(sentence, name)


def _stored_activities(kinds: Sequence[ActivityKind]) -> Callable[[Reader], Iterable[tuple[int, ActivityFields]]]:
    def read(connection: Reader) -> Iterable[tuple[int, ActivityFields]]:
        present: dict[int, list[Participant]] = {}
        for row in records.living(connection, "participant"):
            present.setdefault(row["activity_id"], []).append(PARTICIPANT_ROWS.from_row(row))
        for row in records.living(connection, "activity"):
            if row["kind"] in kinds:
                yield row["id"], ACTIVITY_ROWS.from_row(row, participants=tuple(present.get(row["id"], ())))

    return read


def _activity_key(fields: ActivityFields) -> Hashable:
    return fields.from_date, fields.kind, fold(fields.title), fields.unit_id


def _news_key(fields: ActivityFields) -> Hashable:
    return page_of(fields.link) if fields.link else (fields.from_date, fields.kind, fold(fields.title))


def _add_activities(work: UnitOfWork, added: Sequence[ActivityFields]) -> None:
    ids = work.insert_many("activity", [ACTIVITY_ROWS.as_row(fields) for fields in added])
    present = [
        PARTICIPANT_ROWS.as_row(participant) | {"activity_id": activity_id}
        for activity_id, fields in zip(ids, added, strict=True)
        for participant in fields.participants
    ]
    work.insert_many("participant", present)


def _change_activity(work: UnitOfWork, activity_id: int, fields: ActivityFields) -> None:
    work.update("activity", activity_id, ACTIVITY_ROWS.as_row(fields))
    set_participants(work, activity_id, fields.participants)


ACTIVITIES: Final = ImportTarget(
    "activities",
    "hoạt động",
    ActivityFields,
    _ACTIVITY_COLUMNS,
    _open_activities(ActivityKind.OTHER, _activity_key),
    _activity_key,
    _stored_activities(tuple(ActivityKind)),
    _add_activities,
    _change_activity,
)
GOOD_NEWS: Final = replace(
    ACTIVITIES,
    key="good-news",
    noun="tin tốt, câu chuyện đẹp",
    open=_open_activities(ActivityKind.GOOD_NEWS, _news_key),
    key_of=_news_key,
    stored=_stored_activities(POSTED_KINDS),
)


def _open_plain[T](
    record: type[T], required: Sequence[tuple[str, str]]
) -> Callable[[Reader, Names, ImportSettings], Callable[[SheetRecord], T]]:
    def open_(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], T]:
        del connection, settings

        def build(row: SheetRecord) -> T:
            values = dict(row.values)
            for name, sentence in required:
                _require(values, name, sentence)
            if "unit_id" in values:
                values["unit_id"] = names.unit(values["unit_id"], values.get("raised_on"))
            made: Any = record(**values)
            checked: T = made.checked()
            return checked

        return build

    return open_


def _plain[T](codec: RowCodec[T]) -> tuple[Any, Any, Any]:
    """Return how records without parts are read, added and changed."""
    kind = codec.table

    def stored(connection: Reader) -> Iterable[tuple[int, T]]:
        return ((row["id"], codec.from_row(row)) for row in records.living(connection, kind))

    def add(work: UnitOfWork, added: Sequence[T]) -> None:
        work.insert_many(kind, [codec.as_row(fields) for fields in added])

    def change(work: UnitOfWork, row_id: int, fields: T) -> None:
        work.update(kind, row_id, codec.as_row(fields))

    return stored, add, change


def _obstacle_key(fields: ObstacleFields) -> Hashable:
    return fields.raised_on, fold(fields.content), fields.unit_id


def _referral_key(fields: ReferralFields) -> Hashable:
    return fields.passed_on, fold(fields.kind), fold(fields.document_number), fold(fields.receiving_body)


_NO_DAY: Final = "Thiếu ngày phản ánh: ghi một ngày cho cả bảng ở bước chọn cột, hoặc thêm cột ngày."
OBSTACLES: Final = ImportTarget(
    "obstacles",
    "khó khăn, vướng mắc",
    ObstacleFields,
    RecordColumns(
        (
            record_column(ObstacleFields, "raised_on"),
            record_column(ObstacleFields, "content"),
            link_column(ObstacleFields, "unit_id"),
            *(
                record_column(ObstacleFields, name)
                for name in ("cause", "proposal", "asked_of", "put_on", "answer", "answered_on", "closed_on")
            ),
        ),
        ("content",),
        tuple(frozenset({"content", name}) for name in ("raised_on", "proposal", "unit_id")),
        "raised_on",
    ),
    _open_plain(ObstacleFields, (("raised_on", _NO_DAY), ("content", "Thiếu nội dung."))),
    _obstacle_key,
    *_plain(OBSTACLE_ROWS),
)
REFERRALS: Final = ImportTarget(
    "referrals",
    "thông tin đã chuyển",
    ReferralFields,
    RecordColumns(
        tuple(
            record_column(ReferralFields, name)
            for name in ("passed_on", "kind", "receiving_body", "document_number", "outcome")
        ),
        ("kind",),
        (frozenset({"kind", "passed_on"}),),
    ),
    _open_plain(ReferralFields, (("passed_on", "Thiếu ngày chuyển."), ("kind", "Thiếu loại thông tin."))),
    _referral_key,
    *_plain(REFERRAL_ROWS),
)
