"""Nominations of a round: entered, changed, checked against doubles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.office.people import post_words
from desktop_app.domain.office.post_words import shortens
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import (
    DECIDED,
    ENTERED,
    PROPOSED,
    STATE_LABELS,
    NominationState,
    check_move,
    fixed_in,
)
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.people import places_of_work, position_of, post_on
from desktop_app.services.review_rounds import refuse_closed, round_row
from desktop_app.services.rounds.summaries.age import confirm_summary
from desktop_app.services.year.movements import refuse_movement_gone
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork


class DoubleNomination(InvalidRecord):
    """Raised for a second nomination of a nominee for the same award in a round; `other_id` is the first one's id."""

    def __init__(self, message: str, other_id: int) -> None:
        super().__init__(message, "nominee", "Mở đề nghị đã có để bổ sung.")
        self.other_id = other_id


class _Part(NamedTuple):
    """A field with linked records: its name, the table of links, the column there, and the kind of record linked."""

    field: str
    table: str
    column: str
    kind: str = ""


_PAPERS: Final = _Part("papers", "nomination_paper", "paper")
_PARTS: Final = (
    _Part("task_ids", "nomination_task", "task_id", "task"),
    _Part("activity_ids", "nomination_activity", "activity_id", "activity"),
    _Part("initiative_ids", "nomination_initiative", "initiative_id", "initiative"),
    _PAPERS,
)
_GATHERED_AFTER: Final = timedelta(days=184)
"""How long after the end of its time papers are still gathered for a round: to the last day of the next half-year."""
NOMINATION_ROWS: Final = RowCodec(
    NominationFields,
    "nomination",
    columns={"award": "award_code"},
    apart=("round_code", *(part.field for part in _PARTS)),
)


@dataclass(frozen=True, slots=True)
class Nomination:
    """A stored nomination, with the names of nominee, unit and award as stored."""

    id: int
    fields: NominationFields
    nominee_name: str
    unit_name: str
    award: str


def nomination(book: Book, nomination_id: int) -> Nomination:
    """Return a nomination. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "nomination", nomination_id)
        fields = stored_fields(connection, nomination_id)
    return Nomination(nomination_id, fields, row["nominee_name"], row["unit_name"], row["award"])


def stored_fields(connection: records.Reader, nomination_id: int) -> NominationFields:
    """Return what is stored of a nomination, within a transaction. Raises RecordGone."""
    row = records.fetch(connection, "nomination", nomination_id)
    code = str(records.fetch(connection, "review_round", row["round_id"])["code"])
    linked = {part.field: _linked(connection, nomination_id, part) for part in _PARTS}
    return NOMINATION_ROWS.from_row(row, round_code=code, **linked)


def nominate(book: Book, fields: NominationFields) -> Changes:
    """Nominate a person or a collective in a round.

    Raises InvalidRecord (DoubleNomination; ReasonRequired if it is complete and fails a condition without a reason),
    RecordGone.
    """
    fields = fields.checked()
    with book.store.work("Đề nghị khen thưởng") as work:
        values = nomination_values(work, fields)
        work.label = f"Đề nghị khen thưởng “{values['nominee_name']}” (đợt {round_title(fields.round_code)})"
        refuse_double(work, values)
        nomination_id = work.insert("nomination", values)
        set_parts(work, nomination_id, fields)
        _refuse_unexplained(work, nomination_id, values)
        return work.changes()


def change_nomination(book: Book, nomination_id: int, fields: NominationFields) -> Changes:
    """Change a nomination, as far as its state leaves it open (`refuse_fixed`).

    Raises InvalidRecord as `nominate` does, RecordGone.
    """
    fields = fields.checked()
    with book.store.work("Sửa đề nghị khen thưởng") as work:
        before = records.fetch(work.connection, "nomination", nomination_id)
        refuse_trashed(before)
        refuse_closed(records.fetch(work.connection, "review_round", before["round_id"]))
        values = nomination_values(work, fields, before)
        linked = {part.field: getattr(fields, part.field) for part in _PARTS}
        refuse_fixed(work, before, values | linked)
        work.label = f"Sửa đề nghị khen thưởng “{values['nominee_name']}” (đợt {round_title(fields.round_code)})"
        refuse_double(work, values, nomination_id)
        resting = _resting_on(work, before, values)
        work.update("nomination", nomination_id, values)
        set_parts(work, nomination_id, fields)
        confirm_summary(work, nomination_id)
        _refuse_unexplained(work, nomination_id, values)
        if resting:
            from desktop_app.services.rounds.checks import now_failing

            work.label += now_failing(work.connection, resting)
        return work.changes()


def _resting_on(work: UnitOfWork, before: Record, values: Mapping[str, object]) -> Sequence[int]:
    """Return the nominations that may rest on what a change takes off the round's list."""
    listed = NominationState(before["state"]) in PROPOSED
    same = all(before[name] == values[name] for name in ("round_id", "kind", "person_id", "unit_id", "award_code"))
    if not listed or (same and values["state"] in PROPOSED):
        return ()
    from desktop_app.services.rounds.checks import resting_on

    return resting_on(work.connection, [before["id"]])


