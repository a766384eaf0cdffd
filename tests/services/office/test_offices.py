"""What holds of the office from each day on: never without a beginning, never a day that changes nothing."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.offices import Office
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office, dated_offices, office, remove_office
from tests.books import refused

DAY = date(2026, 7, 15)


def signers(book: Book) -> list[str]:
    return [entry.office.signer_name for entry in dated_offices(book)]


def test_the_first_entry_stays_while_later_ones_follow_it(book: Book) -> None:
    # The new signer would have stood under the papers of all the years before.
    change_office(book, Office(signer_name="Nông Văn Hải"))
    change_office(book, Office(signer_name="Lý Thị Mây", valid_from=DAY))
    late, first = dated_offices(book)
    with refused(book, InvalidRecord, "Văn bản trước ngày 15/07/2026 in theo mốc đầu tiên này, không xóa được."):
        remove_office(book, first.id)
    assert office(book, date(2026, 7, 14)).signer_name == "Nông Văn Hải"
    remove_office(book, late.id)
    assert signers(book) == ["Nông Văn Hải"]


def test_a_day_from_which_nothing_changes_is_refused(book: Book) -> None:
    change_office(book, Office(signer_name="Nông Văn Hải"))
    same = replace(office(book), valid_from=DAY)
    with refused(book, InvalidRecord, "Chưa có gì khác với mốc trước."):
        change_office(book, same)
    change_office(book, replace(same, signer_name="Lý Thị Mây"))
    # Back to what held before is a change again.
    change_office(book, replace(same, valid_from=date(2026, 9, 1)))
    assert signers(book) == ["Nông Văn Hải", "Lý Thị Mây", "Nông Văn Hải"]
