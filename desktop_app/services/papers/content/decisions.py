"""The papers of decisions: the decision with its list, and the list for paying rewards.

A signed decision prints the stored amounts. A draft prints the amounts expected for its day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.money import HIGHEST_ONLY
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.offices import Office
from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import money_figures
from desktop_app.papers.kinds.awards import award_decision, reward_list
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.office import Signer
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.awards.headings import (
    SUDDEN,
    achieved,
    common_merit,
    common_work,
    decided_period,
    decision_subject,
    different_merits,
    merit_in,
    period_words,
    reward_occasion,
    time_of_work,
    year_words,
)
from desktop_app.services.awards.money import Money, catalogue_of, catalogue_on, money_of, salary_known_on
from desktop_app.services.awards.rows import achievement_of, movements_of, proposed_awards, to_recipient, works_of
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import Session
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import copies_to, issuer, office, signer, signer_words
from desktop_app.services.papers.content.awarded.signed import cancelled_note, paid_note
from desktop_app.services.papers.content.launches import launched_by
from desktop_app.services.papers.content.places import accountant_post, carried_out_by
from desktop_app.services.papers.content.submissions import cited, undated_note
from desktop_app.services.papers.content.voted import (
    DRAFT_NOTE,
    check_voted,
    minutes_reference,
    session_on,
    unmet_note,
    unrecorded_minutes,
    waits_for_council,
)
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records
from desktop_app.store.records import Record

_NO_RESULT: Final = "quyết định không có căn cứ “Xét kết quả họp Hội đồng…”"
_MINUTES_BY_HAND: Final = "số, ngày biên bản ở căn cứ “Xét kết quả họp Hội đồng…” để dòng chấm, điền trước khi ký"
_NOT_ENTERED: Final = "Chưa nhập số tiền"
_LOWER: Final = "Chỉ chi mức cao nhất"


@dataclass(frozen=True, slots=True)
class _DecisionRow:
    """A row of a decision or of its draft: how papers name it, its money, and its reason."""

    awarded: AwardedRecipient
    money: Money
    commendation_type: CommendationType
    reason: str
    movement: str


@dataclass(frozen=True, slots=True)
class _DecisionOrDraft:
    """A decision, or a draft without a record, with the day whose law it follows."""

    row: Record | None
    day: date
    rules: RuleSet
    awards: tuple[_DecisionRow, ...]
    code: RoundCode | None
    nominations: frozenset[int]
    """The nominations that its awards come from."""
    cancelled: int = 0
    """How many awards of a signed one were cancelled since."""

    @property
    def signed_on(self) -> date | None:
        return from_iso(self.row["signed_on"]) if self.row is not None else None

    @property
    def number(self) -> str:
        return str(self.row["number"]) if self.row is not None else ""

    @property
    def is_signed(self) -> bool:
        return self.row is not None and is_signed(self.row)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day of the achievements, None where none is recorded."""
        if self.row is not None:
            return from_iso(self.row["period_from"]), from_iso(self.row["period_to"])
        return (self.code.first_day, self.code.last_day) if self.code is not None else (None, None)

    @property
    def occasion(self) -> str:
        """The time of the achievements, in words."""
        return period_words(self.code, *self.period)

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
        return decision_subject(rows, self.occasion, self.year, self.reasons, _work_of(self.awards))

    @property
    def reasons(self) -> tuple[str, ...]:
        """What its awards are for, each once, in the order of the types: the year's work before a movement."""
        types = tuple(CommendationType)
        in_order = sorted(self.awards, key=lambda award_row: types.index(award_row.commendation_type))
        return tuple(dict.fromkeys(award_row.reason.strip() for award_row in in_order))


