"""The papers of decisions: the decision with its list, the list by which rewards are paid, the book of awards.

What is signed prints what was frozen with it. A draft prints what its day would give: amounts are then expected ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.money import HIGHEST_ONLY
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.vietnamese import fold
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import money_figures
from desktop_app.papers.kinds import award_book, award_decision, reward_list
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.office import Signer
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.awards.money import Money, catalogue_on, money_of, salary_known_on
from desktop_app.services.awards.rows import awarded_as, proposed_of
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import sessions_of
from desktop_app.services.dates import shown
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.papers.content.submissions import minutes_reference
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records
from desktop_app.store.records import Record

EXPECTED: Final = "Dự kiến"
"""What stands beside an amount that is not decided yet."""
_NOT_ENTERED: Final = "Chưa nhập số tiền"
_LOWER: Final = "Chỉ chi mức cao nhất"
_MERIT: Final = "đã có thành tích"


@dataclass(frozen=True, slots=True)
class _DecisionRow:
    """A row of a decision or of its draft: the record, how papers name it, its reason, and its money."""

    row: Record
    awarded: AwardedRecipient
    money: Money

    @property
    def reason(self) -> str:
        return str(self.row["reason_line"]).strip()


@dataclass(frozen=True, slots=True)
class _DecisionOrDraft:
    """A decision, or the draft of one (no record yet), with the day whose law it follows."""

    row: Record | None
    day: date
    given: tuple[_DecisionRow, ...]

    @property
    def signed_on(self) -> date | None:
        return shown(self.row["signed_on"]) if self.row is not None else None

    @property
    def number(self) -> str:
        return str(self.row["number"]) if self.row is not None else ""

    @property
    def is_signed(self) -> bool:
        return self.row is not None and is_signed(self.row)


def decision_paper(book: Book, code: str, on: date | None = None, decision: str = "", list_form: str = "") -> Document:
    """Return a decision of a round: the one asked for by its id, else the last, else a draft over what is proposed.

    `list_form` is "annex" or "issued". Raises UsageError, InvalidRecord, RecordGone.
    """
    day, found, named = on or date.today(), round_of(book, code), office(book)
    form = _list_form(list_form)
    decided = _decided(book, found, day, decision)
    held = next(iter(sessions_of(book, code)), None)
    merit = _merit(decided.given)
    data = award_decision.DecisionData(
        issuer=issuer(named),
        signer=_signer(signer(named), decided.row),
        authority=f"Giám đốc {named.name}",
        year=day.year,
        rows=tuple(_with_achievement(one, merit) for one in decided.given),
        occasion=found.code.title,
        merit=merit,
        period=_period(decided.row, found),
        law=catalogue_on(decided.day).bases,
        minutes=minutes_reference(held.fields) if held is not None else "",
        list_form=form,
        number=decided.number,
        issued_on=decided.signed_on,
    )
    return worded(book, award_decision.build, data, award_decision.DECISION, decided.day)


def reward_paper(book: Book, code: str, on: date | None = None, decision: str = "") -> Document:
    """Return the list by which the rewards of a round's decision are paid and signed for.

    Who is paid nothing, as of two titles only the higher is, stands in the decision and not here. Raises as
    `decision_paper`.
    """
    day, found, named = on or date.today(), round_of(book, code), office(book)
    decided = _decided(book, found, day, decision)
    data = reward_list.RewardListData(
        issuer=issuer(named),
        signer=_signer(signer(named), None),
        year=day.year,
        occasion=found.code.title,
        rewards=tuple(_reward(one, decided) for one in decided.given if one.money.amount != 0),
        decided_by=f"Giám đốc {named.name}",
        decision_number=decided.number,
        decided_on=decided.signed_on,
    )
    return worded(book, reward_list.build, data, reward_list.REWARDS, decided.day)


def award_book_paper(book: Book, year: str, on: date | None = None) -> Document:
    """Return the book of the awards that the department decided in a year. Raises UsageError."""
    if not (year.isdecimal() and len(year) == 4):
        raise UsageError(f"Năm “{year}” phải viết bằng bốn chữ số.")
    day, named = on or date.today(), office(book)
    with book.store.reading() as connection:
        match = {"level": AwardLevel.DEPARTMENT.value}
        made = records.living(connection, "decision", match, order="signed_on")
        made = [row for row in made if is_signed(row) and row["signed_on"].startswith(f"{year}-")]
        given = {
            row["id"]: records.living(connection, "award", {"decision_id": row["id"]}, order="position") for row in made
        }
    entries = tuple(_entry(row, award, named.name) for row in made for award in given[row["id"]])
    data = award_book.AwardBookData(
        issuer=issuer(named),
        signer=signer(named),
        year=day.year,
        title=f"năm {year}",
        entries=entries,
    )
    return worded(book, award_book.build, data, award_book.AWARDS, day)


def expected_note(book: Book, code: str, on: date | None = None, decision: str = "") -> str:
    """Return what to tell the clerk of a decision's papers: which decision they are of, and what is only expected."""
    day, found = on or date.today(), round_of(book, code)
    decided = _decided(book, found, day, decision)
    told = []
    others = len(_of_round(book, found))
    if others > 1 and not decision and decided.row is not None:
        which = f"số {decided.number}" if decided.number else "chưa có số"
        told.append(f"Đợt có {others} quyết định; đây là quyết định ghi sau cùng ({which}).")
    salary = salary_known_on(decided.day)
    if not decided.is_signed and salary is not None:
        told.append(
            f"Quyết định chưa có số, ngày: tiền thưởng là dự kiến, tính theo mức lương cơ sở "
            f"{money_figures(salary.amount)} đồng của ngày {decided.day:%d/%m/%Y}."
        )
    return " ".join(told)


