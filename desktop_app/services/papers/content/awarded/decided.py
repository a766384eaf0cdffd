"""A decision, or a draft without a record, as its papers print it: its awards with their money and their reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.money import HIGHEST_ONLY
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.awards.headings import (
    achieved,
    common_time,
    common_work,
    decision_subject,
    is_of_round,
    period_words,
    year_words,
)
from desktop_app.services.awards.money import Money, catalogue_of, catalogue_on, money_of
from desktop_app.services.awards.rows import (
    movement_times,
    movements_of,
    proposed_awards,
    times_of,
    to_recipient,
    told_reason,
    told_reasons,
    works_of,
)
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records
from desktop_app.store.records import Record

_LOWER: Final = "Chỉ chi mức cao nhất"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A row of a decision or of its draft: how papers name it, its money, and its reason."""

    awarded: AwardedRecipient
    money: Money
    commendation_type: CommendationType
    reason: str
    movement: str
    time: str
    """The time of what was achieved, in words."""
    is_paid: bool = False
    """Whether its money is paid."""


@dataclass(frozen=True, slots=True)
class DecisionOrDraft:
    """A decision, or a draft without a record, with the day whose law it follows."""

    row: Record | None
    day: date
    rules: RuleSet
    awards: tuple[DecisionRow, ...]
    code: RoundCode | None
    nominations: frozenset[int]
    """The nominations that its awards come from."""
    cancelled: int = 0
    """How many awards of a signed one were cancelled since."""

    @property
    def signed_on(self) -> date | None:
        """The day of its signature, None while it is not signed."""
        return from_iso(self.row["signed_on"]) if self.row is not None else None

    @property
    def number(self) -> str:
        """Its number, "" while it has none."""
        return str(self.row["number"]) if self.row is not None else ""

    @property
    def is_signed(self) -> bool:
        """Tell whether it has a number and a day."""
        return self.row is not None and is_signed(self.row)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day of the achievements, None where none is recorded."""
        if self.row is not None:
            return from_iso(self.row["period_from"]), from_iso(self.row["period_to"])
        return (self.code.first_day, self.code.last_day) if self.code is not None else (None, None)

    @property
    def occasion(self) -> str:
        """The time of the achievements, in words: of what all achieved in one movement that of the movement."""
        return common_time([row.time for row in self.awards], period_words(self.code, *self.period))

    @property
    def told_days(self) -> tuple[date, date] | None:
        """The days of the achievements where its text tells them: not those of an act, a life's service, a movement."""
        first, last = self.period
        is_of_days = is_of_round(work_of(self.awards)) and self.occasion == period_words(self.code, first, last)
        return (first, last) if is_of_days and first is not None and last is not None else None

    @property
    def year(self) -> str:
        """The year of its titles, in words."""
        return year_words(self.code, *self.period)

    @property
    def has_titles(self) -> bool:
        """Tell whether it gives titles, on which a Council votes whether or not its session is in the book."""
        return any(award_row.awarded.is_title for award_row in self.awards)

    @property
    def waits_for_minutes(self) -> bool:
        """Tell whether the minutes it cites are written in by hand: what was signed has them on its paper, or none."""
        return self.code is None and self.has_titles and not self.is_signed

    @property
    def subject(self) -> str:
        """The trích yếu as recorded; of a draft without a record what it is going to be."""
        if self.row is not None:
            return str(self.row["subject"])
        rows = [row.awarded for row in self.awards]
        return decision_subject(rows, self.occasion, self.year, self.reasons, work_of(self.awards))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What its awards are for, each once, in the order of the types: the year's work before a movement."""
        types = tuple(CommendationType)
        in_order = sorted(self.awards, key=lambda award_row: types.index(award_row.commendation_type))
        return tuple(dict.fromkeys(award_row.reason.strip() for award_row in in_order))