def refuse_trashed(row: Record) -> None:
    """Refuse what is done with a nomination in the trash: no list has it, but whoever gives ids can name it."""
    if row["trashed_at"] is not None:
        name = row["nominee_name"]
        raise InvalidRecord(f"Đề nghị “{name}” đang ở trong thùng rác.", "", "Khôi phục từ thùng rác trước.")


def refuse_fixed(work: UnitOfWork, before: Record, values: Mapping[str, Any]) -> None:
    """Refuse values, by column or link, that a nomination may not take any more where it stands (`fixed_in`).

    Raises InvalidRecord saying which.
    """
    state, voted = NominationState(before["state"]), _has_votes(work.connection, before["id"])
    fixed = fixed_in(state, NomineeKind(before["kind"]), voted=voted)
    links = {part.field: part for part in _PARTS if part.field in fixed and part.field in values}
    changed = [fixed[name] for name in fixed if name in before and name in values and values[name] != before[name]]
    for name, part in links.items():
        if set(values[name]) != set(_linked(work.connection, before["id"], part)):
            changed.append(fixed[name])
    if not changed:
        return
    hint = "Rút về nháp rồi sửa."
    if state in DECIDED:
        hint = "Xóa số và ngày ký của quyết định để quyết định trở lại là dự thảo, rồi sửa."
    elif voted:
        hint = "Xóa kết quả biểu quyết ở phiên họp, rút về nháp rồi sửa."
    where = f"đang ở bước “{STATE_LABELS[state]}”" if not voted or state not in ENTERED else "đã được Hội đồng bỏ phiếu"
    what = ", ".join(dict.fromkeys(changed))
    raise InvalidRecord(f"Đề nghị “{before['nominee_name']}” {where}, không sửa {what} được.", "", hint)


def _has_votes(connection: records.Reader, nomination_id: int) -> bool:
    """Tell whether the Council has voted on a nomination, in a session that is not in the trash."""
    tallies = records.living(connection, "vote_tally", {"nomination_id": nomination_id})
    voted = [row["session_id"] for row in tallies if row["agree"] is not None]
    sessions = records.fetch_many(connection, "council_session", voted).values()
    return any(row["trashed_at"] is None for row in sessions)


def _refuse_unexplained(work: UnitOfWork, nomination_id: int, values: Mapping[str, object]) -> None:
    if values["state"] != NominationState.DRAFT:
        from desktop_app.services.rounds.checks import refuse_unexplained

        refuse_unexplained(work.connection, [nomination_id])


def nomination_values(work: UnitOfWork, fields: NominationFields, before: Record | None = None) -> dict[str, object]:
    """Return a nomination as it is stored: with the names, unit and post of its nominee at the end of the period.

    Raises InvalidRecord, RecordGone. Nominees and units in the trash are refused, except those that the record had
    `before`: an old nomination can still be corrected.
    """
    row = round_row(work.connection, fields.round_code)
    refuse_closed(row)
    award = offered_award_name(row, fields.kind, fields.award)
    first = fields.period_from or from_iso(row["from_date"])
    last = fields.period_to or from_iso(row["to_date"])
    if first is not None and last is not None and last < first:
        raise InvalidRecord("Ngày cuối của thời gian lập thành tích phải sau ngày đầu.", "period_to")
    with_period = replace(fields, period_from=first, period_to=last, movement_id=_movement_of(row, fields, before))
    refuse_movement_gone(work.connection, with_period.movement_id, before["movement_id"] if before else None)
    nominee_values = (_individual if fields.kind is NomineeKind.INDIVIDUAL else _collective)(work, with_period, before)
    return NOMINATION_ROWS.as_row(with_period) | {
        "round_id": row["id"],
        "award": award,
        "exemplar": int(fields.exemplar) or None,
        "state": _state_after_save(fields, before),
        **nominee_values,
        **_places(work, nominee_values, {"round_id": row["id"], "kind": fields.kind.value}, before),
    }


def _places(
    work: UnitOfWork, nominee_values: dict[str, object], where: dict[str, object], before: Record | None
) -> dict[str, object]:
    """Return where a nomination stands in printed order: its own place while it stays, the unit's place of its time."""
    stays = before is not None and all(before[name] == value for name, value in where.items())
    unit_id = nominee_values["unit_id"]
    assert isinstance(unit_id, int)
    if before is not None and before["unit_id"] == unit_id:
        unit_place = before["unit_place"]
    else:
        unit_place = records.fetch(work.connection, "unit", unit_id)["position"]
    return {"place": before["place"] if before is not None and stays else None, "unit_place": unit_place}


