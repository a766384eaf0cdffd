"""Periods of tasks on commendation that the book itself contradicts: not done, though their round has its decision."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.occurrences import is_of_round, period_title
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.vietnamese import shortened
from desktop_app.services.book import Book
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records, startup_queries


class OpenPeriod(NamedTuple):
    """A period of a task that is not done yet."""

    task_text: str
    period: str


def decided_but_open(book: Book, last: date, periods: Collection[OpenPeriod]) -> Iterator[str]:
    """Yield a sentence on each of these periods whose round was decided until a day: that it is late is not so."""
    of_rounds = [each for each in dict.fromkeys(periods) if is_of_round(each.period, each.task_text)]
    if not of_rounds:
        return
    with book.store.plain_reading() as plain:
        decisions = startup_queries.first_decisions(plain)
    with book.store.reading() as connection:
        for each in of_rounds:
            number, signed_on, level = decisions.get(each.period, ("", "", ""))
            if signed_on and signed_on <= last.isoformat():
                row: records.Record = {"number": number, "signed_on": signed_on, "level": level}
                cited = f"số {whole_number(connection, row)} ngày {day_words(date.fromisoformat(signed_on))}"
                yield (
                    f"Đợt {round_title(each.period)} đã có quyết định khen thưởng ({cited}), kỳ "
                    f"{period_title(each.period)} của nhiệm vụ "
                    f"“{shortened(each.task_text)}” chưa ghi hoàn thành."
                )
