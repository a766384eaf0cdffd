"""Indicators: from the shipped set or entered, counted from records or typed with their source, and compared."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds.year import BRIEFINGS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import Comparison, Number, as_printed, compare, percentage, stored_value
from desktop_app.domain.vietnamese import clean_line, fold, shortened
from desktop_app.domain.year.activities import CAME_KINDS, HELD_KINDS, SEEN_KINDS, ActivityKind, Spread
from desktop_app.domain.year.indicator_sets import IndicatorDraft, parse_indicator_set
from desktop_app.domain.year.indicators import ADDING_UP, AutomaticMeasure, Target, meets, target_for
from desktop_app.domain.year.spans import Span
from desktop_app.runtime.resources import resource
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.plan.plan_records import plan_row
from desktop_app.services.year.briefings import informed_staff
from desktop_app.store import records
from desktop_app.store.queries import year as year_queries
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

_UNTYPED: Final[tuple[Number | None, str]] = (None, "")
"""The value, and its source, of a period in which none was typed."""
_PERIOD: Final = re.compile(r"20\d\d(?:-H[12])?")
INDICATOR_ROWS: Final = RowCodec(IndicatorDraft, "indicator", apart=("targets",))
TARGET_ROWS: Final = RowCodec(Target, "indicator_target")


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in a span of days of a period. A value is None where nothing was measured.

    `last` is the value of the whole period before, `before` that of the same days a year earlier, with which `change`
    compares; a span of which nothing is recorded has none.
    """

    id: int
    draft: IndicatorDraft
    target: Target | None
    value: Number | None
    source: str
    last: Number | None
    before: Number | None
    change: Comparison
    is_met: bool | None
    query: ListQuery | None = None
    """The query of the list whose rows the value counts, None if no list has them."""

    @property
    def mark(self) -> Number | None:
        """What the value has to reach, None without a target: no other value is printed as it."""
        return None if self.target is None else self.target.value


def period_span(period: str) -> Span:
    """Return the days of a period: a year ("2026"), or its first or second half ("2026-H1", "2026-H2")."""
    year, half = int(period[:4]), period[4:]
    first = date(year, 7, 1) if half == "-H2" else date(year, 1, 1)
    last = date(year, 6, 30) if half == "-H1" else date(year, 12, 31)
    return Span(first, last)


def checked_period(period: str) -> str:
    """Return the code of a year or of half a year. Raises InvalidRecord for anything else."""
    if not _PERIOD.fullmatch(period):
        raise InvalidRecord(f"“{shortened(period)}” không phải mã kỳ: viết như 2026 hoặc 2026-H1.", "period")
    return period


def period_before(period: str) -> str:
    """Return the period of the same length just before: "2025" for "2026", "2025-H2" for "2026-H1"."""
    year, half = int(period[:4]), period[4:]
    return f"{year}-H1" if half == "-H2" else f"{year - 1}{'-H2' if half else ''}"


def counted_to(period: str, day: date) -> Span:
    """Return the days of a period up to `day`. Raises InvalidRecord if the period begins after it."""
    whole = period_span(period)
    if day < whole.first:
        raise InvalidRecord("Ngày chốt số liệu phải nằm trong kỳ.", "cut_off")
    return Span(whole.first, min(day, whole.last))


def ready_set() -> tuple[IndicatorDraft, ...]:
    """Return the shipped indicators: the targets of Quyết định 311, and figures counted from the book."""
    return parse_indicator_set(resource("indicators", "quyet-dinh-311.toml").read_text(encoding="utf-8"))


def take_ready_set(book: Book) -> Changes:
    """Add the missing indicators of the shipped set as one change."""
    with book.store.work("Lấy bộ chỉ tiêu Quyết định 311") as work:
        rows = records.living(work.connection, "indicator")
        names = {fold(row["name"]) for row in rows}
        # What the book counts already is not missing, by whatever name it stands in the book.
        counted = {row["automatic"] for row in rows if row["automatic"]}
        for draft in ready_set():
            if fold(draft.name) not in names and draft.automatic not in counted:
                _set_targets(work, _add(work, draft), draft.targets)
        return work.changes()


def indicator(book: Book, indicator_id: int) -> IndicatorDraft:
    """Return an indicator with its targets. Raises RecordGone."""
    with book.store.reading() as connection:
        return _draft(connection, records.fetch(connection, "indicator", indicator_id))


def indicator_choices(book: Book) -> list[Choice]:
    """Return the indicators in their order as choices."""
    with book.store.reading() as connection:
        rows = records.living(connection, "indicator", order="position")
    return [Choice(row["id"], row["name"], "", fold(row["name"])) for row in rows]


