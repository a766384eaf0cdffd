"""Import of nominations from a workbook: rows are matched with persons and units and written as one change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.round_codes import parse_round_code, round_title
from desktop_app.domain.rounds.nominations import NominationFields, usual_type
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.domain.vocabulary import CERTIFICATE_OF_MERIT, COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.import_rows import (
    NEW,
    ImportSettings,
    NameKey,
    NameKind,
    NameOption,
    NameQuestion,
    Report,
    RowAction,
    report_to,
    settled,
)
from desktop_app.services.law import rules
from desktop_app.services.office.names_in_files import Names, new_ids
from desktop_app.services.review_rounds import refuse_closed, round_row
from desktop_app.services.rounds.acts import round_values, write_round
from desktop_app.services.rounds.checks import articles_of, left_behind, unexplained_when_entered
from desktop_app.services.rounds.nominations import (
    PostsOfBook,
    double_of,
    nomination_values,
    nominee_and_award,
    refuse_other_nominees,
)
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

if TYPE_CHECKING:
    # Loaded when a workbook is read: the page of nominations does without.
    from desktop_app.intake.sheets.nominations import NominationWorkbook, SheetNomination


_SHORT_WORDS: Final = {
    "ldtt": "lao dong tien tien",
    "ldxs": "lao dong xuat sac",
    "cstd": "chien si thi dua",
    "ld": "lao dong",
    "td": "thi dua",
    "sy": "si",
    "gk": "giay khen",
    "bk": "bang khen",
    "bch": "ban chap hanh",
    "tw": "trung uong",
}
"""Short words, and words written in two ways, inside the name of an award: "Tập thể LĐXS", "Chiến sỹ thi đua"."""
_NEW_WITHOUT_UNIT: Final = (
    "Người mới mà bảng không ghi đơn vị: ghi đơn vị vào ô “Đơn vị”, hoặc thêm người vào sổ trước rồi nhập lại."
)
_WITHOUT_UNIT: Final = (
    "Sổ chưa ghi đơn vị công tác của người này trong thời gian xét: ghi ở Tập thể – cá nhân rồi nhập lại."
)
_MOST_MEANT: Final = 3
_LITTLE_WORDS: Final = re.compile(r"\b(?:cua|cap|chu tich|uy ban nhan dan|ubnd)\b")
_BEFORE_A_TYPE: Final = ("khen", "thuong", "theo", "loai", "hinh")
"""Words that may stand before the name of a type, folded: "Khen thưởng theo phong trào"."""


@dataclass(frozen=True, slots=True)
class NominationRow:
    """A row of the workbook: its place, the nominee's name, and the nomination it becomes (None: unclear).

    `award` is the award's name; `reason` says why it is unclear, what was filled in, or why it becomes a draft only.
    `repeats` is SAME where the round has the nomination already, or a row above; CONFLICT where that row differs.
    """

    place: str
    name: str
    fields: NominationFields | None
    reason: str = ""
    award: str = ""
    repeats: RowAction | None = None


@dataclass(frozen=True, slots=True)
class NominationImport:
    """A workbook compared with the book, for one round. `skipped` are the rows that name nobody: place and reason.

    `sheet` is the workbook as it was read, `names` finds whom its rows name.
    """

    file_name: str
    round_code: str
    rows: tuple[NominationRow, ...]
    skipped: tuple[tuple[str, str], ...]
    sheet: NominationWorkbook
    names: Names


def propose_nominations(
    book: Book, path: Path, round_code: str, settings: ImportSettings | None = None
) -> NominationImport:
    """Read a workbook and say what each row would become; changes nothing. Raises UnreadableInput, InvalidRecord."""
    from desktop_app.intake.sheets.nominations import read_nominations

    code = str(parse_round_code(round_code))
    settings = settings or ImportSettings()
    sheet = read_nominations(path, settings.reading)
    with book.store.reading() as connection:
        round_ = _round(connection, code)
    names = Names.of(book, settings, from_iso(round_["to_date"]))
    names.tell_apart((row.name, row.unit_name) for row in sheet.rows)
    offered = rules.offered(book, code)
    at_year_end = rules.offered(book, str(replace(parse_round_code(code), half=2)))
    rows = [_proposed_row(sheet_row, round_, names, offered, at_year_end) for sheet_row in sheet.rows]
    with book.store.reading() as connection:
        rows = _with_posts_of_book(connection, _with_units(connection, rows), from_iso(round_["to_date"]))
        failing = unexplained_when_entered(
            connection, _round(connection, code), _known_nominees(_entered_fields(rows, range(len(rows))))
        )
        for place, nomination in failing.items():
            rows[place] = _as_draft(rows[place], f"Ghi nháp vì chưa đạt điều kiện ({articles_of(nomination)}).")
        rows = _unless_closed(_round(connection, code), _with_repeats(connection, code, rows))
    skipped = tuple((str(row.place), row.reason) for row in sheet.skipped)
    return NominationImport(path.name, code, tuple(rows), skipped, sheet, names)


def _with_units(connection: Reader, rows: Sequence[NominationRow]) -> list[NominationRow]:
    """Return the rows; of whom neither the list nor the book says a unit the row is unclear."""
    asked = {
        place: fields.person_id
        for place, row in enumerate(rows)
        if (fields := row.fields) is not None
        and fields.kind is NomineeKind.INDIVIDUAL
        and fields.unit_id is None
        and fields.person_id is not None
        and fields.person_id > 0
    }
    marked = list(rows)
    with_posts = {post["person_id"] for post in records.living(connection, "post")} if asked else set()
    for place, person_id in asked.items():
        # Any post will do: `post_on` takes the latest where none is of the day.
        if person_id not in with_posts:
            marked[place] = replace(rows[place], fields=None, reason=_WITHOUT_UNIT)
    return marked


def _with_posts_of_book(connection: Reader, rows: Sequence[NominationRow], last: date | None) -> list[NominationRow]:
    """Return the rows; a post that says what the book says of the day is the book's, of another both are told."""
    posts = PostsOfBook(connection)
    with_posts = []
    for row in rows:
        fields, remark = posts.settle(row.fields, last) if row.fields is not None else (None, "")
        with_posts.append(replace(row, fields=fields, reason=f"{row.reason} {remark}".strip()))
    return with_posts


