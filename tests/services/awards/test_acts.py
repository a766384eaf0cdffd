"""Awards carried out: paid, handed over, cancelled with recovery."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields, recovery_due
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.awards.acts import (
    cancel_awards,
    hand_over_awards,
    hand_over_decision,
    pay_awards,
    pay_decision,
    recover_awards,
    restore_awards,
)
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.day.today import Recovery, today
from desktop_app.services.keeping import trash
from desktop_app.services.rounds.steps import steps_of
from tests.books import collective, individual, person, record_rows, refused, review_round, rows_of, unit

CODE = "2026-H1"
SIGNED, PAID, HANDED = date(2026, 7, 2), date(2026, 7, 20), date(2026, 7, 25)


def _fill_decided(book: Book) -> None:
    office = unit(book, "Văn phòng")
    people = [person(book, name, office, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng")]
    review_round(book, CODE)
    nominations = [collective(book, office), *(individual(book, person_id) for person_id in people)]
    signed = DecisionFields("Tặng Giấy khen", "15/QĐ-SNgV", SIGNED, issuing_body="Sở Ngoại vụ", round_code=CODE)
    save_decision(book, None, signed, nominations[:2])
    save_decision(book, None, DecisionFields("Tặng Giấy khen", round_code=CODE), nominations[2:])


FILLINGS = {"decided": _fill_decided}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def decided(book: Book) -> Book:
    """A decision on a collective (award 1) and a person (2), and an unsigned one on another person (3)."""
    return book


def states(book: Book) -> list[object]:
    return [state for (state,) in rows_of(book, "nomination", "state")]


def test_paid_and_handed_over_ends_the_way_of_a_nomination(decided: Book) -> None:
    pay_awards(decided, [1, 2], PAID)
    assert states(decided) == ["decided", "decided", "complete"]
    hand_over_awards(decided, [2], HANDED)
    assert states(decided) == ["decided", "awarded", "complete"]
    assert rows_of(decided, "award", "paid_on, handed_on") == [
        ("2026-07-20", None),
        ("2026-07-20", "2026-07-25"),
        (None, None),
    ]
    pay_awards(decided, [2], None)
    assert states(decided) == ["decided", "decided", "complete"]


def test_what_is_not_signed_is_not_paid(decided: Book) -> None:
    for act in (pay_awards, hand_over_awards):
        with refused(decided, InvalidRecord, "chưa ký"):
            act(decided, [1, 3], PAID)
    with refused(decided, InvalidRecord, "chưa ký"):
        cancel_awards(decided, [3], "20/QĐ-SNgV", PAID)


def test_no_day_is_before_that_of_the_decision(decided: Book) -> None:
    before = date(2026, 7, 1)
    with refused(decided, InvalidRecord, "Ngày chi không thể trước ngày ký quyết định 02/07/2026"):
        pay_awards(decided, [1], before)
    with refused(decided, InvalidRecord, "Ngày trao"):
        hand_over_awards(decided, [1], before)
    with refused(decided, InvalidRecord, "Ngày hủy bỏ"):
        cancel_awards(decided, [1], "20/QĐ-SNgV", before)


def test_cancelled_awards_count_no_more(decided: Book) -> None:
    counted = ListQuery("awards", scope={"signed": True, "year": 2026})
    assert lists.count(decided, counted) == 2
    cancel_awards(decided, [2], "20/QĐ-SNgV ngày 03/8/2026", date(2026, 8, 3))
    assert [row.id for row in lists.everything(decided, counted)] == [1]
    assert states(decided) == ["decided", "cancelled", "complete"]
    assert lists.count(decided, ListQuery("awards", scope={"decision": 1})) == 2
    (of_round,) = (row.values for row in lists.everything(decided, ListQuery("decisions")) if row.id == 1)
    assert of_round[6:9] == (1, 0, 1_520_000)


def test_a_cancelled_award_is_given_back(decided: Book) -> None:
    pay_awards(decided, [2], PAID)
    hand_over_awards(decided, [2], HANDED)
    with refused(decided, InvalidRecord, "chưa hủy bỏ"):
        recover_awards(decided, [2], date(2026, 8, 20))
    cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    # Page Hôm nay and the round tell of it until it came back.
    due = recovery_due(date(2026, 8, 3))
    assert today(decided).recoveries == (Recovery(1, "15/QĐ-SNgV", 1, due),)
    given = steps_of(decided, CODE).stages[3]
    assert (given.words, given.missing[-1]) == ("1 đã hủy bỏ", "1 hủy bỏ chưa thu hồi")
    with refused(decided, InvalidRecord, "trước ngày hủy bỏ 03/08/2026"):
        recover_awards(decided, [2], date(2026, 8, 2))
    recover_awards(decided, [2], date(2026, 8, 20))
    assert rows_of(decided, "award", "cancelled_on, cancel_document, recovered_on", "id = 2") == [
        ("2026-08-03", "20/QĐ-SNgV", "2026-08-20")
    ]
    assert today(decided).recoveries == ()
    assert steps_of(decided, CODE).unrecovered == 0


def test_cancelling_can_be_taken_back(decided: Book) -> None:
    pay_awards(decided, [2], PAID)
    hand_over_awards(decided, [2], HANDED)
    before = record_rows(decided)
    cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    with refused(decided, InvalidRecord, "đã hủy bỏ"):
        cancel_awards(decided, [2], "20/QĐ-SNgV", date(2026, 8, 3))
    with refused(decided, InvalidRecord, "đã hủy bỏ"):
        pay_awards(decided, [2], None)
    restore_awards(decided, [2])
    assert record_rows(decided) == before


@pytest.mark.parametrize(
    ("document", "day", "field"), [(" ", date(2026, 8, 3), "document"), ("20/QĐ-SNgV", None, "cancelled_on")]
)
def test_cancelling_needs_a_document_and_its_day(decided: Book, document: str, day: date | None, field: str) -> None:
    with refused(decided, InvalidRecord) as problem:
        cancel_awards(decided, [1], document, day)
    assert problem.value.field == field


@pytest.mark.parametrize("act", ["paid", "handed", "cancelled"])
def test_what_was_carried_out_is_neither_unsigned_nor_thrown_away(decided: Book, act: str) -> None:
    if act == "paid":
        pay_awards(decided, [1], PAID)
    elif act == "handed":
        hand_over_awards(decided, [1], PAID)
    else:
        cancel_awards(decided, [1], "20/QĐ-SNgV", PAID)
    with refused(decided, InvalidRecord, "không xóa được"):
        trash.put_in_trash(decided, "decision", [1])
    with refused(decided, InvalidRecord, "không bỏ số, ngày ký được"):
        save_decision(decided, 1, DecisionFields("Tặng Giấy khen", round_code=CODE), [1, 2])


def test_of_a_decision_all_that_can_be_is_paid_and_handed_over(decided: Book) -> None:
    cancel_awards(decided, [2], "Quyết định số 3/QĐ", PAID)
    assert pay_decision(decided, 1, PAID)[1] == [1]
    changes, awards = hand_over_decision(decided, 1, HANDED)
    assert (changes.label, awards) == ("Ghi đã trao: 1 khen thưởng", [1])
    assert states(decided) == ["awarded", "cancelled", "complete"]
    cancel_awards(decided, [1], "Quyết định số 3/QĐ", HANDED)
    for act in (pay_decision, hand_over_decision):
        with refused(decided, InvalidRecord, "Quyết định mã 1 không có khen thưởng nào để ghi"):
            act(decided, 1, HANDED)


def test_somebody_s_award_is_to_be_named(decided: Book) -> None:
    for act in (pay_awards, hand_over_awards, recover_awards):
        with refused(decided, InvalidRecord, "Chọn ít nhất một khen thưởng"):
            act(decided, [], PAID)
    with refused(decided, InvalidRecord, "Chọn ít nhất một khen thưởng"):
        cancel_awards(decided, [], "Quyết định số 3/QĐ", PAID)
    with refused(decided, InvalidRecord, "Chọn ít nhất một khen thưởng"):
        restore_awards(decided, [])