def stored_indicators(
    connection: records.Reader,
) -> list[tuple[int, IndicatorDraft, dict[str, tuple[Decimal, str]]]]:
    """Return the indicators in their order with their ids, and by period the values that were typed, with sources."""
    typed: defaultdict[int, list[records.Record]] = defaultdict(list)
    for row in records.living(connection, "indicator_value"):
        typed[row["indicator_id"]].append(row)
    targets: defaultdict[int, list[records.Record]] = defaultdict(list)
    for row in records.living(connection, "indicator_target", order="year"):
        targets[row["indicator_id"]].append(row)
    return [
        (row["id"], _with_targets(row, targets[row["id"]]), _by_period(typed[row["id"]]))
        for row in records.living(connection, "indicator", order="position")
    ]


def typed_values(connection: records.Reader, indicator_id: int) -> dict[str, tuple[Decimal, str]]:
    """Return by period the values of an indicator that were typed, with their sources."""
    return _by_period(records.living(connection, "indicator_value", {"indicator_id": indicator_id}))


def _by_period(rows: Iterable[records.Record]) -> dict[str, tuple[Decimal, str]]:
    return {row["period"]: (Decimal(row["value"]), row["source"]) for row in rows}


def save_indicator(book: Book, indicator_id: int | None, draft: IndicatorDraft) -> Changes:
    """Add an indicator (without an id) or change it. Raises InvalidRecord, RecordGone."""
    draft = draft.checked()
    with book.store.work(f"{'Thêm' if indicator_id is None else 'Sửa'} chỉ tiêu “{shortened(draft.name)}”") as work:
        before = records.fetch(work.connection, "indicator", indicator_id) if indicator_id is not None else None
        if draft.plan_id is not None and (before is None or before["plan_id"] != draft.plan_id):
            plan_row(work.connection, draft.plan_id)
        if indicator_id is None:
            indicator_id = _add(work, draft)
        else:
            work.update("indicator", indicator_id, INDICATOR_ROWS.as_row(draft))
        _set_targets(work, indicator_id, draft.targets)
        return work.changes()


def record_value(book: Book, indicator_id: int, period: str, value: Decimal | None, source: str) -> Changes:
    """Record the value of an indicator in a period ("2026", "2026-H1") and its source; None deletes it."""
    if value is not None and not clean_line(source):
        raise InvalidRecord("Nhập nguồn số liệu.", "source")
    with book.store.work("Ghi số liệu chỉ tiêu") as work:
        row = records.fetch(work.connection, "indicator", indicator_id)
        if row["automatic"]:
            raise InvalidRecord("Chỉ tiêu này được tính từ sổ, không nhập tay.", "value")
        work.label = f"Ghi số liệu “{shortened(row['name'])}” ({period})"
        match = {"indicator_id": indicator_id, "period": period}
        value_rows = records.living(work.connection, "indicator_value", match)
        if value is None:
            for value_row in value_rows:
                work.delete("indicator_value", value_row["id"])
        elif value_rows:
            work.update(
                "indicator_value", value_rows[0]["id"], {"value": stored_value(value), "source": clean_line(source)}
            )
        else:
            values = {"value": stored_value(value), "source": clean_line(source)}
            work.insert("indicator_value", match | values)
        return work.changes()


def measured(book: Book, period: str, span: Span, before: Span | None = None, *, apart: bool = False) -> list[Measured]:
    """Return all indicators in order, measured in a span, which belongs to a period ("2026", "2026-H1").

    They are compared with those of `before`, None for the same days of the year before. `apart` measures what is
    posted, shared, come to or seen each by itself where no target is set for their sum.
    """
    year = int(period[:4])
    with book.store.reading() as connection:
        stored = stored_indicators(connection)
    last, earlier = period_before(period), f"{year - 1}{period[4:]}"
    spans = span, replace(period_span(last), plan_id=span.plan_id, with_rest=span.with_rest), before or span.year_before
    read_spans = [_Recorded(book, each) for each in spans]
    measured_indicators = []
    for indicator_id, draft, typed in stored:
        if draft.automatic is None:
            (value, source), (past, _), (same, _) = (typed.get(each, _UNTYPED) for each in (period, last, earlier))
            measured_indicators.append(_measured(indicator_id, draft, year, _Values(value, past, same, source)))
            continue
        parts = _APART.get(draft.automatic, {}) if apart and not draft.targets else {}
        for name, values in _counted(draft.automatic, read_spans, parts).items():
            named = replace(draft, name=name or draft.name)
            measured_indicators.append(_measured(indicator_id, named, year, values))
    return measured_indicators


def with_confirmed_targets(indicators: Iterable[Measured]) -> tuple[Measured, ...]:
    """Return indicators without the targets that nobody confirmed: a paper states none of them as a fact."""
    return tuple(replace(each, target=None, is_met=None) if is_unconfirmed(each.draft) else each for each in indicators)