def decision_or_draft(book: Book, code: str, day: date, decision: str, *, as_signed: bool = False) -> DecisionOrDraft:
    """Return a decision or a draft; with `as_signed` with the awards of a signed one that were cancelled since."""
    review_round = round_of(book, code) if code else None
    row = _requested_decision(book, review_round, decision)
    if row is None and review_round is not None:
        nominations = [proposal.row for proposal in proposed_awards(book, review_round) if not proposal.goes_up]
        if not nominations:
            raise InvalidRecord(
                f"Đợt {review_round.code.title} không có đề nghị nào do Giám đốc Sở quyết định.",
                "nomination",
                "Đề nghị tập thể, cá nhân ở thẻ Đề nghị trước.",
            )
        with book.store.reading() as connection:
            rules, money = catalogue_on(connection, day), money_of(connection, nominations, day)
            of_movements = movements_of(connection, nominations)
            own_times = movement_times(connection, nominations, review_round.code)
        movements = [of_movements.get(row["id"], "") for row in nominations]
        span = period_words(review_round.code, None, None)
        times = [own_times.get(row["id"], span) for row in nominations]
        reasons = [
            achieved(row, told_reason(row), time, movement)
            for row, movement, time in zip(nominations, movements, times, strict=True)
        ]
        draft_rows = _decision_rows(nominations, "nominee_name", money, rules, reasons, movements, times)
        ids = frozenset(row["id"] for row in nominations)
        return DecisionOrDraft(None, day, rules, draft_rows, review_round.code, ids)
    assert row is not None
    signed_on = from_iso(row["signed_on"])
    with book.store.reading() as connection:
        given = records.living(connection, "award", {"decision_id": row["id"]}, order="position")
        in_force = [award for award in given if award["cancelled_on"] is None]
        awards = given if as_signed and is_signed(row) else in_force
        rules = catalogue_of(connection, row) if signed_on is not None else catalogue_on(connection, day)
        expected = money_of(connection, awards, day) if signed_on is None else ()
        proposed_ids = [award["nomination_id"] for award in awards if award["nomination_id"] is not None]
        _, movements = works_of(connection, awards)
        round_id = row["round_id"]
        round_code = records.fetch(connection, "review_round", round_id)["code"] if round_id is not None else ""
        code_of_round = parse_round_code(round_code) if round_code else None
        span = period_words(code_of_round, from_iso(row["period_from"]), from_iso(row["period_to"]))
        times = times_of(connection, awards, code_of_round, span)
        reasons = told_reasons(connection, awards, code_of_round, span)
    money = expected or [_stored_money(award) for award in awards]
    rows = _decision_rows(awards, "awarded_name", money, rules, reasons, movements, times)
    cancelled = len(given) - len(in_force) if is_signed(row) else 0
    return DecisionOrDraft(row, signed_on or day, rules, rows, code_of_round, frozenset(proposed_ids), cancelled)


def _requested_decision(book: Book, review_round: Round | None, decision: str) -> Record | None:
    decisions = of_round(book, review_round)
    if not decision:
        return decisions[-1] if decisions else None
    if not is_whole_number(decision):
        raise UsageError(f"“{decision}” không phải mã số quyết định.", lists=("decisions",))
    for row in decisions:
        if row["id"] == int(decision):
            return row
    where = f"Đợt {review_round.code.title}" if review_round is not None else "Sổ"
    raise InvalidRecord(f"{where} không có quyết định mã số {decision} do Sở ban hành.")


def of_round(book: Book, review_round: Round | None) -> list[Record]:
    """Return the department's decisions on a round, of all rounds and none for None, in the order of recording."""
    match: dict[str, object] = {"level": AwardLevel.DEPARTMENT.value}
    if review_round is not None:
        match["round_id"] = review_round.id
    with book.store.reading() as connection:
        return records.living(connection, "decision", match)


def _decision_rows(
    rows: Sequence[Record],
    name: str,
    money: Sequence[Money],
    rules: RuleSet,
    reasons: Sequence[str],
    movements: Sequence[str],
    times: Sequence[str],
) -> tuple[DecisionRow, ...]:
    return tuple(
        DecisionRow(
            to_recipient(row, rules, row[name], amount=row_money.amount or 0, note=_printed(row_money)),
            row_money,
            CommendationType(row["commendation_type"]),
            reason,
            movement,
            time,
            row.get("paid_on") is not None,
        )
        for row, row_money, reason, movement, time in zip(rows, money, reasons, movements, times, strict=True)
    )


def _printed(money: Money) -> str:
    """Return the note a list prints beside an amount; the sentence on the higher title is shortened."""
    return _LOWER if money.reason.startswith(HIGHEST_ONLY) else money.reason


def _stored_money(row: Record) -> Money:
    return Money(row["coefficient"], row["base_salary"], row["amount"], row["unpaid_reason"])


def work_of(rows: Sequence[DecisionRow]) -> str:
    """Return what all these awards are for, if that is not the year's work."""
    return common_work([row.commendation_type for row in rows], [row.movement for row in rows])