def decision_paper(book: Book, code: str, on: date | None = None, decision: str = "", list_form: str = "") -> Document:
    """Return the decision with this id, else the last of the round, else a draft over all its proposals.

    A signed one is as it was signed: an award that was cancelled since was given by it all the same. `list_form` is
    "annex" or "issued". Raises UsageError, InvalidRecord, RecordGone.
    """
    form, day = _list_form(list_form), on or date.today()
    source = _decision_or_draft(book, code, day, decision, as_signed=True)
    own_office = office(book, source.day)
    session = _session_on(book, source)
    merit = common_merit(source.reasons)
    work = _work_of(source.awards)
    first, last = source.period if work != SUDDEN else (None, None)
    with book.store.reading() as connection:
        carriers = carried_out_by(connection, own_office.chief_accountant, source.day)
        nominations = records.fetch_many(connection, "nomination", sorted(source.nominations)).values()
        launches = launched_by(connection, nominations, own_office)
    data = award_decision.DecisionData(
        issuer=issuer(own_office),
        signer=_signer(own_office, source.row),
        authority=f"Giám đốc {own_office.name}",
        year=day.year,
        rows=tuple(_with_achievement(award_row, merit) for award_row in source.awards),
        carried_out_by=carriers,
        subject=source.subject,
        occasion=source.occasion,
        title_year=source.year,
        merit=merit,
        merits=different_merits(source.reasons, source.occasion),
        reasons=source.reasons,
        work=merit_in(work, source.occasion) if work else "",
        period=(first, last) if first is not None and last is not None else None,
        law=source.rules.bases_on(source.day),
        functions=own_office.functions,
        office_rule=own_office.office_rule,
        copies_to=copies_to(own_office),
        launched_by=launches,
        minutes=_minutes(source, session),
        proposed_in=cited(book, str(source.code), source.nominations, source.day) if source.code else "",
        list_form=form,
        number=source.number,
        issued_on=source.signed_on,
        is_draft=_waits(book, source, session),
    )
    return worded(book, award_decision.build, data, award_decision.DECISION, source.day)


def reward_paper(book: Book, code: str, on: date | None = None, decision: str = "") -> Document:
    """Return the list on which recipients sign for the rewards of a round's decision.

    Awards without money (of two titles only the higher is paid) are left out. Raises as `decision_paper`.
    """
    day = on or date.today()
    source, own_office = _decision_or_draft(book, code, day, decision), office(book, day)
    with book.store.reading() as connection:
        accountant = accountant_post(connection, own_office.chief_accountant, day)
    to_pay = [row for row in source.awards if row.money.amount != 0]
    paid = [row.awarded for row in to_pay]
    period = time_of_work(_work_of(to_pay), decided_period(source.code, paid) if source.code else source.occasion)
    data = reward_list.RewardListData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        occasion=reward_occasion(paid, period),
        rewards=tuple(map(_reward, to_pay)),
        decided_by=f"Giám đốc {office(book, source.day).name}",
        accountant=own_office.chief_accountant,
        accountant_post=accountant,
        decision_number=source.number,
        decided_on=source.signed_on,
        is_draft=not source.is_signed,
    )
    return worded(book, reward_list.build, data, reward_list.REWARDS, source.day)


def expected_note(book: Book, code: str, on: date | None = None, decision: str = "") -> str:
    """Return a note on a decision's papers: which decision they are of, and whether amounts are only expected."""
    source = _decision_or_draft(book, code, on or date.today(), decision)
    sentences = []
    others = len(_of_round(book, round_of(book, code))) if code else 0
    if others > 1 and not decision and source.row is not None:
        which = f"số {source.number}" if source.number else "chưa có số"
        sentences.append(f"Đợt có {others} quyết định; đây là quyết định ghi sau cùng ({which}).")
    with book.store.reading() as connection:
        salary = salary_known_on(connection, source.day)
    if not source.is_signed and salary is not None:
        sentences.append(
            f"Quyết định chưa ký: tiền thưởng là dự kiến, tính theo mức lương cơ sở "
            f"{money_figures(salary.amount)} đồng của ngày {source.day:%d/%m/%Y}."
        )
    if not source.is_signed:
        own = (source.row["signer"], source.row["signer_title"]) if source.row is not None else ()
        by = signer_words(office(book, source.day), *own)
        sentences += [f"Người ký: {by}." if by else "", undated_note(on)]
    return "\n".join(filter(None, sentences))


def reward_note(book: Book, code: str, on: date | None = None, decision: str = "") -> str:
    """Return the note on the list of rewards, which is a draft while its decision is not signed."""
    source = _decision_or_draft(book, code, on or date.today(), decision)
    draft = "" if source.is_signed else "Dự thảo: quyết định chưa có số, ngày, chưa được chi tiền theo bản này."
    with book.store.reading() as connection:
        match = {"decision_id": source.row["id"], "cancelled_on": None} if source.row is not None else {"id": None}
        paid = paid_note(records.living(connection, "award", match), "danh sách")
    notes = (draft, expected_note(book, code, on, decision), paid, cancelled_note(source.cancelled))
    return "\n".join(filter(None, notes))