def _with_repeats(connection: Reader, code: str, rows: Sequence[NominationRow]) -> list[NominationRow]:
    """Return the rows, those marked that would be nominated a second time for the same award in the round."""
    rounds = records.living(connection, "review_round", {"code": code})
    stored = records.living(connection, "nomination", {"round_id": rounds[0]["id"]}) if rounds else []
    recorded = {tuple(nominee_and_award(row).values())[1:]: row for row in stored}
    above: dict[tuple[object, ...], NominationRow] = {}
    marked = []
    for row in rows:
        fields = row.fields
        if fields is not None:
            of_unit = fields.kind is NomineeKind.COLLECTIVE
            key = (fields.kind.value, fields.award, fields.unit_id if of_unit else fields.person_id)
            before = above.setdefault(key, row)
            if key in recorded:
                row = replace(row, repeats=RowAction.SAME, reason=_recorded_already(recorded[key], fields))
            elif before is not row:
                same = before.fields == fields
                words = "Trùng với" if same else "Cùng người, cùng hình thức nhưng khác với"
                action = RowAction.SAME if same else RowAction.CONFLICT
                row = replace(row, repeats=action, reason=f"{words} {before.place}.")
        marked.append(row)
    return marked


def _unless_closed(round_: Record, rows: list[NominationRow]) -> list[NominationRow]:
    """Return the rows; of a round that is closed none is new."""
    try:
        refuse_closed(round_)
    except InvalidRecord as problem:
        reason = f"{problem.message} {problem.hint}"
        new = (row.fields is not None and row.repeats is None for row in rows)
        return [
            replace(row, fields=None, reason=reason) if is_new else row for row, is_new in zip(rows, new, strict=True)
        ]
    return rows


