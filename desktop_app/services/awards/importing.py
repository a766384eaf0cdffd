"""Import of old awards from a workbook: rows are matched with the book and written with their decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import batched
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.awards.decisions import DecisionFields, bare_number
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.law.catalogue import Award, AwardLevel
from desktop_app.domain.numbers import format_number
from desktop_app.domain.vietnamese import clean_line, fold, shortened
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.awards.acts import set_amount
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.decisions import is_of_body, write_decision
from desktop_app.services.awards.direct_awards import (
    DirectAward,
    add_direct_awards,
    award_rows_by_key,
    read_direct,
    write_direct_decision,
)
from desktop_app.services.awards.money import catalogue_on, highest_amount, money_of
from desktop_app.services.awards.order import AwardOrder
from desktop_app.services.awards.waiting import WaitingProposal, WaitingProposals
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.import_rows import ImportSettings, Place, Report, all_found, report_to, settled
from desktop_app.services.office.names_in_files import Names, new_ids
from desktop_app.services.office.people import as_former, is_former
from desktop_app.services.rounds.nomination_import import award_chosen, nominee_of, says_nothing, type_named
from desktop_app.services.rounds.nominations import refuse_other_nominees
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

if TYPE_CHECKING:
    # Loaded when a workbook is read.
    from desktop_app.intake.sheets.awards import AwardWorkbook, SheetAward

_LEVELS: Final = (
    (AwardLevel.UNION, ("doan thanh nien", "tinh doan", "trung uong doan", "doan tncs")),
    (AwardLevel.STATE, ("chu tich nuoc",)),
    (AwardLevel.GOVERNMENT, ("thu tuong", "chinh phu")),
    (AwardLevel.PROVINCE, ("ubnd", "uy ban nhan dan")),
    (AwardLevel.MINISTRY, ("bo ", "bo truong")),
    (AwardLevel.DEPARTMENT, ("so ", "giam doc")),
)
"""Words in the name of an issuing body that tell its level; the first level that fits holds."""
_SIGNS: Final = {"qd-ttg": AwardLevel.GOVERNMENT, "qd-ctn": AwardLevel.STATE}
"""Signs of decisions that tell who signed them."""
_RECIPIENTS_AT_ONCE: Final = 1_000
_BY_LIST: Final = "Số tiền theo danh sách đã nhập"
"""Why the money of an award is not what the rules give."""


@dataclass(frozen=True, slots=True)
class DecisionKey:
    """The key of a decision within a workbook."""

    number: str
    signed_on: date
    body: str
    level: AwardLevel


@dataclass(frozen=True, slots=True)
class ImportedAward:
    """A row of the workbook: its place, the name, its decision and award (None: unclear, or in the book already).

    `is_recorded` says that the book has it already. `amount` is the money that the file says, None if it says none.
    `answers` is the proposal that waits for this decision.
    """

    place: Place
    name: str
    award_name: str
    decision: DecisionKey | None
    award: DirectAward | None
    reason: str = ""
    is_recorded: bool = False
    amount: int | None = None
    answers: WaitingProposal | None = None


@dataclass(frozen=True, slots=True)
class AwardImport:
    """A workbook compared with the book. `skipped` are the rows that name nobody: place and reason.

    `sheet` is the workbook as it was read, `names` finds whom its rows name.
    """

    file_name: str
    rows: tuple[ImportedAward, ...]
    skipped: tuple[tuple[str, str], ...]
    sheet: AwardWorkbook
    names: Names


def propose_awards(book: Book, path: Path, settings: ImportSettings | None = None) -> AwardImport:
    """Read a workbook of awards and say what each row would become; changes nothing. Raises UnreadableInput."""
    from desktop_app.intake.sheets.awards import read_awards

    settings = settings or ImportSettings()
    sheet = read_awards(path, settings.reading)
    names = Names.of(book, settings)
    names.tell_apart((row.row.name, row.row.unit_name) for row in sheet.rows)
    office = _Office(names, issuing_bodies(book), new_awards=settings.new_awards)
    with book.store.reading() as connection:
        recorded = _Recorded(connection)
        rows = _with_money_by_rule(connection, [_proposed_row(recorded, office, each) for each in sheet.rows])
    skipped = tuple((str(skipped_row.place), skipped_row.reason) for skipped_row in sheet.skipped)
    return AwardImport(path.name, rows, skipped, sheet, office.names)


def apply_awards(
    book: Book, proposal: AwardImport, chosen: Sequence[int] | None = None, report: Report | None = None
) -> Changes:
    """Write the chosen rows (None: all that are clear) and their decisions as one change.

    A decision in the book gets the awards it does not have yet; a new one decides the proposals that wait for it.
    Raises InvalidRecord naming the row; then nothing is written.
    """
    places = range(len(proposal.rows)) if chosen is None else chosen
    groups: dict[DecisionKey, list[DirectAward]] = {}
    amounts: dict[DecisionKey, list[int | None]] = {}
    first_rows: dict[DecisionKey, Place] = {}
    answered: dict[DirectAward, WaitingProposal] = {}
    for place in places:
        row = proposal.rows[place]
        if row.decision is not None and row.award is not None:
            groups.setdefault(row.decision, []).append(row.award)
            amounts.setdefault(row.decision, []).append(row.amount)
            first_rows.setdefault(row.decision, row.place)
            if row.answers is not None:
                answered[row.award] = row.answers
    with book.store.work("Nhập khen thưởng", before=Occasion.IMPORT) as work:
        written = sum(map(len, groups.values()))
        ids = proposal.names.add_newcomers(work, {new for awards in groups.values() for new in new_ids(tuple(awards))})
        done = 0
        for key, unsettled in groups.items():
            in_order = _usual_order(work.connection, key.signed_on, unsettled)
            amounts[key] = [amounts[key][place] for place in in_order]
            awards = settled(tuple(unsettled[place] for place in in_order), ids)
            decision_id = _decision_id(work.connection, key)
            try:
                waiting = {award: answered[award] for award in awards if award in answered}
                if decision_id is None and waiting:
                    decision_id = _decide(work, key, awards, waiting)
                else:
                    recorded = read_direct(work.connection, decision_id) if decision_id is not None else None
                    fields, recorded_awards = recorded if recorded is not None else (_fields(key, awards), ())
                    decision_id = write_direct_decision(work, decision_id, fields, [*recorded_awards, *awards])
                _set_amounts(work, decision_id, key, dict(zip(awards, amounts[key], strict=True)))
            except InvalidRecord as problem:
                place_in_file = f"{proposal.file_name}, {first_rows[key]}"
                raise InvalidRecord(f"{place_in_file}: {problem.message}", problem.field, problem.hint) from problem
            done += len(awards)
            report_to(report, done)
        work.label = f"Nhập {written} khen thưởng, {len(groups)} quyết định từ “{proposal.file_name}”"
        return work.changes()


def _usual_order(connection: Reader, day: date, awards: Sequence[DirectAward]) -> list[int]:
    """Return the places of a decision's awards as its papers list them: collectives first, the highest award first.

    A file has them as it likes, mostly person by person: within one award its order stays.
    """
    order = AwardOrder(catalogue_on(connection, day))

    def place(number: int) -> tuple[bool, tuple[bool, int, str]]:
        award = awards[number]
        return award.kind is not NomineeKind.COLLECTIVE, order.award_place(award.award, award.award_name)

    return sorted(range(len(awards)), key=place)


def _decide(
    work: UnitOfWork, key: DecisionKey, awards: Sequence[DirectAward], waiting: Mapping[DirectAward, WaitingProposal]
) -> int:
    """Record a decision on proposals that wait for it, as one of their round; what nobody proposed it gives beside.

    What the list says an award is for, and of a post that it is over, was decided, in place of the proposal's words.
    """
    proposals = tuple(waiting.values())
    # Without a period of its own it has the round's.
    fields = replace(_fields(key, awards), round_code=proposals[0].round_code, period_from=None, period_to=None)
    decision_id = write_decision(work, None, fields.checked(), [proposal.id for proposal in proposals])
    rows = award_rows_by_key(work.connection, decision_id)
    for award in waiting:
        row = rows[award.key]
        post = as_former(row["post_title"]) if award.is_former else row["post_title"]
        work.update("award", row["id"], {"reason_line": award.reason_line or row["reason_line"], "post_title": post})
    add_direct_awards(work, decision_id, [award for award in awards if award not in waiting])
    return decision_id


def _set_amounts(
    work: UnitOfWork, decision_id: int, key: DecisionKey, amounts: Mapping[DirectAward, int | None]
) -> None:
    """Let awards have the money that their list says, where the rules give another amount."""
    if not any(amount is not None for amount in amounts.values()):
        return
    rows = award_rows_by_key(work.connection, decision_id)
    for award, amount in amounts.items():
        row = rows[award.key]
        if amount is not None and amount != row["amount"]:
            set_amount(work, row, key.signed_on, amount, _BY_LIST)


@dataclass(frozen=True, slots=True)
class _Office:
    """Finds the people and units that rows name; the issuing body of each level.

    `new_awards` says that an award that is not in the catalogue is kept by its name.
    """

    names: Names
    bodies: Mapping[AwardLevel, str]
    new_awards: bool


def _proposed_row(recorded: _Recorded, office: _Office, sheet_row: SheetAward) -> ImportedAward:
    row = ImportedAward(sheet_row.row.place, sheet_row.row.name, sheet_row.row.award, None, None)
    try:
        (decision, award), nominee = all_found(
            lambda: _decision_and_award(recorded.connection, sheet_row, office),
            lambda: nominee_of(sheet_row.row, office.names),
        )
        direct_award = _direct_award(sheet_row, award, nominee)
        decision = recorded.as_first_written(decision)
        if reason := recorded.reason(decision, direct_award, row.place, sheet_row.amount):
            return replace(row, reason=reason, is_recorded=True)
        answers = recorded.answers(decision, direct_award, sheet_row)
        if answers is not None:
            direct_award = replace(direct_award, commendation_type=answers.commendation_type)
        row = replace(row, amount=sheet_row.amount, answers=answers)
        money = _money_remark(recorded.connection, sheet_row, decision, direct_award)
    except InvalidRecord as problem:
        return replace(row, reason=problem.message)
    filled_in = _filled_in(sheet_row, decision, direct_award)
    if award is None:
        by_name = "Không có trong danh mục: ghi theo tên" + (f". {money}" if money else ", không tính tiền thưởng.")
        return replace(row, decision=decision, award=direct_award, reason=" ".join(filter(None, (by_name, filled_in))))
    remark = office.names.remark if direct_award.kind is NomineeKind.INDIVIDUAL else ""
    joined = row.answers.remark if row.answers is not None else ""
    reason = " ".join(filter(None, (joined, remark, money, filled_in)))
    return replace(row, award_name=award.name, decision=decision, award=direct_award, reason=reason)


def _filled_in(sheet_row: SheetAward, decision: DecisionKey, award: DirectAward) -> str:
    """Return what the program filled in because the list does not say it, "" for nothing."""
    choices = {
        "cơ quan ban hành": (sheet_row.body, decision.body),
        "loại hình": (sheet_row.row.type_name, COMMENDATION_TYPE_LABELS[award.commendation_type]),
    }
    filled = [f"không ghi {name}, lấy “{taken}”" for name, (text, taken) in choices.items() if says_nothing(text)]
    return f"Dòng {'; '.join(filled)}." if filled else ""


def _direct_award(sheet_row: SheetAward, award: Award | None, nominee: tuple[NomineeKind, int]) -> DirectAward:
    kind, recipient_id = nominee
    if award is not None:
        refuse_other_nominees(award, kind)
    first, last = (date(sheet_row.year, 1, 1), date(sheet_row.year, 12, 31)) if sheet_row.year else (None, None)
    type_ = type_named(sheet_row.row.type_name, CommendationType.MERIT)
    code, name = (award.code, "") if award is not None else ("", clean_line(sheet_row.row.award))
    summary = clean_line(sheet_row.row.summary)
    former = kind is NomineeKind.INDIVIDUAL and is_former(clean_line(sheet_row.row.position))
    return DirectAward(kind, recipient_id, code, type_, first, last, summary, award_name=name, is_former=former)


def _money_remark(connection: Reader, sheet_row: SheetAward, decision: DecisionKey, award: DirectAward) -> str:
    """Return what is to be said of the money that a row says, "" for nothing. Raises InvalidRecord for too much."""
    if sheet_row.amount is None:
        text = shortened(sheet_row.amount_text)
        return f"Không rõ tiền thưởng “{text}” trong tệp là bao nhiêu đồng: không lấy số này." if text else ""
    amount = format_number(sheet_row.amount)
    if not award.award:
        return f"Tiền thưởng ghi theo tệp {amount} đồng."
    to_be = _to_be(award)
    most = highest_amount(connection, to_be, decision.signed_on)
    if most is not None and sheet_row.amount > most:
        raise InvalidRecord(f"Tiền thưởng trong tệp {amount} đồng, mức tối đa là {format_number(most)} đồng.")
    (by_rule,) = money_of(connection, [to_be], decision.signed_on)
    if by_rule.amount in (None, sheet_row.amount):
        return ""
    rule_amount = format_number(by_rule.amount)
    return f"Tiền thưởng trong tệp {amount} đồng, theo mức của ngày quyết định {rule_amount} đồng: ghi theo tệp."


def _with_money_by_rule(connection: Reader, rows: Sequence[ImportedAward]) -> tuple[ImportedAward, ...]:
    """Return the rows, each that says no money with what the rules give it, which is written then."""
    by_day: dict[date, dict[int, list[int]]] = {}
    for place, row in enumerate(rows):
        if row.decision is not None and row.award is not None:
            by_day.setdefault(row.decision.signed_on, {}).setdefault(row.award.recipient_id, []).append(place)
    filled, reasons = list(rows), dict[str, str]()
    for day, by_recipient in by_day.items():
        # Of the titles of one recipient only the highest is paid: these are reckoned together.
        for some in batched(by_recipient.values(), _RECIPIENTS_AT_ONCE):
            places = [place for of_recipient in some for place in of_recipient]
            awards = [award for place in places if (award := rows[place].award) is not None]
            for place, money in zip(places, money_of(connection, [*map(_to_be, awards)], day), strict=True):
                if rows[place].amount is None and money.amount:
                    taken = f"Tiền thưởng lấy theo mức của ngày quyết định: {format_number(money.amount)} đồng."
                    reason = f"{rows[place].reason} {taken}".strip()
                    # Thousands of rows have the same: one text for all.
                    filled[place] = replace(rows[place], reason=reasons.setdefault(reason, reason))
    return tuple(filled)


def _to_be(award: DirectAward) -> Record:
    """Return an award as it will be recorded, as far as its money is reckoned from it."""
    return {
        "kind": award.kind,
        "person_id": award.recipient_id if award.kind is NomineeKind.INDIVIDUAL else None,
        "unit_id": award.recipient_id if award.kind is NomineeKind.COLLECTIVE else None,
        "award_code": award.award,
        "award": "",
        "period_from": to_iso(award.period_from),
        "period_to": to_iso(award.period_to),
        "base_salary": None,
    }


def _decision_and_award(connection: Reader, sheet_row: SheetAward, office: _Office) -> tuple[DecisionKey, Award | None]:
    """Return the decision and the award a row names, None for one that is kept by its name.

    Raises InvalidRecord for what is lacking or unknown.
    """
    if not sheet_row.number:
        raise InvalidRecord("Thiếu số quyết định.")
    if sheet_row.decided_on is None:
        raise InvalidRecord("Thiếu ngày quyết định.")
    if not sheet_row.row.award:
        raise InvalidRecord("Thiếu danh hiệu, hình thức khen thưởng.")
    awards = catalogue_on(connection, sheet_row.decided_on).awards
    code = award_chosen(sheet_row.row.award, awards, office.names, new=office.new_awards)
    award = next((catalogue_award for catalogue_award in awards if code and catalogue_award.code == code), None)
    level = _level(sheet_row.body) or (award.level if award is not None else _level(sheet_row.row.award))
    level = level or _level_of_number(sheet_row.number, sheet_row.row.award)
    if level is None:
        raise InvalidRecord("Chưa rõ cấp khen thưởng: ghi cơ quan ban hành quyết định.")
    body = sheet_row.body or office.bodies[level] or (award.decided_by if award is not None else "")
    if not body:
        raise InvalidRecord("Thiếu cơ quan ban hành quyết định.")
    return DecisionKey(sheet_row.number, sheet_row.decided_on, body, level), award


def _level(body: str) -> AwardLevel | None:
    words = f"{fold(body)} "
    return next((level for level, names in _LEVELS if any(name in words for name in names)), None)


def _level_of_number(number: str, award: str) -> AwardLevel | None:
    """Return the level that the sign of a decision tells: a commune gives no Bằng khen, and signs "QĐ-UBND", too."""
    sign = fold(number).rpartition("/")[2].replace(" ", "")
    if sign == "qd-ubnd":
        return None if fold(award).startswith("giay khen") else AwardLevel.PROVINCE
    return _SIGNS.get(sign)


class _Recorded:
    """Finds what a row gives in the book, or in a row before it: each decision is read once."""

    def __init__(self, connection: Reader) -> None:
        self.connection = connection
        self._amounts: dict[DecisionKey, Mapping[tuple[object, ...], int | None]] = {}
        self._places: dict[tuple[DecisionKey, tuple[object, ...]], Place] = {}
        self._of_rounds: set[DecisionKey] = set()
        self._first: dict[tuple[object, ...], DecisionKey] = {}
        self._days: dict[tuple[object, ...], list[date]] = {}
        self._decisions: dict[str, list[Record]] = {}
        self._waiting = WaitingProposals(connection)
        for row in records.living(connection, "decision"):
            self._decisions.setdefault(bare_number(row["number"]), []).append(row)

    def as_first_written(self, key: DecisionKey) -> DecisionKey:
        """Return a decision as the first row that names it has it.

        Raises InvalidRecord where the book, or that row, has another day: a body gives a number once in a year.
        """
        body = "" if key.level is AwardLevel.DEPARTMENT else fold(key.body)
        series = (bare_number(key.number), key.signed_on.year, key.level, body)
        if series not in self._days:
            self._days[series] = self._days_in_book(key) or [key.signed_on]
        if key.signed_on not in self._days[series]:
            raise InvalidRecord(
                f"Quyết định {key.number} đã có, ký ngày {self._days[series][0]:%d/%m/%Y}: "
                f"dòng này ghi ngày {key.signed_on:%d/%m/%Y}."
            )
        return self._first.setdefault((*series, key.signed_on), key)

    def _days_in_book(self, key: DecisionKey) -> list[date]:
        """Return the days on which the book has decisions of this number signed, in the year of this one."""
        rows = self._decisions.get(bare_number(key.number), ())
        days = (from_iso(row["signed_on"]) for row in rows if is_of_body(row, key.level, key.body))
        return [day for day in days if day is not None and day.year == key.signed_on.year]

    def reason(self, key: DecisionKey, award: DirectAward, place: Place, amount: int | None) -> str:
        """Return why a row gives nothing new, "" if it does. Raises InvalidRecord for one more of a round."""
        if key not in self._amounts:
            self._amounts[key] = self._of(key)
        if award.key in self._amounts[key]:
            recorded = self._amounts[key][award.key]
            if amount is None or amount == recorded:
                return "Đã có trong sổ."
            in_book = "chưa có tiền thưởng" if recorded is None else f"tiền thưởng {format_number(recorded)} đồng"
            return f"Đã có trong sổ, {in_book}; trong tệp là {format_number(amount)} đồng."
        if key in self._of_rounds:
            raise InvalidRecord(f"Quyết định {key.number} đã ghi theo đợt xét.")
        before = self._places.setdefault((key, award.key), place)
        return f"Trùng với {before}." if before != place else ""

    def answers(self, key: DecisionKey, award: DirectAward, sheet_row: SheetAward) -> WaitingProposal | None:
        """Return the proposal that waits for what a row gives; none where the book has its decision already."""
        if _decision_id(self.connection, key) is not None:
            return None
        return self._waiting.answered(award, key.signed_on, any_type=says_nothing(sheet_row.row.type_name))

    def _of(self, key: DecisionKey) -> Mapping[tuple[object, ...], int | None]:
        decision_id = _decision_id(self.connection, key)
        if decision_id is None:
            return {}
        if records.fetch(self.connection, "decision", decision_id)["round_id"] is not None:
            self._of_rounds.add(key)
        return {row_key: row["amount"] for row_key, row in award_rows_by_key(self.connection, decision_id).items()}


def _decision_id(connection: Reader, key: DecisionKey) -> int | None:
    rows = records.living(connection, "decision", {"signed_on": to_iso(key.signed_on)})
    number = bare_number(key.number)
    numbered = (row for row in rows if bare_number(row["number"]) == number)
    return next((row["id"] for row in numbered if is_of_body(row, key.level, key.body)), None)


def _fields(key: DecisionKey, awards: Sequence[DirectAward]) -> DecisionFields:
    days = {(award.period_from, award.period_to) for award in awards}
    first, last = days.pop() if len(days) == 1 else (None, None)
    subject = f"Về việc khen thưởng năm {last.year}" if last is not None else "Về việc khen thưởng"
    return DecisionFields(subject, key.number, key.signed_on, "", key.body, "", key.level, first, last)
