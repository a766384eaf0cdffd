"""The office's own rule sets: copied from another, changed rule by rule, confirmed, exported and taken in as a file.

A set is stored as the text of its file and checked by what reads the shipped ones. Rounds keep the text that they were
opened under, and a set that a signed decision used cannot be changed any more: copy it for the time to come.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord, UnreadableInput
from desktop_app.domain.fields import Words, missing_field
from desktop_app.domain.law import rule_tables
from desktop_app.domain.law.province import apply_province_rules, parse_province_rules
from desktop_app.domain.law.rule_tables import Values
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.services.book import Book
from desktop_app.services.departures import write_out
from desktop_app.services.law.rules import TABLE, named_set, own_set, own_texts, province_rules_now, shipped_texts
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork

_LONGEST_CODE = 40
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
_CONFIRMED: Final = ("confirmed_by", "confirmed_on")
_OF_CONDITION: Final = 2
"""How many dots the path of an award's condition has, at least."""


@dataclass(frozen=True, slots=True)
class ListedSet:
    """A rule set and whether it is the office's own."""

    rule_set: RuleSet
    own: bool


def listed_sets(book: Book) -> list[ListedSet]:
    """Return all rule sets, the latest first; of the same first day the office's own before the shipped one."""
    with book.store.reading() as connection:
        own_codes = own_texts(connection)
        codes = [*own_codes, *shipped_texts()]
        named = [named_set(connection, code) for code in codes]
    sets = [ListedSet(rule_set, rule_set.code in own_codes) for rule_set in named if rule_set is not None]
    return sorted(sets, key=lambda listed: (listed.rule_set.first, listed.own), reverse=True)


@dataclass(frozen=True, slots=True)
class SetFields:
    """What the clerk enters of a rule set as a whole: its name and its days."""

    name: Annotated[str, Words("Tên bộ quy định", required=True)]
    first: Annotated[date | None, Words("Áp dụng từ ngày", required=True)]
    last: Annotated[
        date | None,
        Words("Đến ngày", help="Để trống: đến khi có bộ quy định sau; một ngày áp dụng bộ bắt đầu sau cùng."),
    ] = None
    note: Annotated[str, Words("Lưu ý")] = ""

    def checked(self) -> "SetFields":
        """Return the fields cleaned. Raises InvalidRecord naming the field."""
        if not clean_line(self.name):
            raise missing_field(SetFields, "name", "bộ quy định")
        if self.first is None:
            raise missing_field(SetFields, "first", "bộ quy định")
        if self.last is not None and self.last < self.first:
            raise InvalidRecord("Ngày cuối phải sau ngày đầu.", "last")
        return replace(self, name=clean_line(self.name), note=clean_line(clean_text(self.note).replace("\n", " ")))


def copy_set(book: Book, code: str, fields: SetFields) -> Changes:
    """Make a rule set of the office from a copy of another. Raises InvalidRecord."""
    head = _head(fields)
    with book.store.work("Chép bộ quy định") as work:
        text = _text_of(work.connection, code)
        work.label = f"Chép bộ quy định “{head['name']}”"
        _insert(work, _made(lambda: rule_tables.copied_text(text, _free_code(work.connection, head["first"]), head)))
        return work.changes()


def change_set(book: Book, code: str, fields: SetFields) -> Changes:
    """Change name, days and note of a rule set of the office. Raises InvalidRecord."""
    head = _head(fields)
    return _change(book, code, "Sửa bộ quy định", lambda text: rule_tables.with_head(text, head))


def _head(fields: SetFields) -> Values:
    fields = fields.checked()
    return {"name": fields.name, "first": fields.first, "last": fields.last, "note": fields.note or None}