def _movement_of(round_: Record, fields: NominationFields, before: Record | None) -> int | None:
    """Return the movement of a nomination: that of its round for a new one of this type that names none."""
    if before is None and fields.movement_id is None and fields.commendation_type is CommendationType.MOVEMENT:
        movement_id: int | None = round_["movement_id"]
        return movement_id
    return fields.movement_id


def refuse_other_nominees(award: Award, kind: NomineeKind) -> None:
    """Raise InvalidRecord for an award that is not for such a nominee."""
    if kind not in award.terms:
        whom = "tập thể" if kind is NomineeKind.COLLECTIVE else "cá nhân"
        raise InvalidRecord(f"“{award.name}” không tặng cho {whom}.", "award")


def offered_award_name(round_: Record, kind: NomineeKind, code: str) -> str:
    """Return the printed name of an award, if the round offers it to such a nominee. Raises InvalidRecord."""
    # Imported here: the rules are slow to load, and the list of nominations does without them.
    from desktop_app.services.law.rules import round_rules

    award = round_rules(round_).award(code)
    refuse_other_nominees(award, kind)
    if not award.offered_in(round_["half"]):
        raise InvalidRecord(
            f"“{award.name}” được xét hằng năm, không xét trong đợt {round_title(round_['code'])}.", "award"
        )
    return award.name


def _state_after_save(fields: NominationFields, before: Record | None) -> str:
    """Return the state after a save: the form sets DRAFT and COMPLETE; other states are set by other acts."""
    state = NominationState.DRAFT if before is None else NominationState(before["state"])
    if state in ENTERED:
        if fields.state not in ENTERED:
            label = STATE_LABELS[fields.state]
            raise InvalidRecord(f"Không ghi thẳng đề nghị ở bước “{label}” được.", "state", "Ghi đủ hồ sơ trước.")
        return fields.state.value
    if before is not None and fields.state is NominationState.DRAFT:
        check_move(before["nominee_name"], state, NominationState.DRAFT)
        return fields.state.value
    return state.value


def double_of(work: UnitOfWork, values: Mapping[str, object], nomination_id: int | None = None) -> Record | None:
    """Return the nominee's other living nomination in the round for the same award, None if there is none."""
    same = nominee_and_award(values)
    others = (row for row in records.living(work.connection, "nomination", same) if row["id"] != nomination_id)
    return next(others, None)