def is_unconfirmed(draft: IndicatorDraft) -> bool:
    """Return whether an indicator has targets that nobody confirmed."""
    return bool(draft.targets) and not draft.confirmed


def without_fewer_days(
    indicators: Iterable[Measured], before: Span | None, before_from: date | None
) -> tuple[Measured, ...]:
    """Return indicators without the figures of a span before of which there are any only since a day within it.

    Twelve months are not compared with five: a plan of June has figures of its first year from then on alone. A figure
    that was written down, or is of the last day, does not add up over days and stays.
    """
    if before is None or before_from is None or before_from <= before.first:
        return tuple(indicators)
    return tuple(
        replace(each, before=None, change=compare(each.value, None))
        if each.before is not None and each.draft.automatic in ADDING_UP
        else each
        for each in indicators
    )


class _Values(NamedTuple):
    """The value of an indicator, those of the period before and of what it is compared with, and what it counts."""

    now: Number | None
    past: Number | None
    same: Number | None
    source: str
    query: ListQuery | None = None


class _Recorded:
    """What is recorded in a span, for all measures of it: each of its lists is read once, if one asks for it."""

    def __init__(self, book: Book, span: Span) -> None:
        self.book = book
        self.span = span

    @cached_property
    def activities(self) -> Mapping[tuple[str, str], tuple[int, int]]:
        """How many activities there are and whom they reached, by kind and spread."""
        with self.book.store.reading() as connection:
            return year_queries.activity_figures(connection, self.span.scope_of("activities"))

    @cached_property
    def referrals(self) -> int:
        """How many matters were passed on."""
        return lists.count(self.book, ListQuery("referrals", scope=self.span.scope_of("referrals")))

    @cached_property
    def has_awards(self) -> bool:
        """Whether there are awards, of signed decisions or others."""
        return bool(lists.count(self.book, ListQuery("awards", scope=self.span.scope_of("awards"))))

    def shows(self, measure: AutomaticMeasure) -> bool:
        """Return whether there are records that show that a measure was recorded: most need activities."""
        if measure is AutomaticMeasure.AWARDS:
            return self.has_awards
        return bool(self.activities) or (measure is AutomaticMeasure.REFERRALS and bool(self.referrals))


def _counted(
    automatic: AutomaticMeasure, spans: Sequence[_Recorded], parts: Mapping[str, "Measure"]
) -> dict[str, _Values]:
    """Return the values of parts of a measure by their names, or of the whole by "" where there are none that add up.

    `spans` are what is measured, the whole period before, and what it is compared with.
    """
    now, *others = spans
    for measures in (parts, {"": _MEASURES[automatic]}):
        results = {name: measure(now) for name, measure in measures.items()}
        if results and all(value is not None for value, _ in results.values()):
            break
    # In a time of which nobody recorded anything yet, no number of activities is a result.
    is_result = automatic is AutomaticMeasure.AWARDS or now.shows(automatic)
    compared = [other if other.shows(automatic) else None for other in others]
    values = {}
    for name, (value, query) in results.items():
        past, same = (None if other is None else measures[name](other)[0] for other in compared)
        values[name] = _Values(value if is_result else None, past, same, "tính từ sổ", query)
    return values


def _measured(indicator_id: int, draft: IndicatorDraft, year: int, values: _Values) -> Measured:
    target = target_for(draft.targets, year)
    is_met = None if values.now is None or target is None else meets(values.now, target)
    mark = None if target is None else target.value
    # The difference of what is printed: 96,15 − 92,31 is 3,84, whatever stands behind the second decimal.
    change = compare(as_printed(values.now, mark), as_printed(values.same, mark))
    return Measured(
        indicator_id, draft, target, values.now, values.source, values.past, values.same, change, is_met, values.query
    )


type Measure = Callable[[_Recorded], tuple[Number | None, ListQuery | None]]


def _activities(kinds: Sequence[ActivityKind]) -> Measure:
    def count(recorded: _Recorded) -> tuple[Number | None, ListQuery | None]:
        of_kinds = recorded.span.scope_of("activities") | {"kinds": [kind.value for kind in kinds]}
        number = sum(number for (kind, _), (number, _) in recorded.activities.items() if kind in kinds)
        return number, ListQuery("activities", scope=of_kinds)

    return count


