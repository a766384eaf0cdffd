"""The papers of decisions: the decision with its list, and the list for paying rewards.

A signed decision prints the stored amounts. A draft prints the amounts expected for its day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.money import amount_of
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.office.offices import Office
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.wording import money_figures
from desktop_app.papers.kinds.awards import award_decision, reward_list
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.papers.parts.office import Signer
from desktop_app.services.awards.headings import (
    common_merit,
    decided_period,
    different_merits,
    merit_in,
    reward_occasion,
    time_of_work,
)
from desktop_app.services.awards.money import salary_known_on
from desktop_app.services.book import Book
from desktop_app.services.office.offices import copies_to, issuer, office, signer, signer_words
from desktop_app.services.papers.content.awarded.decided import (
    DecisionOrDraft,
    DecisionRow,
    decision_or_draft,
    of_round,
    work_of,
)
from desktop_app.services.papers.content.awarded.signed import cancelled_note, paid_note
from desktop_app.services.papers.content.launches import launched_by
from desktop_app.services.papers.content.places import accountant_post, carried_out_by
from desktop_app.services.papers.content.submissions import cited, undated_note
from desktop_app.services.papers.content.voted import (
    DRAFT_NOTE,
    JudgingSession,
    check_voted,
    minutes_reference,
    sessions_on,
    unmet_note,
    unrecorded_minutes,
    waits_for_council,
)
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.review_rounds import round_of
from desktop_app.store import records
from desktop_app.store.records import Record

_NO_RESULT: Final = "quyết định không có căn cứ “Xét kết quả họp Hội đồng…”"
_MINUTES_BY_HAND: Final = "số, ngày biên bản ở căn cứ “Xét kết quả họp Hội đồng…” để dòng chấm, điền trước khi ký"
_NOT_ENTERED: Final = "Chưa nhập số tiền"


def decision_paper(book: Book, code: str, on: date | None = None, decision: str = "", list_form: str = "") -> Document:
    """Return the decision with this id, else the last of the round, else a draft over all its proposals.

    A signed one is as it was signed: an award that was cancelled since was given by it all the same. `list_form` is
    "annex" or "issued". Raises UsageError, InvalidRecord, RecordGone.
    """
    form, day = _list_form(list_form), on or date.today()
    source = decision_or_draft(book, code, day, decision, as_signed=True)
    own_office = office(book, source.day)
    sessions = _sessions_on(book, source)
    merit = common_merit(source.reasons)
    work = work_of(source.awards)
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
        period=source.told_days,
        law=source.rules.bases_on(source.day),
        functions=own_office.functions,
        office_rule=own_office.office_rule,
        copies_to=copies_to(own_office),
        launched_by=launches,
        minutes=_minutes(source, sessions),
        proposed_in=cited(book, str(source.code), source.nominations, source.day) if source.code else "",
        list_form=form,
        number=source.number,
        issued_on=source.signed_on,
        is_draft=_waits(book, source, sessions),
    )
    return worded(book, award_decision.build, data, award_decision.DECISION, source.day)


def reward_paper(book: Book, code: str, on: date | None = None, decision: str = "") -> Document:
    """Return the list on which recipients sign for the rewards of a round's decision.

    Awards without money (of two titles only the higher is paid) are left out, and once some are paid these. Raises as
    `decision_paper`.
    """
    day = on or date.today()
    source, own_office = decision_or_draft(book, code, day, decision), office(book, day)
    with book.store.reading() as connection:
        accountant = accountant_post(connection, own_office.chief_accountant, day)
    with_money = [row for row in source.awards if row.money.amount != 0]
    unpaid = [row for row in with_money if not row.is_paid]
    to_pay = unpaid if any(row.money.amount for row in unpaid) else with_money
    paid = [row.awarded for row in to_pay]
    work = work_of(to_pay)
    period = source.occasion if work or source.code is None else decided_period(source.code, paid)
    data = reward_list.RewardListData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        occasion=reward_occasion(paid, time_of_work(work, period)),
        rewards=tuple(map(_reward, to_pay)),
        decided_by=f"Giám đốc {office(book, source.day).name}",
        accountant=own_office.chief_accountant,
        accountant_post=accountant,
        decision_number=source.number,
        decided_on=source.signed_on,
        is_draft=not source.is_signed,
        rounded_up_to=source.rules.money.round_up_to if any(_is_rounded(row, source.rules) for row in to_pay) else None,
    )
    return worded(book, reward_list.build, data, reward_list.REWARDS, source.day)


def expected_note(book: Book, code: str, on: date | None = None, decision: str = "") -> str:
    """Return a note on a decision's papers: which decision they are of, and whether amounts are only expected."""
    source = decision_or_draft(book, code, on or date.today(), decision)
    sentences = []
    others = len(of_round(book, round_of(book, code))) if code else 0
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
    source = decision_or_draft(book, code, on or date.today(), decision)
    draft = "" if source.is_signed else "Dự thảo: quyết định chưa có số, ngày, chưa được chi tiền theo bản này."
    with book.store.reading() as connection:
        match = {"decision_id": source.row["id"], "cancelled_on": None} if source.row is not None else {"id": None}
        paid = paid_note(records.living(connection, "award", match), "danh sách")
    notes = (draft, expected_note(book, code, on, decision), paid, cancelled_note(source.cancelled))
    return "\n".join(filter(None, notes))


