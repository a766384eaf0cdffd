"""The source records of a finding, as the lists of their kinds show them."""

from datetime import date

from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.rounds.records_behind import source_records
from desktop_app.services.standing.year_records import save_hold, save_initiative, set_rating
from tests.books import BookIds


def test_each_kind_of_record_is_shown_by_its_list_in_the_order_asked_for(book: Book, filled: BookIds) -> None:
    who = Subject(NomineeKind.INDIVIDUAL, filled.lan)
    set_rating(book, [who], 2026, Rating.GOOD)
    save_initiative(book, None, InitiativeFields(who, 2026, "Cổng tra cứu", Scope.BASE))
    hold = save_hold(book, None, HoldFields(who, date(2026, 9, 1), None, "05/TB-SNgV")).only_id("hold")
    wanted = [RecordRef("hold", hold)]
    wanted += [RecordRef(kind, 1) for kind in ("award", "activity", "year_record", "initiative", "nomination")]
    wanted += [RecordRef("task", filled.task), RecordRef("occurrence", 1), RecordRef("hold", hold)]
    sources = source_records(book, wanted)
    assert [source.record for source in sources] == wanted[:-1]
    values = {source.record.kind: dict(source.values) for source in sources}
    assert "05/TB-SNgV" in values["hold"].values()
    assert "05/QĐ-SNgV" in values["award"].values()
    assert "Tin về ngày hội" in values["activity"].values()
    assert "01/09/2026" in values["hold"].values()
    assert all(text for source in sources for _, text in source.values)


def test_what_is_gone_or_in_the_trash_is_left_out(book: Book, filled: BookIds) -> None:
    put_in_trash(book, "nomination", [filled.of_lan])
    assert source_records(book, [RecordRef("nomination", filled.of_lan), RecordRef("award", 99)]) == ()