def nominee_and_award(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values, by column, that no two living nominations may share."""
    nominee = "person_id" if values["kind"] == NomineeKind.INDIVIDUAL else "unit_id"
    return {name: values[name] for name in ("round_id", "kind", "award_code", nominee)}


def refuse_double(work: UnitOfWork, values: Mapping[str, object], nomination_id: int | None = None) -> None:
    """Raise DoubleNomination if the nominee has another living nomination in the round for the same award."""
    other = double_of(work, values, nomination_id)
    if other is not None:
        raise DoubleNomination(
            f"“{other['nominee_name']}” ({other['unit_name']}) đã được đề nghị {other['award']} trong đợt này.",
            other["id"],
        )


def _collective(work: UnitOfWork, fields: NominationFields, before: Record | None) -> dict[str, object]:
    if fields.unit_id is None:
        raise InvalidRecord("Chọn tập thể được đề nghị.", "nominee")
    row = _present(work, "unit", fields.unit_id, "nominee", before)
    _refuse_ended(row, fields.period_to, "nominee")
    return {
        "person_id": None,
        "unit_id": fields.unit_id,
        "nominee_name": row["name"],
        "unit_name": row["name"],
        "post_title": "",
    }


def _individual(work: UnitOfWork, fields: NominationFields, before: Record | None) -> dict[str, object]:
    if fields.person_id is None:
        raise InvalidRecord("Chọn người được đề nghị.", "nominee")
    person = _present(work, "person", fields.person_id, "nominee", before)
    post = nominated_post(work.connection, fields, fields.period_to)
    unit_id = fields.unit_id or (post["unit_id"] if post else None)
    if unit_id is None:
        raise InvalidRecord(
            f"“{person['full_name']}” chưa có đơn vị công tác trong thời gian này.",
            "unit",
            "Chọn đơn vị ở đây, hoặc ghi chức vụ của người này.",
        )
    row = _present(work, "unit", unit_id, "unit", before)
    _refuse_ended(row, fields.period_to, "unit")
    title = fields.post_title or (position_of(post, fields.period_from) if post and post["unit_id"] == unit_id else "")
    return {
        "person_id": fields.person_id,
        "unit_id": unit_id,
        "nominee_name": person["full_name"],
        "unit_name": row["name"],
        "post_title": title,
    }


def _present(work: UnitOfWork, kind: str, row_id: int, field: str, before: Record | None) -> Record:
    row = records.fetch(work.connection, kind, row_id)
    if row["trashed_at"] is not None and (before is None or before[f"{kind}_id"] != row_id):
        name = row["full_name"] if kind == "person" else row["name"]
        raise InvalidRecord(f"“{name}” đang ở trong thùng rác.", field, "Khôi phục từ thùng rác, hoặc chọn lại.")
    return row


def _refuse_ended(row: Record, day: date | None, field: str) -> None:
    ended = from_iso(row["valid_to"])
    if day is not None and ended is not None and ended < day:
        raise InvalidRecord(
            f"Đơn vị “{row['name']}” chỉ hoạt động đến ngày {ended:%d/%m/%Y}, trước khi hết thời gian xét.", field
        )


def nominated_post(connection: records.Reader, fields: NominationFields, day: date | None) -> Record | None:
    """Return the post of a day in which somebody is nominated: one in the unit that is named, if any is named."""
    posts = records.living(connection, "post", {"person_id": fields.person_id})
    return post_on(_in_named_unit(posts, fields), day, places_of_work(connection))


def _in_named_unit(posts: Sequence[Record], fields: NominationFields) -> Sequence[Record]:
    return [post for post in posts if post["unit_id"] == fields.unit_id] or posts


class PostsOfBook:
    """The posts of all people, read once, to be compared with those that a list writes."""

    def __init__(self, connection: records.Reader) -> None:
        self._posts: dict[int, list[Record]] = {}
        for post in records.living(connection, "post"):
            self._posts.setdefault(post["person_id"], []).append(post)
        self._units = {row["id"]: str(row["name"]) for row in records.living(connection, "unit")}
        self._places = places_of_work(connection)

    def settle(self, fields: NominationFields, last: date | None) -> tuple[NominationFields, str]:
        """Return a nominee's fields and a remark: a post that says what the book says of a day is left to the book.

        "Giám đốc" of a centre is its "Giám đốc Trung tâm", and so is "GĐTT": printed as each list has it, it would be
        another post. Of one that says something else the remark tells both.
        """
        post = post_on(_in_named_unit(self._posts.get(fields.person_id or 0, []), fields), last, self._places)
        if post is None or not fields.post_title or fields.unit_id not in (None, post["unit_id"]):
            return fields, ""
        unit_name = self._units.get(post["unit_id"], "")
        texts = [post_words(title, unit_name) for title in (fields.post_title, post["position"])]
        written, recorded = (fold(text.replace(",", "")) for text in texts)
        if written == recorded or any(shortens(fields.post_title, text) for text in (post["position"], texts[1])):
            return replace(fields, post_title=""), ""
        remark = f"Chức vụ trong tệp “{fields.post_title}”, sổ: {post['position']}." if post["position"] else ""
        return fields, remark


def _linked(connection: records.Reader, nomination_id: int, part: _Part) -> tuple[Any, ...]:
    return tuple(row[part.column] for row in records.living(connection, part.table, {"nomination_id": nomination_id}))


def set_parts(work: UnitOfWork, nomination_id: int, fields: NominationFields) -> None:
    """Store the linked records and the papers of a nomination as its fields have them."""
    set_links(work, nomination_id, {part.field: getattr(fields, part.field) for part in _PARTS})


def set_links(work: UnitOfWork, nomination_id: int, links: Mapping[str, Sequence[Any]]) -> None:
    """Store the linked records of a nomination, by the field that has them; other fields stay as they are."""
    for part in _PARTS:
        if part.field not in links:
            continue
        values = list(dict.fromkeys(links[part.field]))
        if part.kind:
            records.fetch_many(work.connection, part.kind, values)
        for row in records.living(work.connection, part.table, {"nomination_id": nomination_id}):
            if row[part.column] in values:
                values.remove(row[part.column])
            else:
                work.delete(part.table, row["id"])
        received = _received_now(work, nomination_id) if part is _PAPERS and values else {}
        rows = [{"nomination_id": nomination_id, part.column: value} | received for value in values]
        work.insert_many(part.table, rows)


def _received_now(work: UnitOfWork, nomination_id: int) -> dict[str, str]:
    """Return the day of papers that are marked as received: today, while they are gathered for their round.

    Of a round that was decided, or whose time ended long ago, nobody knows the day any more.
    """
    round_id = records.fetch(work.connection, "nomination", nomination_id)["round_id"]
    last = date.fromisoformat(records.fetch(work.connection, "review_round", round_id)["to_date"])
    decisions = records.living(work.connection, "decision", {"round_id": round_id})
    today = date.today()
    if last + _GATHERED_AFTER < today or any(decision["signed_on"] for decision in decisions):
        return {}
    return {"received_on": today.isoformat()}