def decision_note(book: Book, code: str, on: date | None = None, decision: str = "") -> str:
    """Return the note on a decision itself, which also tells of awards that were cancelled after it was signed."""
    source = decision_or_draft(book, code, on or date.today(), decision)
    sentences = [expected_note(book, code, on, decision)]
    # What was cancelled since was voted on all the same, and the paper is as it was signed.
    sessions = _sessions_on(book, decision_or_draft(book, code, on or date.today(), decision, as_signed=True))
    if source.code is None:
        lacks = _MINUTES_BY_HAND if source.waits_for_minutes else _NO_RESULT
        sentences.append(f"Quyết định không thuộc đợt xét nào, sổ không ghi phiên họp Hội đồng: {lacks}.")
    elif not sessions:
        draft = DRAFT_NOTE if _waits(book, source, sessions) else ""
        sentences.append(unmet_note(book, str(source.code), source.day, f"{_NO_RESULT}{draft}"))
    if source.cancelled:
        sentences.append(
            f"{source.cancelled} khen thưởng đã hủy bỏ sau đó vẫn có trong bản in: quyết định in như khi ký."
        )
    return "\n".join(filter(None, sentences))


def check_decision(book: Book, code: str, on: date | None = None, decision: str = "") -> None:
    """Refuse to issue a decision that is not signed, of a round, on what nobody voted on. Raises InvalidRecord."""
    source = decision_or_draft(book, code, on or date.today(), decision)
    if source.code is not None and not source.is_signed:
        check_voted(book, str(source.code), source.nominations, source.day)


def check_rewards(book: Book, code: str, on: date | None = None, decision: str = "") -> None:
    """Refuse to issue the list of rewards of a decision that is not signed. Raises InvalidRecord."""
    if not decision_or_draft(book, code, on or date.today(), decision).is_signed:
        sentence = "Quyết định chưa có số, ngày: danh sách còn là “DỰ THẢO”, chưa phát hành được."
        raise InvalidRecord(sentence, "", "Ghi số, ngày ký của quyết định rồi phát hành danh sách.")


def _sessions_on(book: Book, source: DecisionOrDraft) -> tuple[JudgingSession, ...]:
    """Return the sessions whose vote on a decision's awards counts, none for a decision of no round."""
    return sessions_on(book, str(source.code), source.nominations, source.day) if source.code is not None else ()


def _minutes(source: DecisionOrDraft, sessions: Sequence[JudgingSession]) -> str:
    """Return the minutes that a decision cites, "" for none: those of titles of no round are left open in a draft."""
    if not sessions and source.waits_for_minutes:
        return unrecorded_minutes(source.day.year)
    return minutes_reference(sessions)


def _waits(book: Book, source: DecisionOrDraft, sessions: Sequence[JudgingSession]) -> bool:
    """Tell whether a decision of a round may not be signed yet: its Council has not voted on it."""
    if source.code is None or source.is_signed:
        return False
    return waits_for_council(book, sessions, source.nominations, source.day)


def decided_round(book: Book, decision: str) -> str:
    """Return the code of the round that a decision is of, "" for one of none, or where none is asked for."""
    return str(decision_or_draft(book, "", date.today(), decision).code or "") if decision else ""


def _reward(award_row: DecisionRow) -> reward_list.RewardToPay:
    note = _NOT_ENTERED if award_row.money.amount is None else award_row.awarded.note
    coefficient = Fraction(award_row.money.coefficient) if award_row.money.coefficient else None
    return reward_list.RewardToPay(replace(award_row.awarded, note=note), coefficient, award_row.money.base)


def _is_rounded(award_row: DecisionRow, rules: RuleSet) -> bool:
    """Tell whether an amount was reckoned from its columns and is not their product."""
    money = award_row.money
    if not money.coefficient or money.base is None:
        return False
    coefficient = Fraction(money.coefficient)
    return coefficient * money.base != money.amount == amount_of(coefficient, money.base, rules.money)


def _with_achievement(award_row: DecisionRow, merit: str) -> AwardedRecipient:
    return award_row.awarded if merit else replace(award_row.awarded, achievement=award_row.reason)


def _signer(own_office: Office, row: Record | None) -> Signer:
    """Return the signer of the decision's record, frozen when it was signed; of a draft the one of its day."""
    return signer(own_office, row["signer"], row["signer_title"]) if row is not None else signer(own_office)


def _list_form(text: str) -> award_decision.ListForm:
    try:
        return award_decision.ListForm(text or award_decision.ListForm.ANNEX)
    except ValueError:
        list_forms = ", ".join(award_decision.ListForm)
        raise UsageError(f"Không có kiểu danh sách “{text}”; có: {list_forms}.") from None