def _recorded_already(stored: Record, fields: NominationFields) -> str:
    """Return that the round has a nomination, and what the list says otherwise: it stays as it is recorded."""
    words = words_of(NominationFields)
    differs = [
        words[name].in_sentence
        for name in ("summary", "note", "post_title")
        if (text := clean_text(getattr(fields, name))) and fold(text) != fold(clean_text(stored[name]))
    ]
    remark = f" Bảng ghi khác {', '.join(differs)}; giữ như trong sổ, sửa ở đề nghị đó nếu cần." if differs else ""
    return f"Đã có đề nghị này trong đợt.{remark}"


def _known_nominees(entered: Mapping[int, NominationFields]) -> dict[int, NominationFields]:
    """Return the nominations of those who are in the book: nothing speaks for or against a newcomer yet."""
    return {place: fields for place, fields in entered.items() if not new_ids(fields)}


def _round(connection: Reader, code: str) -> Record:
    """Return the record of a round, or what it will be when it is created."""
    rows = records.living(connection, "review_round", {"code": code})
    return (
        rows[0]
        if rows
        else {**round_values(connection, parse_round_code(code)), "closed_on": None, "movement_id": None}
    )


def _entered_fields(rows: Sequence[NominationRow], places: Iterable[int]) -> dict[int, NominationFields]:
    """Return the nominations of rows before checks: complete with a summary, drafts without."""
    entered = {}
    for place in places:
        fields = rows[place].fields
        if fields is not None:
            state = NominationState.COMPLETE if fields.summary else NominationState.DRAFT
            entered[place] = replace(fields, state=state)
    return entered


def _as_draft(row: NominationRow, reason: str = "") -> NominationRow:
    fields = None if row.fields is None else replace(row.fields, state=NominationState.DRAFT)
    return replace(row, fields=fields, reason=" ".join(filter(None, (row.reason, reason))))


def apply_nominations(
    book: Book, proposal: NominationImport, chosen: Sequence[int] | None = None, report: Report | None = None
) -> Changes:
    """Write the chosen rows (None: all that are clear) as one change.

    A missing round is created if a row is written. Rows whose nominee is in the round already for the same award are
    skipped, so that importing a workbook twice adds nothing. A row that fails a condition becomes a draft, since a
    workbook has no reason for an exception, and the label says so. Raises InvalidRecord naming the row; then nothing is
    written.
    """
    places = range(len(proposal.rows)) if chosen is None else chosen
    with book.store.work("Nhập đề nghị khen thưởng", before=Occasion.IMPORT) as work:
        entered = _entered_fields(proposal.rows, places)
        if entered and not records.living(work.connection, "review_round", {"code": proposal.round_code}):
            write_round(work, parse_round_code(proposal.round_code))
        new_values: dict[int, dict[str, object]] = {}
        seen_keys: set[tuple[object, ...]] = set()
        ids = proposal.names.add_newcomers(work, {new for fields in entered.values() for new in new_ids(fields)})
        entered = {place: settled(fields, ids) for place, fields in entered.items()}
        for place, fields in entered.items():
            row = proposal.rows[place]
            try:
                values = nomination_values(work, fields.checked())
            except InvalidRecord as problem:
                raise InvalidRecord(f"{proposal.file_name}, {row.place}: {problem.message}", problem.field) from problem
            key = tuple(nominee_and_award(values).values())
            if key not in seen_keys and double_of(work, values) is None:
                seen_keys.add(key)
                new_values[place] = values
            report_to(report, len(new_values))
        drafts = _draft_failing(work, proposal, new_values, entered)
        work.insert_many("nomination", new_values.values())
        work.label = (
            f"Nhập {len(new_values)} đề nghị khen thưởng (đợt {round_title(proposal.round_code)}) "
            f"từ “{proposal.file_name}”{drafts}"
        )
        return work.changes()