def decision_note(book: Book, code: str, on: date | None = None, decision: str = "") -> str:
    """Return the note on a decision itself, which also tells of awards that were cancelled after it was signed."""
    source = _decision_or_draft(book, code, on or date.today(), decision)
    sentences = [expected_note(book, code, on, decision)]
    session = _session_on(book, source)
    if source.code is None:
        lacks = _MINUTES_BY_HAND if source.waits_for_minutes else _NO_RESULT
        sentences.append(f"Quyết định không thuộc đợt xét nào, sổ không ghi phiên họp Hội đồng: {lacks}.")
    elif session is None:
        draft = DRAFT_NOTE if _waits(book, source, session) else ""
        sentences.append(unmet_note(book, str(source.code), source.day, f"{_NO_RESULT}{draft}"))
    if source.cancelled:
        sentences.append(
            f"{source.cancelled} khen thưởng đã hủy bỏ sau đó vẫn có trong bản in: quyết định in như khi ký."
        )
    return "\n".join(filter(None, sentences))


def check_decision(book: Book, code: str, on: date | None = None, decision: str = "") -> None:
    """Refuse to issue a decision that is not signed, of a round, on what nobody voted on. Raises InvalidRecord."""
    source = _decision_or_draft(book, code, on or date.today(), decision)
    if source.code is not None and not source.is_signed:
        check_voted(book, str(source.code), source.nominations, source.day)


def check_rewards(book: Book, code: str, on: date | None = None, decision: str = "") -> None:
    """Refuse to issue the list of rewards of a decision that is not signed. Raises InvalidRecord."""
    if not _decision_or_draft(book, code, on or date.today(), decision).is_signed:
        sentence = "Quyết định chưa có số, ngày: danh sách còn là “DỰ THẢO”, chưa phát hành được."
        raise InvalidRecord(sentence, "", "Ghi số, ngày ký của quyết định rồi phát hành danh sách.")


def _session_on(book: Book, source: _DecisionOrDraft) -> Session | None:
    """Return the session that voted on a decision's awards, None for none."""
    if source.code is None:
        return None
    return session_on(book, str(source.code), source.nominations, source.day)


def _minutes(source: _DecisionOrDraft, session: Session | None) -> str:
    """Return the minutes that a decision cites, "" for none: those of titles of no round are left open in a draft."""
    if session is None:
        return unrecorded_minutes(source.day.year) if source.waits_for_minutes else ""
    return minutes_reference(session.fields)


def _waits(book: Book, source: _DecisionOrDraft, session: Session | None) -> bool:
    """Tell whether a decision of a round may not be signed yet: its Council has not voted on it."""
    if source.code is None or source.is_signed:
        return False
    return waits_for_council(book, session, source.nominations, source.day)


def decided_round(book: Book, decision: str) -> str:
    """Return the code of the round that a decision is of, "" for one of none, or where none is asked for."""
    return str(_decision_or_draft(book, "", date.today(), decision).code or "") if decision else ""


