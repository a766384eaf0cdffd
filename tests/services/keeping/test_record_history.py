"""The history of a record: who, when, before and after in words; one field put back; replayed from empty."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds.keeping import HISTORY
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services import lists
from desktop_app.services.awards.acts import cancel_awards
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.record_log.put_back import put_back
from desktop_app.services.keeping.record_log.record_history import (
    FieldChange,
    change_fields,
    parse_record,
    record_history,
)
from desktop_app.services.office import people, units
from desktop_app.services.rounds import nominations
from tests.books import book_in, fill, refused, rows_of, sample_in
from tests.replaying import replayed, stored

CODE = re.compile(r"[a-z]+(?:[_-][a-z]+)*")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with book_in(tmp_path / "book", fill) as book:
        yield book


def in_words(step_fields: tuple[FieldChange, ...]) -> list[tuple[str, str, str, str]]:
    return [(field.record, field.label, field.before, field.after) for field in step_fields]


def test_a_record_tells_who_changed_what_and_when_in_words(book: Book) -> None:
    book.store.operator = "Nông Thị Lan"
    posts = [(post.id, post.fields) for post in people.posts(book, 2)]
    moved = [(posts[0][0], PostFields(3, "Giám đốc", date(2026, 2, 1)))]
    people.save_person(book, 2, PersonFields("Đặng Ngọc Ánh", "female", 1980), moved)
    step, *_, first = record_history(book, "person", 2)
    assert (step.actor, step.label) == ("Nông Thị Lan", first.label.replace("Thêm", "Sửa"))
    assert datetime.strptime(step.at, "%d/%m/%Y %H:%M").date() == date.today()
    assert in_words(step.fields) == [
        ("Người", "Giới tính", "Nam", "Nữ"),
        ("Người", "Năm sinh", "", "1980"),
        ("Chức vụ", "Đơn vị", "Phòng Quản lý biên giới", "Trung tâm Thông tin"),
        ("Chức vụ", "Chức vụ", "Trưởng phòng", "Giám đốc"),
        ("Chức vụ", "Từ ngày", "", "01/02/2026"),
    ]
    assert ("Người", "Họ và tên", "", "Đặng Ngọc Ánh") in in_words(first.fields)


def test_no_word_of_the_history_is_the_programs_own(tmp_path: Path) -> None:
    folder = sample_in(tmp_path / "book")
    with opened(folder) as book:
        ((award,),) = rows_of(book, "award", "max(id)", "handed_on IS NOT NULL")
        cancel_awards(book, [int(str(award))], "Quyết định số 9/QĐ-SNgV", date(2026, 9, 1), "Khai không đúng")
        cancelled = record_history(book, "award", int(str(award)))[0]
        assert ("Khen thưởng", "Lý do hủy bỏ", "", "Khai không đúng") in in_words(cancelled.fields)
        for kind in (kind.key for kind in RECORD_KINDS.values() if kind.noun):
            for row_id in [row_id for (row_id,) in rows_of(book, kind, "id")][:3]:
                for step in record_history(book, kind, int(str(row_id))):
                    for field in step.fields:
                        assert field.label != "Mục khác", f"{field.kind}.{field.column} has no words"
                        assert field.record != "Bản ghi", f"{field.kind} has no words"
                        codes = [text for text in (field.before, field.after) if CODE.fullmatch(text)]
                        assert codes == [] or field.column == "measure", f"{field.kind}.{field.column} shows a code"


def test_one_field_is_put_back_by_the_rules_and_undone_again(book: Book) -> None:
    units.change_unit(book, 2, UnitFields("Phòng Hợp tác", valid_from=date(2020, 1, 1)))
    change = record_history(book, "unit", 2)[0]
    done = put_back(book, "unit", 2, "name", change.change_id)
    put_back_unit = units.unit(book, 2)
    assert (put_back_unit.name, put_back_unit.valid_from) == ("Phòng Quản lý biên giới", date(2020, 1, 1))
    assert done.label == "Lấy lại “Tên đơn vị” của đơn vị “Phòng Hợp tác”"
    history.undo(book)
    assert units.unit(book, 2).name == "Phòng Hợp tác"
    units.add_unit(book, UnitFields("Phòng Quản lý biên giới"))
    with refused(book, InvalidRecord):
        put_back(book, "unit", 2, "name", change.change_id)


def test_what_cannot_be_put_back_is_refused_and_changes_nothing(book: Book) -> None:
    (first, *_) = record_history(book, "unit", 2)
    with refused(book, InvalidRecord, "không ghi nội dung trước đó"):
        put_back(book, "unit", 2, "name", first.change_id)
    with refused(book, InvalidRecord, "không lấy lại riêng được"):
        put_back(book, "unit", 2, "trashed_at", first.change_id)
    units.change_unit(book, 2, UnitFields("Phòng Hợp tác"))
    units.change_unit(book, 2, UnitFields("Phòng Quản lý biên giới"))
    change = record_history(book, "unit", 2)[1]
    with refused(book, InvalidRecord, "đang có đúng nội dung đó"):
        put_back(book, "unit", 2, "name", change.change_id)
    with refused(book, InvalidRecord, "Không có loại bản ghi “people”"):
        parse_record("people:1")
    with refused(book, InvalidRecord, "không phải là bản ghi"):
        parse_record("person:một")


def test_a_nomination_that_went_on_keeps_what_was_voted_on(book: Book) -> None:
    stored = nominations.nomination(book, 1)
    nominations.change_nomination(
        book,
        1,
        stored.fields.__class__(
            **{name: getattr(stored.fields, name) for name in stored.fields.__slots__} | {"summary": "Tóm tắt khác."}
        ),
    )
    (change, *_) = record_history(book, "nomination", 1)
    assert ("Đề nghị khen thưởng", "Hoàn thành tốt.", "Tóm tắt khác.") in [
        (field.record, field.before, field.after) for field in change.fields
    ]
    put_back(book, "nomination", 1, "summary", change.change_id)
    assert nominations.nomination(book, 1).fields.summary == "Hoàn thành tốt."


def test_the_log_is_filtered_by_record_day_and_person(book: Book) -> None:
    book.store.operator = "Bế Thu Hòa"
    units.change_unit(book, 3, UnitFields("Trung tâm Dữ liệu"))

    def labels(**scope: object) -> list[str]:
        return [str(row.values[2]) for row in lists.everything(book, ListQuery(HISTORY.key, scope=scope))]

    assert labels(actor="Bế Thu Hòa") == ["Sửa đơn vị “Trung tâm Dữ liệu”"]
    # Between them others were added before it in the units' order.
    last, *_, first = labels(record=("unit", 3))
    assert (last, first) == ("Sửa đơn vị “Trung tâm Dữ liệu”", "Thêm đơn vị “Trung tâm Thông tin”")
    assert labels(day=date(2020, 1, 1)) == []
    assert len(labels(day=date.today())) == len(labels())


def test_a_record_in_the_trash_and_one_that_is_gone_still_have_names(book: Book) -> None:
    lone = units.add_unit(book, UnitFields("Phòng Thử")).only_id("unit")
    units.change_unit(book, 3, UnitFields("Trung tâm Thông tin", valid_to=date(2026, 1, 1), successor_id=lone))
    units.change_unit(book, 3, UnitFields("Trung tâm Thông tin"))
    trash.put_in_trash(book, "unit", [lone])
    trash.empty(book)
    step = record_history(book, "unit", 3)[0]
    assert ("Đơn vị", "Đơn vị kế thừa", "Phòng Thử", "") in in_words(step.fields)
    assert change_fields(book, step.change_id) == step


def test_the_history_replayed_from_empty_is_the_book(book: Book) -> None:
    history.undo(book)
    history.redo(book)
    history.undo(book)
    assert replayed(book.store.path) == stored(book.store.path)
