"""What Ctrl+K offers of records that have lists of their own, by their names and numbers."""

from datetime import date

from desktop_app.domain.list_kinds.standing import HOLDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.standing.year_records import HoldFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping.finding.everywhere import recalled, records_with, written_last
from desktop_app.services.office import people
from desktop_app.services.plan.adjustments import save_adjustment
from desktop_app.services.standing.year_records import save_hold
from tests.books import import_plan

DAY = date(2026, 3, 4)


def test_an_adjustment_is_listed_by_its_own_number_and_content(book: Book) -> None:
    plan_id = import_plan(book)
    for number, content in (("25/KH-SNgV", "Lùi thời hạn"), ("31/KH-SNgV", "Thêm đơn vị phối hợp")):
        save_adjustment(book, plan_id, None, AdjustmentFields(DAY, number, content=content))
    for typed in ("31/KH", "them don vi"):
        [row] = lists.everything(book, ListQuery("adjustments", typed))
        assert "31/KH-SNgV" in row.values
        [record] = [each for each in records_with(book, typed) if each.kind == "adjustments"]
        assert record.name == "Kế hoạch · 31/KH-SNgV · Thêm đơn vị phối hợp"


def test_a_hold_is_offered_by_its_words_and_never_unasked(book: Book) -> None:
    person_id = people.save_person(book, None, PersonFields("Vi Thu Lạ"), ()).only_id("person")
    whose = Subject(NomineeKind.INDIVIDUAL, person_id)
    hold_id = save_hold(book, None, HoldFields(whose, DAY, document="04/TB-SNgV")).only_id("hold")
    for typed in ("la", "04/TB"):
        [record] = [each for each in records_with(book, typed) if each.kind == HOLDS.key]
        assert (record.id, record.name, record.detail) == (hold_id, "Vi Thu Lạ", "04/03/2026 · 04/TB-SNgV")
    assert recalled(book, [(HOLDS.key, hold_id), *written_last(book)]) == recalled(book, [("people", person_id)])