def change_rule(book: Book, code: str, path: str, values: Values) -> Changes:
    """Change one rule of a set of the office, or add one; see `rule_tables` for paths and values.

    With `confirmed` it stores who confirmed it, and when. Raises InvalidRecord.
    """
    with book.store.work("Sửa một mục của bộ quy định") as work:
        if path == "award":
            row = _own_row(work.connection, code)
            taken = own_set(row["content"]).by_code
            values = {
                "code": _award_code(taken, str(values.get("name", ""))),
                "decided.article": values["article"],
                **values,
            }
        of_award = path.startswith("award") and path.count(".") < _OF_CONDITION
        if of_award and "confirmed" in values:
            # Who decides on an award is confirmed with the award.
            values = {"decided.confirmed": values["confirmed"], "decided.note": values.get("note"), **values}
        by = _confirmation(work, values, of_award=of_award)
        return _write(work, code, lambda text: rule_tables.with_rule(text, path, {**values, **by}))


def confirm_rule(book: Book, code: str, path: str) -> Changes:
    """Record that somebody compared a rule with its article today. Raises InvalidRecord."""
    return change_rule(book, code, path, {"confirmed": True, "note": None})


def code_of(book: Book, set_id: int) -> str:
    """Return the code of a rule set of the office. Raises RecordGone."""
    with book.store.reading() as connection:
        return str(records.fetch(connection, TABLE, set_id)["code"])


def remove_rule(book: Book, code: str, path: str) -> Changes:
    """Take one rule out of a set of the office. Raises InvalidRecord."""
    return _change(book, code, "Xóa một mục của bộ quy định", lambda text: rule_tables.without_rule(text, path))


def rule_values(book: Book, code: str, path: str) -> Values:
    """Return the values of a rule of a set, shipped or own. Raises InvalidRecord."""
    with book.store.reading() as connection:
        return rule_tables.values_at(_text_of(connection, code), path)


def remove_set(book: Book, code: str) -> Changes:
    """Take away a rule set of the office; its days fall to the set before it. Raises InvalidRecord."""
    with book.store.work("Xóa bộ quy định") as work:
        row = _own_row(work.connection, code)
        work.label = f"Xóa bộ quy định “{own_set(row['content']).name}”"
        _refuse_used(work.connection, code)
        work.delete(TABLE, row["id"])
        return work.changes()


def export_set(book: Book, code: str, path: Path) -> None:
    """Write a rule set, shipped or own, to a TOML file. Raises InvalidRecord, UnwritableOutput."""
    with book.store.reading() as connection:
        text = _text_of(connection, code)
    write_out(book, f"Bộ quy định {code}", text.encode("utf-8"), path)


def import_set(book: Book, path: Path, *, dry_run: bool = False) -> tuple[RuleSet, Changes | None]:
    """Take in a rule set from a TOML file, in place of the office's own with its code.

    With `dry_run` it is only checked. Raises UnreadableInput naming what is wrong, InvalidRecord.
    """
    text, rule_set = _set_in(path)
    if dry_run:
        with book.store.reading() as connection:
            _check(connection, rule_set)
        return rule_set, None
    with book.store.work(f"Nhập bộ quy định “{rule_set.name}”") as work:
        _check(work.connection, rule_set)
        rows = records.living(work.connection, TABLE, {"code": rule_set.code})
        if rows:
            _refuse_used(work.connection, rule_set.code)
            work.update(TABLE, rows[0]["id"], {"content": text})
        else:
            _insert(work, text)
        return rule_set, work.changes()


def _confirmation(work: UnitOfWork, values: Values, *, of_award: bool) -> Values:
    """Return who confirmed a rule today, or that nobody did; of an award also for who decides on it."""
    if "confirmed" not in values:
        return {}
    by = (work.actor, date.today()) if values["confirmed"] else (None, None)
    keys = ("", "decided.") if of_award else ("",)
    return {f"{key}{name}": value for key in keys for name, value in zip(_CONFIRMED, by, strict=True)}


def _award_code(taken: Collection[str], name: str) -> str:
    word = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")[:_LONGEST_CODE] or "khac"
    return next(
        code for code in (word, *(f"{word}_{number}" for number in range(2, len(taken) + 3))) if code not in taken
    )


def _change(book: Book, code: str, label: str, changed: Callable[[str], str]) -> Changes:
    with book.store.work(label) as work:
        return _write(work, code, changed)