def _decision_or_draft(book: Book, code: str, day: date, decision: str, *, as_signed: bool = False) -> _DecisionOrDraft:
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
        movements = [of_movements.get(row["id"], "") for row in nominations]
        span = period_words(review_round.code, None, None)
        reasons = [
            achieved(row, achievement_of(row), span, movement)
            for row, movement in zip(nominations, movements, strict=True)
        ]
        draft_rows = _decision_rows(nominations, "nominee_name", money, rules, reasons, movements)
        ids = frozenset(row["id"] for row in nominations)
        return _DecisionOrDraft(None, day, rules, draft_rows, review_round.code, ids)
    assert row is not None
    signed_on = from_iso(row["signed_on"])
    with book.store.reading() as connection:
        given = records.living(connection, "award", {"decision_id": row["id"]}, order="position")
        in_force = [award for award in given if award["cancelled_on"] is None]
        awards = given if as_signed and is_signed(row) else in_force
        rules = catalogue_of(connection, row) if signed_on is not None else catalogue_on(connection, day)
        expected = money_of(connection, awards, day) if signed_on is None else ()
        proposed_ids = [award["nomination_id"] for award in awards if award["nomination_id"] is not None]
        nominations_by_id = records.fetch_many(connection, "nomination", proposed_ids)
        _, movements = works_of(connection, awards)
        round_id = row["round_id"]
        round_code = records.fetch(connection, "review_round", round_id)["code"] if round_id is not None else ""
    money = expected or [_stored_money(award) for award in awards]
    code_of_round = parse_round_code(round_code) if round_code else None
    span = period_words(code_of_round, from_iso(row["period_from"]), from_iso(row["period_to"]))
    recorded = [_reason(award, nominations_by_id) for award in awards]
    # Of nobody a reason is recorded: the decision says then what it gives, and no merit that is only likely.
    says_none = not any(movements) and not any(map(str.strip, recorded))
    reasons = [
        "" if says_none else achieved(award, reason, span, movement)
        for award, reason, movement in zip(awards, recorded, movements, strict=True)
    ]
    rows = _decision_rows(awards, "awarded_name", money, rules, reasons, movements)
    cancelled = len(given) - len(in_force) if is_signed(row) else 0
    return _DecisionOrDraft(row, signed_on or day, rules, rows, code_of_round, frozenset(proposed_ids), cancelled)


def _reason(award: Record, nominations: Mapping[int, Record]) -> str:
    """Return the reason frozen with an award; of one recorded before summaries were, how its nomination begins."""
    nomination = nominations.get(award["nomination_id"] or 0)
    return award["reason_line"] or (achievement_of(nomination) if nomination is not None else "")


def _requested_decision(book: Book, review_round: Round | None, decision: str) -> Record | None:
    decisions = _of_round(book, review_round)
    if not decision:
        return decisions[-1] if decisions else None
    if not is_whole_number(decision):
        raise UsageError(f"“{decision}” không phải mã số quyết định.", lists=("decisions",))
    for row in decisions:
        if row["id"] == int(decision):
            return row
    where = f"Đợt {review_round.code.title}" if review_round is not None else "Sổ"
    raise InvalidRecord(f"{where} không có quyết định mã số {decision} do Sở ban hành.")


def _of_round(book: Book, review_round: Round | None) -> list[Record]:
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
) -> tuple[_DecisionRow, ...]:
    return tuple(
        _DecisionRow(
            to_recipient(row, rules, row[name], amount=row_money.amount or 0, note=_printed(row_money)),
            row_money,
            CommendationType(row["commendation_type"]),
            reason,
            movement,
        )
        for row, row_money, reason, movement in zip(rows, money, reasons, movements, strict=True)
    )


def _printed(money: Money) -> str:
    """Return the note a list prints beside an amount; the sentence on the higher title is shortened."""
    return _LOWER if money.reason.startswith(HIGHEST_ONLY) else money.reason


def _stored_money(row: Record) -> Money:
    return Money(row["coefficient"], row["base_salary"], row["amount"], row["unpaid_reason"])


def _reward(award_row: _DecisionRow) -> reward_list.RewardToPay:
    note = _NOT_ENTERED if award_row.money.amount is None else award_row.awarded.note
    coefficient = Fraction(award_row.money.coefficient) if award_row.money.coefficient else None
    return reward_list.RewardToPay(replace(award_row.awarded, note=note), coefficient, award_row.money.base)


def _with_achievement(award_row: _DecisionRow, merit: str) -> AwardedRecipient:
    return award_row.awarded if merit else replace(award_row.awarded, achievement=award_row.reason)


def _work_of(rows: Sequence[_DecisionRow]) -> str:
    """Return what all these awards are for, if that is not the year's work."""
    return common_work([row.commendation_type for row in rows], [row.movement for row in rows])


def _signer(own_office: Office, row: Record | None) -> Signer:
    """Return the signer of the decision's record, frozen when it was signed; of a draft the one of its day."""
    return signer(own_office, row["signer"], row["signer_title"]) if row is not None else signer(own_office)


def _list_form(text: str) -> award_decision.ListForm:
    try:
        return award_decision.ListForm(text or award_decision.ListForm.ANNEX)
    except ValueError:
        list_forms = ", ".join(award_decision.ListForm)
        raise UsageError(f"Không có kiểu danh sách “{text}”; có: {list_forms}.") from None
