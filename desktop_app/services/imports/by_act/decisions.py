"""Decisions from lists: their numbers, days, signers and subjects. Whom they award comes with the lists of awards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from desktop_app.domain.awards.decisions import DecisionFields, bare_number
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import fold, shortened
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, link_column, record_column
from desktop_app.services.awards.decisions import decision_fields
from desktop_app.services.awards.direct_awards import change_decision
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.by_act.votes import round_named
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.imports.standing import decision_apart
from desktop_app.services.office.names_in_files import Names
from desktop_app.store import records
from desktop_app.store.records import Reader

_UNKNOWN: Final = (
    "Sổ chưa có quyết định “{}”: quyết định mới phải có người được khen, lập ở đợt xét hoặc nhập “Khen thưởng đã có”."
)


@dataclass(frozen=True, slots=True)
class ListedDecision:
    """A decision of the book as a row has it."""

    decision_id: int = field(compare=False)
    fields: DecisionFields


def _stored(connection: Reader) -> Iterable[tuple[int, ListedDecision]]:
    for row in records.living(connection, "decision"):
        yield row["id"], ListedDecision(row["id"], decision_fields(connection, row))


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ListedDecision]:
    del names, settings
    decisions = [listed for _, listed in _stored(connection)]

    def build(row: SheetRecord) -> ListedDecision:
        values = dict(row.values)
        code = round_named(values.pop("round_code", ""))
        decision_apart(values, "number", "signed_on")
        known = _meant(decisions, values, code)
        number = known.fields.number
        if number and bare_number(number) == bare_number(values.get("number", "")):
            values["number"] = number
        return replace(known, fields=replace(known.fields, **values).checked())

    return build


def _meant(decisions: Iterable[ListedDecision], values: dict[str, Any], code: str) -> ListedDecision:
    """Return the decision of a row: by its number in its year, a draft by its subject. Raises InvalidRecord."""
    number, subject, day = (
        bare_number(values.get("number", "")),
        fold(values.get("subject", "")),
        values.get("signed_on"),
    )
    of_round = [each for each in decisions if not code or not each.fields.round_code or each.fields.round_code == code]
    signed = [
        each
        for each in of_round
        if number and bare_number(each.fields.number) == number and _is_of(each.fields, values)
    ]
    of_day = [each for each in signed if each.fields.signed_on == day]
    drafts = [each for each in of_round if not each.fields.number and subject and fold(each.fields.subject) == subject]
    matching = (of_day if len(of_day) == 1 else signed) or drafts
    if len(matching) == 1:
        return matching[0]
    name = shortened(values.get("number") or values.get("subject") or "")
    if not matching:
        raise InvalidRecord(_UNKNOWN.format(name), "number")
    raise InvalidRecord(f"Sổ có {len(matching)} quyết định “{name}”: ghi rõ ngày ký, cơ quan, đợt xét.", "number")


def _is_of(fields: DecisionFields, values: dict[str, Any]) -> bool:
    """Return whether a decision is of the year and the body that a row says, if it says them."""
    day, body = values.get("signed_on"), fold(values.get("issuing_body", ""))
    same_year = day is None or fields.signed_on is None or fields.signed_on.year == day.year
    return same_year and (not body or not fields.issuing_body or fold(fields.issuing_body) == body)


def _write(book: Book, decision_id: int | None, listed: ListedDecision) -> Changes:
    return change_decision(book, decision_id or listed.decision_id, listed.fields)


DECISIONS: Final = ImportTarget(
    "decisions",
    "quyết định",
    DecisionFields,
    RecordColumns(
        (
            record_column(DecisionFields, "number", "Số, ký hiệu"),
            record_column(DecisionFields, "signed_on"),
            record_column(DecisionFields, "subject", "Trích yếu…", "Về việc…"),
            record_column(DecisionFields, "issuing_body"),
            record_column(DecisionFields, "signer", "Người ký…"),
            record_column(DecisionFields, "signer_title", "Chức vụ"),
            link_column(DecisionFields, "round_code", "Đợt"),
            record_column(DecisionFields, "level"),
            record_column(DecisionFields, "content"),
            record_column(DecisionFields, "period_from"),
            record_column(DecisionFields, "period_to", label="Thành tích đến"),
        ),
        ("number", "subject"),
        tuple(map(frozenset, (("number", "signed_on"), ("number", "subject"), ("subject", "signed_on")))),
    ),
    _open,
    lambda listed: listed.decision_id,
    _stored,
    act=_write,
    merge=lambda _, listed, __: listed,
)