def _spread(kind: ActivityKind, spread: Spread) -> Measure:
    """Return what counts the items of a kind that were posted, or shared: none where nobody said it of any."""

    def count(recorded: _Recorded) -> tuple[Number | None, ListQuery | None]:
        of_spread = recorded.span.scope_of("activities") | {"kinds": [kind.value], "spread": spread.value}
        numbers = {each: recorded.activities.get((kind, each), (0, 0))[0] for each in Spread}
        if numbers[Spread.NONE] and numbers[Spread.NONE] == sum(numbers.values()):
            return None, None
        return numbers[spread], ListQuery("activities", scope=of_spread)

    return count


def _reach(kinds: Sequence[ActivityKind] = tuple(ActivityKind)) -> Measure:
    def count(recorded: _Recorded) -> tuple[Number | None, ListQuery | None]:
        of_kinds = recorded.span.scope_of("activities") | {"kinds": [kind.value for kind in kinds]}
        reached = sum(people for (kind, _), (_, people) in recorded.activities.items() if kind in kinds)
        return reached, ListQuery("activities", scope=of_kinds)

    return count


def _referrals(recorded: _Recorded) -> tuple[Number | None, ListQuery | None]:
    return recorded.referrals, ListQuery("referrals", scope=recorded.span.scope_of("referrals"))


def _staff_informed(recorded: _Recorded) -> tuple[Number | None, ListQuery | None]:
    span = recorded.span
    staff = informed_staff(recorded.book, span.last, span)
    informed = sum(person.since is not None for person in staff)
    # The list has the staff of today and what informed them of any plan: of other days and of one plan there is none.
    query = ListQuery(BRIEFINGS.key) if span.plan_id is None and span.last >= date.today() else None
    # That nobody was informed is no result: nobody recorded it.
    return (percentage(informed, len(staff)) if informed else None), query


def _awards(recorded: _Recorded) -> tuple[Number | None, ListQuery | None]:
    query = ListQuery("awards", scope=recorded.span.scope_of("awards") | {"signed": True})
    return lists.count(recorded.book, query), query


_MEASURES: Mapping[AutomaticMeasure, Measure] = {
    AutomaticMeasure.STAFF_INFORMED: _staff_informed,
    AutomaticMeasure.DOCUMENTS: _activities([ActivityKind.DOCUMENT]),
    AutomaticMeasure.ACTIVITIES: _activities(HELD_KINDS),
    AutomaticMeasure.REACH: _reach(),
    AutomaticMeasure.GOOD_NEWS: _activities([ActivityKind.GOOD_NEWS]),
    AutomaticMeasure.STORIES: _activities([ActivityKind.STORY]),
    AutomaticMeasure.REFERRALS: _referrals,
    AutomaticMeasure.AWARDS: _awards,
}

_APART: Final[Mapping[AutomaticMeasure, Mapping[str, Measure]]] = {
    AutomaticMeasure.REACH: {
        "Lượt người tham gia": _reach(CAME_KINDS),
        "Lượt người tiếp cận": _reach(SEEN_KINDS),
    },
    AutomaticMeasure.GOOD_NEWS: {
        "Tin tốt đăng mới": _spread(ActivityKind.GOOD_NEWS, Spread.POSTED),
        "Tin tốt chia sẻ lại": _spread(ActivityKind.GOOD_NEWS, Spread.SHARED),
    },
    AutomaticMeasure.STORIES: {
        "Câu chuyện đẹp đăng mới": _spread(ActivityKind.STORY, Spread.POSTED),
        "Câu chuyện đẹp chia sẻ lại": _spread(ActivityKind.STORY, Spread.SHARED),
    },
}
"""What a report does not add up to one number, by the names that its sentences have for them."""


def _add(work: UnitOfWork, draft: IndicatorDraft) -> int:
    last = records.highest(work.connection, "indicator", "position")
    return work.insert("indicator", INDICATOR_ROWS.as_row(draft) | {"position": last + 1})


def _set_targets(work: UnitOfWork, indicator_id: int, targets: Sequence[Target]) -> None:
    targets_by_year = {target.year: target for target in targets}
    for row in records.living(work.connection, "indicator_target", {"indicator_id": indicator_id}):
        target = targets_by_year.pop(row["year"], None)
        if target is None:
            work.delete("indicator_target", row["id"])
        else:
            work.update("indicator_target", row["id"], TARGET_ROWS.as_row(target))
    for target in targets_by_year.values():
        work.insert("indicator_target", TARGET_ROWS.as_row(target) | {"indicator_id": indicator_id})


def _draft(connection: records.Reader, row: records.Record) -> IndicatorDraft:
    targets = records.living(connection, "indicator_target", {"indicator_id": row["id"]}, order="year")
    return _with_targets(row, targets)


def _with_targets(row: records.Record, targets: Iterable[records.Record]) -> IndicatorDraft:
    return INDICATOR_ROWS.from_row(row, targets=tuple(TARGET_ROWS.from_row(target_row) for target_row in targets))
