"""Nominations on hold are carried over to the next round."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.history import undo
from desktop_app.services.rounds.carry_over import carry_over
from desktop_app.services.rounds.nominations import nominate, nomination
from tests.books import REASON, BookIds, dump, individual, person, refused, review_round, rows_of

LATER = "2026-H2"


def hold(book: Book, *nominations: int) -> None:
    with book.store.work("Tạm hoãn") as work:
        for nomination_id in nominations:
            work.update("nomination", nomination_id, {"state": NominationState.HELD.value, "state_reason": "Chờ"})


def test_those_on_hold_are_drafts_of_the_next_round_which_says_where_they_come_from(
    book: Book, filled: BookIds
) -> None:
    review_round(book, LATER)
    hold(book, filled.of_lan, filled.of_division)
    before = dump(book)
    changes = carry_over(book, LATER)
    assert changes.label == "Chuyển 2 đề nghị tạm hoãn của đợt sơ kết 6 tháng đầu năm 2026 sang đợt cuối năm 2026"
    states = rows_of(book, "nomination", "state, carried_from, nominee_name", "carried_from <> ''")
    assert states == [("draft", "2026-H1", "Phòng Quản lý biên giới"), ("draft", "2026-H1", "Nông Thị Lan")]
    (of_lan,) = (
        int(str(row[0])) for row in rows_of(book, "nomination", "id", "carried_from <> '' AND kind <> 'collective'")
    )
    taken, stored = nomination(book, of_lan).fields, nomination(book, filled.of_lan).fields
    assert taken.task_ids == stored.task_ids != ()
    assert (taken.summary, taken.period_from, taken.period_to) == (stored.summary, date(2026, 1, 1), date(2026, 12, 31))
    assert rows_of(book, "nomination", "state, state_reason", f"id = {filled.of_lan}") == [
        ("held", "Chuyển sang đợt cuối năm 2026")
    ]
    undo(book)
    assert dump(book)["nomination"] == before["nomination"]


def test_who_is_there_already_is_passed_over_and_taking_twice_adds_nothing(book: Book, filled: BookIds) -> None:
    review_round(book, LATER)
    hold(book, filled.of_lan, filled.of_division)
    individual(book, filled.lan, LATER)
    assert carry_over(book, LATER).label.startswith("Chuyển 1 đề nghị")
    with refused(book, InvalidRecord, "không có đề nghị tạm hoãn nào để chuyển"):
        carry_over(book, LATER)


def test_a_yearly_title_on_hold_is_not_carried_over_to_a_half_year(book: Book, filled: BookIds) -> None:
    review_round(book, LATER)
    review_round(book, "2027-H1")
    who = person(book, "Lộc Thị Đào", filled.division)
    title = NominationFields(LATER, NomineeKind.INDIVIDUAL, who, award="advanced_worker", summary="Tốt.")
    hold(book, nominate(book, replace(title, exception_reason=REASON)).only_id("nomination"))
    with refused(book, InvalidRecord, "không có đề nghị tạm hoãn nào"):
        carry_over(book, "2027-H1")
    form = nominate(book, replace(title, award="certificate_of_merit")).only_id("nomination")
    hold(book, form)
    assert carry_over(book, "2027-H1").label.startswith("Chuyển 1 đề nghị")


def test_before_the_first_round_there_is_nothing(book: Book) -> None:
    review_round(book, "2026-H1")
    with refused(book, InvalidRecord, "chưa có đợt xét nào"):
        carry_over(book, "2026-H1")