def _decided(book: Book, found: Round, day: date, decision: str) -> _DecisionOrDraft:
    row = _asked_for(book, found, decision)
    if row is None:
        proposed = [one.row for one in proposed_of(book, found) if not one.goes_up]
        if not proposed:
            raise InvalidRecord(f"Đợt {found.code} không có đề nghị nào do Giám đốc Sở quyết định.")
        return _DecisionOrDraft(None, day, _given(proposed, "nominee_name", money_of(proposed, day), catalogue_on(day)))
    with book.store.reading() as connection:
        given = records.living(connection, "award", {"decision_id": row["id"]}, order="position")
    given = [one for one in given if one["cancelled_on"] is None]
    signed_on = shown(row["signed_on"])
    if signed_on is None:
        return _DecisionOrDraft(row, day, _given(given, "awarded_name", money_of(given, day), catalogue_on(day)))
    kept = [_kept_money(one) for one in given]
    return _DecisionOrDraft(row, signed_on, _given(given, "awarded_name", kept, catalogue_on(signed_on)))


def _asked_for(book: Book, found: Round, decision: str) -> Record | None:
    made = _of_round(book, found)
    if not decision:
        return made[-1] if made else None
    if not decision.isdecimal():
        raise UsageError(f"“{decision}” không phải mã số quyết định; xem lệnh list decisions.")
    for row in made:
        if row["id"] == int(decision):
            return row
    raise InvalidRecord(f"Đợt {found.code} không có quyết định mã số {decision} do Sở ban hành.")


def _of_round(book: Book, found: Round) -> list[Record]:
    """Return the department's own decisions on a round in the order in which they were recorded."""
    match = {"round_id": found.id, "level": AwardLevel.DEPARTMENT.value}
    with book.store.reading() as connection:
        return records.living(connection, "decision", match)


def _given(rows: Sequence[Record], name: str, money: Sequence[Money], rules: RuleSet) -> tuple[_DecisionRow, ...]:
    return tuple(
        _DecisionRow(row, awarded_as(row, rules, row[name], amount=each.amount or 0, note=_printed(each)), each)
        for row, each in zip(rows, money, strict=True)
    )


def _printed(money: Money) -> str:
    """Return what a list prints beside an amount: the whole sentence on the higher title has no room there."""
    return _LOWER if money.reason.startswith(HIGHEST_ONLY) else money.reason


def _kept_money(row: Record) -> Money:
    return Money(row["coefficient"], row["base_salary"], row["amount"], row["unpaid_reason"])


def _reward(one: _DecisionRow, decided: _DecisionOrDraft) -> reward_list.Reward:
    note = one.awarded.note if decided.is_signed else EXPECTED
    if one.money.amount is None:
        note = _NOT_ENTERED
    coefficient = Fraction(one.money.coefficient) if one.money.coefficient else None
    return reward_list.Reward(replace(one.awarded, note=note), coefficient, one.money.base)


def _merit(given: Sequence[_DecisionRow]) -> str:
    """Return the achievement all have in common, as the decision's first article names it; "" if they differ."""
    reasons = {one.reason for one in given}
    if len(reasons) != 1:
        return ""
    (reason,) = reasons
    return reason[len(_MERIT) :].strip(" .;") if fold(reason).startswith(fold(_MERIT)) else ""


def _with_achievement(one: _DecisionRow, merit: str) -> AwardedRecipient:
    return one.awarded if merit else replace(one.awarded, achievement=one.reason)


def _period(row: Record | None, found: Round) -> tuple[date, date] | None:
    if row is None:
        return found.from_date, found.to_date
    first, last = shown(row["period_from"]), shown(row["period_to"])
    return (first, last) if first is not None and last is not None else None


def _signer(named: Signer, row: Record | None) -> Signer:
    """Return who signs: whoever signed it, once that is recorded."""
    return replace(named, name=row["signer"]) if row is not None and row["signer"] else named


def _list_form(text: str) -> award_decision.ListForm:
    try:
        return award_decision.ListForm(text or award_decision.ListForm.ANNEX)
    except ValueError:
        known = ", ".join(award_decision.ListForm)
        raise UsageError(f"Không có kiểu danh sách “{text}”; có: {known}.") from None


def _entry(row: Record, award: Record, body: str) -> award_book.BookEntry:
    signed_on = shown(row["signed_on"])
    rules = catalogue_on(signed_on or date.today())
    cancelled_on = shown(award["cancelled_on"])
    recovered_on = shown(award["recovered_on"])
    cancelled = f"{award['cancel_document']}, ngày {cancelled_on:%d/%m/%Y}" if cancelled_on is not None else ""
    if recovered_on is not None:
        cancelled += f"; thu hồi {recovered_on:%d/%m/%Y}"
    return award_book.BookEntry(
        awarded=awarded_as(
            award, rules, award["awarded_name"], amount=award["amount"] or 0, note=award["unpaid_reason"]
        ),
        decision_number=row["number"],
        decided_on=signed_on,
        decided_by=row["issuing_body"] or body,
        place=award["position"],
        certificate_number=award["certificate_number"],
        paid_on=shown(award["paid_on"]),
        handed_over_on=shown(award["handed_on"]),
        cancelled=cancelled,
    )
