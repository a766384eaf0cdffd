"""The statistics of a year's awards for the Sở Nội vụ, from the same counts as the tab Thống kê."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Final

from desktop_app.domain.awards.statistics import Recipient, TypeRow
from desktop_app.domain.errors import UsageError
from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.awards import award_statistics
from desktop_app.services import lists
from desktop_app.services.awards.order import award_order
from desktop_app.services.awards.statistics import AwardStatistics, statistics
from desktop_app.services.book import Book
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.store.queries.awards import count_without_sex

_ADDRESSEE: Final = "Sở Nội vụ"


def statistics_paper(book: Book, options: Options) -> Document:
    """Return the table of a year's awards by type of commendation. Raises UsageError, InvalidRecord."""
    year = _year(options)
    as_of = _as_of(options, year)
    knows_before = _has_awards_until(book, year - 1)
    own_office = office(book, day_of(options))
    data = award_statistics.AwardStatisticsData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=year,
        made_in=(day_of(options) or date.today()).year,
        as_of=as_of,
        addressee=_ADDRESSEE,
        before_until=_same_day_before(as_of) if _is_part(as_of) else None,
        rows=_rows(book, as_of, _counts(book, year, as_of).types, knows_before=knows_before),
    )
    return worded(book, award_statistics.build, data, award_statistics.STATISTICS, data.as_of)


def statistics_note(book: Book, options: Options) -> str:
    """Return a note on awards that could not be counted in every column."""
    year = _year(options)
    as_of = _as_of(options, year)
    sentences = []
    untyped = sum(row.total for row in _counts(book, year, as_of).types if not row.type_label)
    if untyped:
        sentences.append(f"{untyped} khen thưởng chưa ghi loại hình.")
    with book.store.reading() as connection:
        unknown = count_without_sex(connection, {"signed": True, "year": year, "to": as_of.isoformat()})
    if unknown:
        sentences.append(f"{unknown} khen thưởng cá nhân chưa rõ giới tính người nhận, không tính vào cột Nữ.")
    signed = {"year": year, "to": as_of.isoformat()}
    was_cancelled = (Condition("cancelled_on", ConditionTest.FILLED),)
    cancelled = lists.count(book, ListQuery("awards", scope=signed, conditions=was_cancelled))
    if cancelled:
        sentences.append(f"{cancelled} khen thưởng theo quyết định ký trong năm đã hủy bỏ, không tính vào biểu.")
    if _is_part(as_of) and _has_awards_until(book, year - 1):
        sentences.append(f"Năm chưa hết: cột Năm trước tính đến ngày {day_words(_same_day_before(as_of))}.")
    return "\n".join(sentences)


def _counts(book: Book, year: int, as_of: date) -> AwardStatistics:
    return statistics(book, str(year), str(year - 1), as_of, _same_day_before(as_of))


def _same_day_before(day: date) -> date:
    """Return the day a year earlier: a part of a year is compared with the same part of the one before."""
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if last_of_february else day.day)


def _is_part(as_of: date) -> bool:
    return (as_of.month, as_of.day) != (12, 31)


def _as_of(options: Options, year: int) -> date:
    """Return the day up to which the table counts: that of the paper, or today, within the year."""
    return max(min(date(year, 12, 31), day_of(options) or date.today()), date(year, 1, 1))


def _year(options: Options) -> int:
    text = options["year"]
    if not (is_whole_number(text) and len(text) == 4):
        raise UsageError(f"Năm “{text}” phải viết bằng bốn chữ số.")
    return int(text)


def _has_awards_until(book: Book, year: int) -> bool:
    """Return whether the book has awards of a year or of one before: without any it began later."""
    signed = ListQuery("awards", scope={"signed": True, "to": date(year, 12, 31).isoformat()})
    return bool(lists.count(book, signed))


def _rows(
    book: Book, as_of: date, counted: Sequence[TypeRow], *, knows_before: bool
) -> tuple[award_statistics.StatisticsRow, ...]:
    """Return the rows of the table: first the titles, each once, then the other awards by type of commendation."""
    with book.store.reading() as connection:
        order = award_order(connection, as_of)
    merged: dict[tuple[str, str], award_statistics.StatisticsRow] = {}
    placed = [(order.counted_as(row.award.code, row.award.name, row.commendation_type), row) for row in counted]
    for (_, group), row in sorted(placed, key=itemgetter(0)):
        entry, same = _row(row, group, knows_before=knows_before), merged.get((group, row.award.name))
        merged[group, row.award.name] = entry if same is None else _sum(same, entry)
    return tuple(merged.values())


def _row(row: TypeRow, group: str, *, knows_before: bool) -> award_statistics.StatisticsRow:
    counts = {recipient: row.counts[recipient] for recipient in Recipient}
    return award_statistics.StatisticsRow(
        group=group,
        award=row.award.name,
        collectives=counts[Recipient.COLLECTIVES],
        individuals=counts[Recipient.INDIVIDUALS],
        women=counts[Recipient.WOMEN],
        leaders=counts[Recipient.LEADERS],
        workers=counts[Recipient.WORKERS],
        amount=row.amount,
        before=row.before if knows_before else None,
    )


def _sum(row: award_statistics.StatisticsRow, other: award_statistics.StatisticsRow) -> award_statistics.StatisticsRow:
    return replace(
        row,
        collectives=row.collectives + other.collectives,
        individuals=row.individuals + other.individuals,
        women=row.women + other.women,
        leaders=row.leaders + other.leaders,
        workers=row.workers + other.workers,
        amount=row.amount + other.amount,
        before=None if row.before is None or other.before is None else row.before + other.before,
    )