def _draft_failing(
    work: UnitOfWork,
    proposal: NominationImport,
    new_values: Mapping[int, dict[str, object]],
    entered: Mapping[int, NominationFields],
) -> str:
    """Make the rows that fail a condition drafts; return the words about it for the label."""
    if not new_values:
        return ""
    round_ = round_row(work.connection, proposal.round_code)
    failing = unexplained_when_entered(work.connection, round_, {place: entered[place] for place in new_values})
    for place in failing:
        new_values[place]["state"] = NominationState.DRAFT.value
    rows = proposal.rows
    with_names = [
        replace(nomination, name=rows[place].name, award=rows[place].award) for place, nomination in failing.items()
    ]
    return left_behind(with_names, "ghi nháp")


def _proposed_row(
    sheet_row: SheetNomination, round_: Record, names: Names, offered: Sequence[Award], at_year_end: Sequence[Award]
) -> NominationRow:
    code = str(round_["code"])
    row = NominationRow(str(sheet_row.place), sheet_row.name, None)
    try:
        award = award_chosen(sheet_row.award, offered, names) if sheet_row.award else _award_of_blank(offered, names)
    except InvalidRecord as problem:
        if award_named(sheet_row.award, at_year_end) is not None:
            return replace(row, reason=f"“{sheet_row.award}” chỉ xét ở đợt cuối năm, không ở đợt {round_title(code)}.")
        return replace(row, reason=problem.message)
    named_award = {offered_award.code: offered_award for offered_award in offered}[award]
    row = replace(row, award=named_award.name)
    fields = NominationFields(
        code,
        NomineeKind.COLLECTIVE,
        unit_id=names.meant_unit(sheet_row.unit_name or sheet_row.name),
        post_title=sheet_row.position,
        award=award,
        summary=sheet_row.summary,
        note=sheet_row.note,
        state=NominationState.COMPLETE if sheet_row.summary else NominationState.DRAFT,
        **sheet_row.others,
    )
    preset = usual_type(is_title=named_award.is_title, movement_id=round_["movement_id"])
    try:
        fields = replace(fields, commendation_type=type_named(sheet_row.type_name, preset))
        kind, nominee_id = nominee_of(sheet_row, names)
        refuse_other_nominees(named_award, kind)
        if kind is NomineeKind.COLLECTIVE:
            fields = replace(fields, unit_id=nominee_id, post_title="")
        else:
            fields = replace(fields, kind=kind, person_id=nominee_id)
        fields.checked()
    except InvalidRecord as problem:
        return replace(row, reason=problem.message)
    if kind is NomineeKind.INDIVIDUAL and nominee_id < 0 and not sheet_row.unit_name:
        return replace(row, reason=_NEW_WITHOUT_UNIT)
    # Award and type are mandatory; the clerk must see what the program filled in, and who is taken from another unit.
    filled_in = [names.remark] if kind is NomineeKind.INDIVIDUAL and names.remark else []
    if not sheet_row.award:
        filled_in.append(f"Bảng không ghi hình thức: lấy “{named_award.name}”.")
    if says_nothing(sheet_row.type_name) and not named_award.is_title:
        filled_in.append(f"Bảng không ghi loại hình: lấy “{COMMENDATION_TYPE_LABELS[preset]}”.")
    if not sheet_row.summary:
        filled_in.append("Bảng không ghi thành tích: ghi nháp.")
    return replace(row, fields=fields, reason=" ".join(filled_in))


def award_named(text: str, offered: Sequence[Award]) -> str | None:
    """Return the code of the award a cell names, in full or in short; the longest name wins ("Bằng khen của tỉnh")."""
    folded_text, words = fold(text), _award_words(text)
    matches = [
        award for award in offered if fold(award.short) == folded_text or _is_named_in(_award_words(award.name), words)
    ]
    return max(matches, key=lambda award: len(award.name)).code if matches else None


def _award_words(text: str) -> str:
    """Return the words by which an award is known: "Bằng khen của Chủ tịch UBND tỉnh" is "Bằng khen của tỉnh"."""
    words = re.findall(r"\w+", _LITTLE_WORDS.sub(" ", fold(text)))
    return " ".join(_SHORT_WORDS.get(word, word) for word in words)


