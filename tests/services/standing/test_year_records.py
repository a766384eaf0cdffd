"""Year records, initiatives and holds: entered, changed, set for many, removed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.keeping.history import undo
from desktop_app.services.lists import everything
from desktop_app.services.standing import year_records
from tests.books import collective, individual, labels, person, refused, review_round, rows_of, unit


@pytest.fixture
def lan(book: Book) -> Subject:
    return Subject(NomineeKind.INDIVIDUAL, person(book, "Nông Thị Lan"))


@pytest.fixture
def office(book: Book) -> Subject:
    return Subject(NomineeKind.COLLECTIVE, unit(book, "Văn phòng"))


def test_a_year_is_recorded_once_however_often_it_is_saved(book: Book, lan: Subject) -> None:
    first = YearRecordFields(lan, 2025, Rating.GOOD, registered=True, document="  12/QĐ-SNgV ", note="Đủ phiếu")
    year_records.save_year_record(book, first)
    assert year_records.year_record(book, lan, 2025) == YearRecordFields(
        lan, 2025, Rating.GOOD, True, "12/QĐ-SNgV", "Đủ phiếu"
    )
    year_records.save_year_record(book, YearRecordFields(lan, 2025, Rating.EXCELLENT))
    assert rows_of(book, "year_record", "year, rating, registered, document") == [(2025, 4, None, "")]
    assert year_records.year_record(book, lan, 2024) == YearRecordFields(lan, 2024)
    assert labels(book)[-1] == "Ghi xếp loại năm 2025 của “Nông Thị Lan”"


def test_a_year_of_which_nothing_is_left_is_no_record(book: Book, lan: Subject) -> None:
    year_records.set_rating(book, [lan], 2025, Rating.GOOD)
    year_records.set_rating(book, [lan], 2025, None)
    assert rows_of(book, "year_record") == []
    undo(book)
    assert rows_of(book, "year_record", "rating") == [(3,)]


def test_one_rating_is_set_for_several_in_one_step_and_leaves_the_rest_of_the_year(
    book: Book, lan: Subject, office: Subject
) -> None:
    year_records.set_registered(book, [lan], 2025, registered=True)
    changes = year_records.set_rating(book, [lan, office, lan], 2025, Rating.EXCELLENT)
    assert rows_of(book, "year_record", "person_id, unit_id, rating, registered") == [
        (lan.id, None, 4, 1),
        (None, office.id, 4, None),
    ]
    assert changes.label == "Xếp loại năm 2025: “Hoàn thành xuất sắc nhiệm vụ” (3 mục)"
    undo(book)
    assert rows_of(book, "year_record", "person_id, rating, registered") == [(lan.id, None, 1)]


def test_a_person_and_a_unit_with_one_id_are_distinguished(book: Book, lan: Subject, office: Subject) -> None:
    assert lan.id == office.id
    year_records.set_rating(book, [lan], 2025, Rating.GOOD)
    assert year_records.year_record(book, office, 2025).rating is None


def test_setting_for_nobody_or_in_no_year_is_refused(book: Book, lan: Subject) -> None:
    with refused(book, InvalidRecord, "Chọn người"):
        year_records.set_rating(book, [], 2025, Rating.GOOD)
    with refused(book, InvalidRecord, "Năm phải từ 1990 đến 2099"):
        year_records.set_rating(book, [lan], 1989, Rating.GOOD)
    with refused(book, RecordGone):
        year_records.set_rating(book, [lan, Subject(NomineeKind.INDIVIDUAL, 99)], 2025, Rating.GOOD)


def test_a_year_comes_back_from_the_trash_unless_it_was_recorded_anew(book: Book, lan: Subject) -> None:
    year_records.set_rating(book, [lan], 2025, Rating.GOOD)
    trash.put_in_trash(book, "year_record", [1])
    assert year_records.year_record(book, lan, 2025).rating is None
    assert [row.values[:2] for row in everything(book, ListQuery("trash"))] == [
        ("Xếp loại năm", "2025 – Nông Thị Lan"),
    ]
    year_records.set_rating(book, [lan], 2025, Rating.EXCELLENT)
    with refused(book, InvalidRecord, "Năm 2025 của “Nông Thị Lan” đã có ghi xếp loại khác"):
        trash.restore(book, "year_record", [1])
    trash.put_in_trash(book, "year_record", [2])
    trash.restore(book, "year_record", [1])
    assert year_records.year_record(book, lan, 2025).rating is Rating.GOOD


def test_of_a_hold_the_trash_tells_its_document_only(book: Book, lan: Subject) -> None:
    year_records.save_hold(book, None, HoldFields(lan, date(2026, 3, 1), document="03/TB-SNgV"))
    trash.put_in_trash(book, "hold", [1])
    assert [row.values[:2] for row in everything(book, ListQuery("trash"))] == [
        ("Tạm dừng xét khen thưởng", "03/TB-SNgV")
    ]
    assert labels(book)[-1] == "Xóa ghi tạm dừng xét khen thưởng"
    trash.restore(book, "hold", [1])
    assert rows_of(book, "hold", "trashed_at") == [(None,)]


def test_an_initiative_is_recorded_and_changed(book: Book, lan: Subject) -> None:
    fields = InitiativeFields(lan, 2025, " Số hóa  hồ sơ ", Scope.BASE, "05/QĐ-SNgV", date(2025, 11, 20))
    key = year_records.save_initiative(book, None, fields).only_id("initiative")
    assert year_records.initiative(book, key) == InitiativeFields(
        lan, 2025, "Số hóa hồ sơ", Scope.BASE, "05/QĐ-SNgV", date(2025, 11, 20)
    )
    year_records.save_initiative(book, key, InitiativeFields(lan, 2024, "Số hóa hồ sơ", Scope.PROVINCE))
    assert rows_of(book, "initiative", "year, scope, recognised_on") == [(2024, 2, None)]


@pytest.mark.parametrize(
    ("title", "recognised_on", "words", "field"),
    [
        (" ", None, "Nhập tên sáng kiến", "title"),
        ("x" * 501, None, "dài quá 500", "title"),
        ("Số hóa", date(2020, 1, 1), "01/01/2020 không thuộc năm 2025", "recognised_on"),
    ],
)
def test_an_initiative_that_cannot_be_is_refused(
    book: Book, lan: Subject, title: str, recognised_on: date | None, words: str, field: str
) -> None:
    fields = InitiativeFields(lan, 2025, title, recognised_on=recognised_on)
    with refused(book, InvalidRecord, words) as raised:
        year_records.save_initiative(book, None, fields)
    assert raised.value.field == field


def test_a_hold_keeps_its_days_and_document_and_the_change_log_names_nobody(book: Book, lan: Subject) -> None:
    fields = HoldFields(lan, date(2026, 3, 1), document="03/TB-SNgV", discipline=True)
    key = year_records.save_hold(book, None, fields).only_id("hold")
    assert year_records.hold(book, key) == fields
    year_records.save_hold(book, key, replace(fields, to_date=date(2026, 5, 31)))
    assert year_records.hold(book, key).to_date == date(2026, 5, 31)
    label = labels(book)[-2:]
    assert label == ["Ghi tạm dừng xét khen thưởng"] * 2


def test_a_hold_needs_a_document_and_days_in_order(book: Book, lan: Subject) -> None:
    with refused(book, InvalidRecord, "Nhập số văn bản") as raised:
        year_records.save_hold(book, None, HoldFields(lan, date(2026, 3, 1)))
    assert "không ghi nội dung" in raised.value.hint
    with refused(book, InvalidRecord, "phải sau ngày bắt đầu"):
        year_records.save_hold(book, None, HoldFields(lan, date(2026, 3, 1), date(2026, 2, 1), "03/TB"))
    fields = HoldFields(lan, date(2026, 3, 1), document="03/TB")
    key = year_records.save_hold(book, None, fields).only_id("hold")
    with refused(book, InvalidRecord, "phải sau ngày bắt đầu"):
        year_records.save_hold(book, key, replace(fields, to_date=date(2026, 2, 28)))


def test_the_person_or_unit_of_a_record_is_returned(book: Book, lan: Subject, office: Subject) -> None:
    year_records.set_rating(book, [lan, office], 2025, Rating.GOOD)
    assert year_records.subject_of(book, "year_record", 1) == lan
    assert year_records.subject_of(book, "year_record", 2) == office
    works = person(book, "Vi Văn An", office.id)
    review_round(book)
    proposed = individual(book, works), collective(book, office.id)
    sentences = [year_records.subject_of(book, "nomination", entry) for entry in proposed]
    assert sentences == [Subject(NomineeKind.INDIVIDUAL, works), office]
    with pytest.raises(RecordGone):
        year_records.subject_of(book, "year_record", 99)