def _write(work: UnitOfWork, code: str, changed: Callable[[str], str]) -> Changes:
    row = _own_row(work.connection, code)
    _refuse_used(work.connection, code)
    content = _made(lambda: changed(row["content"]))
    rule_set = own_set(content)
    _check(work.connection, rule_set)
    work.label = f"{work.label} “{rule_set.name}”"
    work.update(TABLE, row["id"], {"content": content})
    return work.changes()


def _insert(work: UnitOfWork, content: str) -> None:
    rule_set = own_set(content)
    _check(work.connection, rule_set)
    work.insert(TABLE, {"code": rule_set.code, "content": content})


def _check(connection: Reader, rule_set: RuleSet) -> None:
    """Raise InvalidRecord for a shipped code, a first day that is taken, or values of the province that do not fit."""
    if not _CODE.fullmatch(rule_set.code):
        raise InvalidRecord("Mã bộ quy định chỉ gồm chữ cái không dấu, chữ số và dấu gạch nối.", "code")
    if rule_set.code in shipped_texts():
        raise InvalidRecord(f"Mã “{rule_set.code}” là của bộ quy định kèm theo chương trình; đặt mã khác.", "code")
    for code, text in own_texts(connection).items():
        other = own_set(text)
        if code != rule_set.code and other.first == rule_set.first:
            raise InvalidRecord(f"Bộ “{other.name}” cũng bắt đầu từ ngày {other.first:%d/%m/%Y}.", "first")
    province = province_rules_now(connection)
    if province:
        apply_province_rules(rule_set, parse_province_rules(province))


def _refuse_used(connection: Reader, code: str) -> None:
    """Raise InvalidRecord if a signed decision was computed by a set: what was signed does not change."""
    used = records.living(connection, "decision", {"rule_set": code})
    if used:
        raise InvalidRecord(
            f"Bộ quy định này đã áp dụng cho quyết định {used[0]['number']}, không sửa, xóa được.",
            "code",
            "Chép thành bộ mới cho thời gian sau.",
        )


def _own_row(connection: Reader, code: str) -> records.Record:
    rows = records.living(connection, TABLE, {"code": code})
    if rows:
        return rows[0]
    if code in shipped_texts():
        hint = "Chép thành bộ riêng của cơ quan rồi sửa."
        raise InvalidRecord("Bộ quy định kèm theo chương trình giữ nguyên, không sửa được.", "code", hint)
    raise _unknown(code)


def _text_of(connection: Reader, code: str) -> str:
    text = {**shipped_texts(), **own_texts(connection)}.get(code)
    if text is None:
        raise _unknown(code)
    return text


def _unknown(code: str) -> InvalidRecord:
    return InvalidRecord(f"Không có bộ quy định mã “{code}”.", "code", "Xem lệnh rules list.")


def _free_code(connection: Reader, first: object) -> str:
    taken = own_texts(connection)
    codes = (f"{first}-rieng{f'-{number}' if number > 1 else ''}" for number in range(1, len(taken) + 2))
    return next(code for code in codes if code not in taken)


def _made(make: Callable[[], str]) -> str:
    """Return a changed text; what cannot be read again was entered wrongly."""
    try:
        return make()
    except UnreadableInput as problem:
        raise InvalidRecord(problem.message, "", problem.hint) from problem


def _read(path: Path) -> str:
    # Imported here: no other act on rule sets reads a file.
    from desktop_app.intake.files.containers import MEGABYTE, check_file, read_bytes

    check_file(path, MEGABYTE)
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(f"Tệp “{path.name}” không phải tệp chữ UTF-8 của một bộ quy định.") from error


def _set_in(path: Path) -> tuple[str, RuleSet]:
    """Return the text of a file and the rule set that it is. Raises UnreadableInput, which names the file."""
    text = _read(path)
    try:
        return text, own_set(text)
    except ClerkError as problem:
        raise UnreadableInput(f"Tệp “{path.name}”: {problem.message}", problem.hint) from problem