def _is_named_in(name: str, text: str) -> bool:
    # A medal “Vì sự nghiệp …” is none without a cause, and of no other cause.
    if name.startswith("ky niem chuong") and ("vi " in name) != ("vi " in text):
        return False
    return f" {name} " in f" {text} "


def _award_of_blank(offered: Sequence[Award], names: Names) -> str:
    """Return the code of the award of rows that name none: Giấy khen, unless the clerk chose another for them all."""
    key = NameKey(NameKind.AWARD, "(bảng không ghi hình thức)")
    options = tuple(NameOption(award.code, award.name) for award in offered)
    names.questions.setdefault(key, NameQuestion(key, options, can_be_new=False))
    return str(names.answers.get(key, CERTIFICATE_OF_MERIT))


def award_chosen(text: str, offered: Sequence[Award], names: Names, *, new: bool | None = None) -> str:
    """Return the code of the award a cell names, or of that the clerk chose; "" if it is kept by its name (`new`).

    Raises InvalidRecord, and asks for it. Without `new` an award must be in the catalogue.
    """
    key = NameKey(NameKind.AWARD, clean_line(text))
    code = award_named(text, offered) if key not in names.answers else None
    if code is not None:
        return code
    # "Bằng khen" alone may be that of the province or of a ministry: those it may mean stand first.
    words = _award_words(text)
    meant = [award for award in offered if words and f" {words} " in f" {_award_words(award.name)} "]
    options = tuple(NameOption(award.code, award.name) for award in sorted(offered, key=lambda each: each not in meant))
    question = NameQuestion(key, options, can_be_new=new is not None)
    problem = f"“{key.name}” không có trong danh mục."
    if meant:
        problem = f"Chưa rõ “{key.name}” là hình thức nào: {'; '.join(award.name for award in meant[:_MOST_MEANT])}?"
    answer = names.choice(question, problem, new=bool(new))
    return "" if answer == NEW else str(answer)


def nominee_of(sheet_row: SheetNomination, names: Names) -> tuple[NomineeKind, int]:
    """Return the person or unit that a row names; one that the book does not have gets a negative id.

    Raises InvalidRecord saying why it is not clear who that is.
    """
    # Loaded when a workbook is read.
    from desktop_app.intake.sheets.posts import is_unit

    is_of_unit = names.knows_unit(sheet_row.name) or is_unit(sheet_row.name)
    if sheet_row.kind == "collective" or (not sheet_row.kind and is_of_unit):
        try:
            return NomineeKind.COLLECTIVE, names.collective(sheet_row.name, sheet_row.unit_name)
        except InvalidRecord:
            raise InvalidRecord(f"Chưa có tập thể “{sheet_row.name}” trong sổ.") from None
    return NomineeKind.INDIVIDUAL, names.person(sheet_row.name, sheet_row.unit_name, sheet_row.position)


def type_named(text: str, preset: CommendationType) -> CommendationType:
    """Return the type of commendation that a cell names, in full or in part; `preset` where it is left empty.

    Raises InvalidRecord for an unknown type, instead of replacing it.
    """
    if says_nothing(text):
        return preset
    words = fold(text).split()
    while words and words[0] in _BEFORE_A_TYPE:
        del words[0]
    type_name = " ".join(words)
    for kind, label in COMMENDATION_TYPE_LABELS.items():
        # "Phong trào thi đua (chuyên đề)" has two names.
        for name in fold(label).removesuffix(")").split(" ("):
            # One syllable of a name may be of another word, too.
            if (len(words) > 1 and f" {type_name} " in f" {name} ") or name in type_name:
                return kind
    type_names = "; ".join(COMMENDATION_TYPE_LABELS.values())
    raise InvalidRecord(f"Loại hình “{text}” không có trong danh mục (có: {type_names}).")


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty; one with signs alone, such as a dash, counts as such."""
    return not any(map(str.isalnum, text))
