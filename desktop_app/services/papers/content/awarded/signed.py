"""Signed decisions of the department and their awards in force, as the papers that follow them name both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.citations import giver_words
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.papers.document.wording import date_in_words
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.awards.headings import period_words
from desktop_app.services.awards.money import catalogue_of
from desktop_app.services.awards.rows import to_recipient, told_reasons
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.review_rounds import Round
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

UNSIGNED: Final = "Nhập số, ngày quyết định ở thẻ Quyết định trước."


@dataclass(frozen=True, slots=True)
class SignedDecision:
    """A signed decision, its whole number, its awards in force in their order, and the rules of its day.

    `cancelled` is how many of its awards were cancelled since.
    """

    row: Record
    number: str
    awards: tuple[Record, ...]
    rules: RuleSet
    cancelled: int = 0

    @property
    def signed_on(self) -> date:
        """The day of its signature."""
        return date.fromisoformat(self.row["signed_on"])

    def recipient(self, award: Record) -> AwardedRecipient:
        """Return an award as papers name it, with the amount that was frozen."""
        return to_recipient(
            award, self.rules, award["awarded_name"], amount=award["amount"] or 0, note=award["unpaid_reason"]
        )


def signed_decision(book: Book, review_round: Round | None, options: Options) -> SignedDecision:
    """Return the department's signed decision with the id among the options, else the last in force of the round.

    Without a round it is one by its id, of a round or of none.

    Raises InvalidRecord if there is none or it is not signed, UsageError for an id that is no number.
    """
    asked_for = options.get("decision", "")
    if asked_for and not is_whole_number(asked_for):
        raise UsageError(f"“{asked_for}” không phải mã số quyết định.", lists=("decisions",))
    match: dict[str, object] = {"level": AwardLevel.DEPARTMENT.value}
    if review_round is not None:
        match["round_id"] = review_round.id
    where = f"Đợt {review_round.code.title}" if review_round is not None else "Sổ"
    with book.store.reading() as connection:
        decisions = records.living(connection, "decision", match)
        if asked_for:
            decisions = [row for row in decisions if row["id"] == int(asked_for)]
            if not decisions:
                sentence = f"{where} không có quyết định mã số {asked_for} do Sở ban hành."
                raise InvalidRecord(sentence)
        signed = [row for row in decisions if is_signed(row)]
        if not signed:
            what = "quyết định đã chọn chưa có số, ngày" if asked_for else "chưa có quyết định khen thưởng nào đã ký"
            raise InvalidRecord(f"{where}: {what}.", "decision", UNSIGNED)
        return with_awards(connection, taken_of(connection, signed))


def taken_of(connection: Reader, signed: Sequence[Record]) -> Record:
    """Return the last of some signed decisions of which anything is in force, else the last."""
    in_force = (
        row
        for row in reversed(signed)
        if records.living(connection, "award", {"decision_id": row["id"], "cancelled_on": None})
    )
    return next(in_force, signed[-1])


def with_awards(connection: Reader, decision: Record) -> SignedDecision:
    """Return a decision with its awards in force. Raises InvalidRecord if it is not signed."""
    if not is_signed(decision):
        raise InvalidRecord(f"Quyết định “{decision['subject']}” chưa có số, ngày.", "decision", UNSIGNED)
    given = records.living(connection, "award", {"decision_id": decision["id"]}, order="position")
    awards = tuple(row for row in given if row["cancelled_on"] is None)
    number, rules = whole_number(connection, decision), catalogue_of(connection, decision)
    return SignedDecision(decision, number, awards, rules, len(given) - len(awards))


def cancelled_note(number: int) -> str:
    """Return a note on so many cancelled awards, which the decision cited has and the paper has not; "" for none."""
    return f"{number} khen thưởng đã hủy bỏ, không có trong bản in." if number else ""


def to_pay(awards: Sequence[Record]) -> list[Record]:
    """Return the awards whose money a paper asks to pay: the rest where some is paid, all once everything is."""
    unpaid = [row for row in awards if row["paid_on"] is None]
    return unpaid if any(row["amount"] for row in unpaid) else list(awards)


def paid_note(awards: Sequence[Record], paper: str) -> str:
    """Return a note on awards whose money is paid already: a paper on the rest has them not, one on all has; or ""."""
    with_money = [row for row in awards if row["amount"]]
    paid = sum(row["paid_on"] is not None for row in with_money)
    if not paid:
        return ""
    if paid < len(with_money):
        return f"{paid} khen thưởng đã ghi ngày chi, không có trong {paper} này: chỉ còn phần chưa chi."
    whose = f"Cả {paid} khen thưởng" if paid > 1 else "1 khen thưởng"
    return f"{whose} đã ghi ngày chi: {paper} này không để chi lần nữa."


def others_note(book: Book, review_round: Round, options: Options) -> str:
    """Return a note that a round has other signed decisions than the one taken, "" where one is chosen."""
    match = {"round_id": review_round.id, "level": AwardLevel.DEPARTMENT.value}
    with book.store.reading() as connection:
        signed = [row for row in records.living(connection, "decision", match) if is_signed(row)]
        if options.get("decision") or len(signed) < 2:
            return ""
        taken = taken_of(connection, signed)
    which = "ghi sau cùng" if taken is signed[-1] else "ghi sau cùng còn hiệu lực"
    return f"Đợt có {len(signed)} quyết định đã ký; đây là quyết định {which} (số {taken['number']})."


def citation(book: Book, decision: Record) -> str:
    """Return a signed decision as papers cite it, with who decided, by the office's name of that day, and what on."""
    day = date.fromisoformat(decision["signed_on"])
    with book.store.reading() as connection:
        office_name, number = office_of_day(connection, day).name, whole_number(connection, decision)
    body = decision["issuing_body"] or office_name
    by = f"Giám đốc {body}" if body == office_name else giver_words(body, office_name)
    subject = str(decision["subject"]).strip(" .;")
    about = subject if subject[:1].islower() or not subject.startswith("Về ") else f"v{subject[1:]}"
    return f"Quyết định số {number} {date_in_words(day, day.year)} của {by} {about}"


def achievements(connection: Reader, source: SignedDecision) -> dict[int, str]:
    """Return what each award of a decision was given for, by its id, in the words of the decision."""
    row = source.row
    round_id = row["round_id"]
    code = parse_round_code(records.fetch(connection, "review_round", round_id)["code"]) if round_id else None
    span = period_words(code, from_iso(row["period_from"]), from_iso(row["period_to"]))
    reasons = told_reasons(connection, source.awards, code, span)
    return {award["id"]: reason for award, reason in zip(source.awards, reasons, strict=True)}
