"""Rounds and their nominations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.lists import Condition, ConditionTest, ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.office.people import save_person
from desktop_app.services.papers.chains.read import chain_of_nomination
from desktop_app.services.review_rounds import round_of, rounds
from desktop_app.services.rounds.acts import change_round, create_round
from desktop_app.services.rounds.nominations import DoubleNomination, change_nomination, nominate, nomination
from tests.books import BookIds, collective, dump, individual, labels, person, refused, review_round, rows_of, unit


def test_rounds_are_made_with_their_dates_the_newest_first(book: Book) -> None:
    for code in ("2025-H2", " 2026-h1 ", "2025-H1"):
        create_round(book, code, " ghi  chú ")
    assert [str(review_round.code) for review_round in rounds(book)] == ["2026-H1", "2025-H2", "2025-H1"]
    stored_round = round_of(book, "2026-h1")
    assert (stored_round.from_date, stored_round.to_date, stored_round.note) == (
        date(2026, 1, 1),
        date(2026, 6, 30),
        "ghi chú",
    )
    assert labels(book)[1] == "Tạo đợt sơ kết 6 tháng đầu năm 2026"


def test_a_round_is_made_once(book: Book) -> None:
    round_id = review_round(book)
    with refused(book, InvalidRecord, "năm 2026 đã có"):
        create_round(book, "2026-h1")
    put_in_trash(book, "review_round", [round_id])
    with refused(book, InvalidRecord, "thùng rác"):
        create_round(book, "2026-H1")
    with refused(book, InvalidRecord, "Chưa có đợt sơ kết 6 tháng đầu năm 2026"):
        round_of(book, "2026-H1")


def test_a_round_s_dates_and_note_are_changed(book: Book) -> None:
    review_round(book)
    stored_round = round_of(book, "2026-H1")
    change_round(book, replace(stored_round, to_date=date(2026, 5, 31), note="chốt sớm"))
    assert round_of(book, "2026-H1") == replace(stored_round, to_date=date(2026, 5, 31), note="chốt sớm")
    with refused(book, InvalidRecord) as why:
        change_round(book, replace(stored_round, to_date=date(2025, 5, 31)))
    assert why.value.field == "to_date"
    with refused(book, RecordGone):
        change_round(book, replace(stored_round, id=99))


def test_a_nomination_keeps_what_was_entered_and_how_its_nominee_was_called(book: Book, filled: BookIds) -> None:
    fields = NominationFields(
        "2025-H2",
        NomineeKind.INDIVIDUAL,
        person_id=filled.dang,
        unit_id=filled.centre,
        post_title="Phụ trách",
        commendation_type=CommendationType.SUDDEN,
        period_from=date(2025, 3, 1),
        period_to=date(2025, 3, 31),
        summary="Cứu người.",
        note="Báo trước",
        state=NominationState.DRAFT,
        task_ids=(filled.task, 1),
    )
    changes = nominate(book, fields)
    stored_nomination = nomination(book, changes.only_id("nomination"))
    assert stored_nomination.fields == fields
    assert (stored_nomination.nominee_name, stored_nomination.unit_name) == ("Đặng Ngọc Ánh", "Trung tâm Thông tin")
    assert changes.label == labels(book)[-1] == "Đề nghị khen thưởng “Đặng Ngọc Ánh” (đợt cuối năm 2025)"
    assert changes.kinds == {"nomination", "nomination_task"}


def test_what_is_left_out_is_the_round_s_time_and_the_post_held_at_its_end(book: Book) -> None:
    old, new = unit(book, "Phòng Cũ"), unit(book, "Phòng Mới")
    held = [
        (None, PostFields(old, "Chuyên viên", date(2020, 1, 1), date(2026, 6, 29))),
        (None, PostFields(new, "Trưởng phòng", date(2026, 6, 30), date(2026, 9, 30))),
        (None, PostFields(old, "Phó Giám đốc", date(2026, 10, 1))),
    ]
    moved = save_person(book, None, PersonFields("Vi Văn An"), held).only_id("person")
    expected = {
        "2025-H2": ("Phòng Cũ", "Chuyên viên", date(2025, 12, 31)),
        "2026-H1": ("Phòng Mới", "Trưởng phòng", date(2026, 6, 30)),
        "2026-H2": ("Phòng Cũ", "Phó Giám đốc", date(2026, 12, 31)),
    }
    for code, (unit_name, post, last) in expected.items():
        review_round(book, code)
        stored_nomination = nomination(book, individual(book, moved, code))
        assert (stored_nomination.unit_name, stored_nomination.fields.post_title) == (unit_name, post)
        assert (stored_nomination.fields.period_from, stored_nomination.fields.period_to) == (
            date(last.year, 1, 1),
            last,
        )


def test_a_leaver_is_listed_where_she_worked_last(book: Book) -> None:
    review_round(book)
    office = unit(book, "Văn phòng")
    left = [(None, PostFields(office, "Kế toán", None, date(2026, 2, 28)))]
    stored_nomination = nomination(
        book, individual(book, save_person(book, None, PersonFields("Vi An"), left).only_id("person"))
    )
    assert (stored_nomination.unit_name, stored_nomination.fields.post_title) == ("Văn phòng", "Kế toán")


def test_of_another_unit_than_the_post_s_no_title_is_taken(book: Book) -> None:
    review_round(book)
    office, other = unit(book, "Văn phòng"), unit(book, "Chi đoàn")
    staff = person(book, "Vi Văn An", office, "Chuyên viên")
    fields = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, staff, other, summary="Tốt.")
    stored_nomination = nomination(book, nominate(book, fields).only_id("nomination"))
    assert (stored_nomination.unit_name, stored_nomination.fields.post_title) == ("Chi đoàn", "")


def test_who_works_nowhere_needs_a_unit(book: Book) -> None:
    review_round(book)
    nowhere = person(book, "Vi Văn An")
    with refused(book, InvalidRecord, "“Vi Văn An” chưa có đơn vị") as why:
        individual(book, nowhere)
    assert why.value.field == "unit"


Nominate = Callable[[Book, BookIds], int]


@pytest.mark.parametrize(
    ("again", "name"),
    [
        (lambda book, filled: individual(book, filled.lan), "“Nông Thị Lan” (Văn phòng)"),
        (lambda book, filled: individual(book, filled.dang), "“Đặng Ngọc Ánh” (Phòng Quản lý biên giới)"),
        (lambda book, filled: collective(book, filled.division), "“Phòng Quản lý biên giới”"),
    ],
)
def test_nobody_is_nominated_twice_for_the_same(book: Book, filled: BookIds, again: Nominate, name: str) -> None:
    with refused(book, DoubleNomination, name) as why:
        again(book, filled)
    assert why.value.other_id in (filled.of_lan, filled.draft, filled.of_division)
    assert "số" not in why.value.message, "an id says nothing to the clerk"
    assert why.value.hint


def test_in_another_round_or_after_the_trash_it_is_not_twice(book: Book, filled: BookIds) -> None:
    assert individual(book, filled.lan, "2025-H2")
    put_in_trash(book, "nomination", [filled.of_lan])
    assert individual(book, filled.lan)


def test_a_person_and_their_unit_are_not_doubles(book: Book, filled: BookIds) -> None:
    assert collective(book, filled.office_unit)


def test_changing_a_nomination_keeps_its_names_and_refuses_doubles(book: Book, filled: BookIds) -> None:
    stored_nomination = nomination(book, filled.of_lan)
    changes = change_nomination(
        book, filled.of_lan, replace(stored_nomination.fields, summary="Khác.", task_ids=(1, 2))
    )
    assert changes.label == "Sửa đề nghị khen thưởng “Nông Thị Lan” (đợt sơ kết 6 tháng đầu năm 2026)"
    assert nomination(book, filled.of_lan) == replace(
        stored_nomination, fields=replace(stored_nomination.fields, summary="Khác.", task_ids=(1, 2))
    )
    with refused(book, DoubleNomination) as why:
        change_nomination(book, filled.of_lan, replace(stored_nomination.fields, person_id=filled.dang))
    assert why.value.other_id == filled.draft
    with refused(book, RecordGone):
        change_nomination(book, 99, stored_nomination.fields)


def test_an_old_nomination_keeps_the_post_of_its_time(book: Book, filled: BookIds) -> None:
    fields = nomination(book, filled.of_lan).fields
    save_person(
        book, filled.lan, PersonFields("Nông Thị Lan", "female"), [(None, PostFields(filled.centre, "Giám đốc"))]
    )
    change_nomination(book, filled.of_lan, replace(fields, note="đã xem"))
    stored_nomination = nomination(book, filled.of_lan)
    assert (stored_nomination.unit_name, stored_nomination.fields.post_title) == ("Văn phòng", "Chuyên viên")


def test_saving_what_is_there_changes_nothing(book: Book, filled: BookIds) -> None:
    before = dump(book)
    assert change_nomination(book, filled.of_lan, nomination(book, filled.of_lan).fields).change_id is None
    assert dump(book) == before


GOOD = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=1, summary="Tốt.")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (replace(GOOD, round_code="2026"), "code"),
        (replace(GOOD, round_code="2031-H1"), "round_code"),
        (replace(GOOD, summary=""), "summary"),
        (replace(GOOD, unit_id=None), "nominee"),
        (replace(GOOD, period_from=date(2026, 7, 1)), "period_to"),
        (replace(GOOD, award="Bằng khen"), "award"),
    ],
)
def test_wrong_fields_are_refused(book: Book, filled: BookIds, fields: NominationFields, field: str) -> None:
    with refused(book, InvalidRecord) as why:
        nominate(book, fields)
    assert why.value.field == field
    assert filled.office_unit == 1


@pytest.mark.parametrize(
    "fields",
    [
        replace(GOOD, unit_id=99),
        replace(GOOD, task_ids=(1, 99)),
        replace(GOOD, kind=NomineeKind.INDIVIDUAL, person_id=99),
    ],
)
@pytest.mark.usefixtures("filled")
def test_who_or_what_is_not_there_is_not_nominated(book: Book, fields: NominationFields) -> None:
    with refused(book, RecordGone):
        nominate(book, fields)


@pytest.mark.parametrize(
    ("kind", "chosen", "nominates", "field"),
    [
        ("person", "dang", lambda book, filled: individual(book, filled.dang, "2025-H2"), "nominee"),
        ("unit", "division", lambda book, filled: collective(book, filled.division, "2025-H2"), "nominee"),
        # where she works by her post, and where the clerk says she does
        ("unit", "division", lambda book, filled: individual(book, filled.dang, "2025-H2"), "unit"),
        ("unit", "centre", lambda book, filled: nominate(book, in_centre(filled)).only_id("nomination"), "unit"),
    ],
)
def test_whoever_lies_in_the_trash_is_not_nominated(
    book: Book, filled: BookIds, kind: str, chosen: str, nominates: Nominate, field: str
) -> None:
    chosen_id = getattr(filled, chosen)
    put_in_trash(book, kind, [chosen_id])
    with refused(book, InvalidRecord, "đang ở trong thùng rác") as why:
        nominates(book, filled)
    assert why.value.field == field
    restore(book, kind, [chosen_id])
    assert nominates(book, filled)


def in_centre(filled: BookIds) -> NominationFields:
    return NominationFields("2025-H2", NomineeKind.INDIVIDUAL, filled.lan, filled.centre, summary="Tốt.")


def test_a_nomination_of_somebody_in_the_trash_is_mended_but_given_to_nobody_there(book: Book, filled: BookIds) -> None:
    entered = nomination(book, filled.of_lan).fields
    for kind, ids in (("person", [filled.lan, filled.dang]), ("unit", [filled.office_unit, filled.centre])):
        put_in_trash(book, kind, ids)
    change_nomination(book, filled.of_lan, replace(entered, summary="Sửa lỗi chính tả."))
    assert nomination(book, filled.of_lan).fields.summary == "Sửa lỗi chính tả."
    with refused(book, InvalidRecord, "“Đặng Ngọc Ánh” đang ở trong thùng rác"):
        change_nomination(book, filled.of_lan, replace(entered, person_id=filled.dang))
    with refused(book, InvalidRecord, "“Trung tâm Thông tin” đang ở trong thùng rác"):
        change_nomination(book, filled.of_lan, replace(entered, unit_id=filled.centre))


def test_the_same_task_is_named_once(book: Book, filled: BookIds) -> None:
    stored_nomination = nomination(book, individual(book, filled.dang, "2025-H2", tasks=(1, filled.task, 1)))
    assert stored_nomination.fields.task_ids == (1, filled.task)
    assert len(rows_of(book, "nomination_task", where=f"nomination_id = {stored_nomination.id}")) == 2


def test_people_of_one_name_in_one_round_are_distinguished_on_its_list(book: Book) -> None:
    office, division = unit(book, "Văn phòng"), unit(book, "Phòng Lễ tân")
    review_round(book)
    review_round(book, "2026-H2")
    namesakes = [
        save_person(book, None, PersonFields("Vi Văn An", birth_year=born), [(None, PostFields(at))]).only_id("person")
        for at, born in ((office, 1980), (division, None))
    ]
    individual(book, namesakes[0], "2026-H2")
    for entry in (*namesakes, person(book, "Vi Văn Ân", office)):
        individual(book, entry)
    labels_by_id = {
        code: [row.values[2] for row in lists.everything(book, ListQuery("nominations", scope={"round": code}))]
        for code in ("2026-H1", "2026-H2")
    }
    assert labels_by_id == {
        "2026-H1": ["Vi Văn An (sinh năm 1980)", "Vi Văn Ân", "Vi Văn An"],
        "2026-H2": ["Vi Văn An"],
    }
    # What tells them apart is no word of the row, and is filtered by in its column all the same.
    for typed, shown in (("sinh", 1), ("na", 1), ("1980", 1), ("vi an", 3), ("vi an nam", 1)):
        condition = Condition("name", ConditionTest.HAS, (typed,))
        for scope in ({"round": "2026-H1"}, {}):
            named = lists.everything(book, ListQuery("nominations", scope=scope, conditions=(condition,)))
            of_round = [row for row in named if row.values[0] == "2026-H1"]
            assert len(of_round) == shown, (typed, scope)


def test_papers_of_a_file_have_the_day_they_were_marked_as_received(book: Book) -> None:
    today = date.today()
    who = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    halves = [f"{today.year - 1}-H2", f"{today.year}-H1", f"{today.year}-H2"]
    before, now = halves[:2] if today.month <= 6 else halves[1:]
    for code, day in ((now, today), (before, today), ("2022-H2", None), ("2023-H1", None)):
        review_round(book, code)
        row_id = individual(book, who, code)
        if code == "2023-H1":
            save_decision(book, None, DecisionFields("Tặng Giấy khen", "1/QĐ-SNgV", today, round_code=code), [row_id])
        own = f"nomination_id = {row_id}"
        for papers in (("report",), ("report", "minutes")):
            change_nomination(book, row_id, replace(nomination(book, row_id).fields, papers=papers))
            # Of a round that is over nobody knows it any more.
            expected = [(paper, day.isoformat() if day is not None else None) for paper in papers]
            assert rows_of(book, "nomination_paper", "paper, received_on", own) == expected
        texts = [(step.text, step.day) for step in chain_of_nomination(book, row_id).steps]
        assert ("Đã nhận giấy tờ: báo cáo thành tích", day) in texts
