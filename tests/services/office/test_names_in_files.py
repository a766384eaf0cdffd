"""Whom and what a file names: found, chosen, or new."""

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, NameKey, NameKind
from desktop_app.services.office.names_in_files import Names
from tests.books import person, unit


@pytest.mark.parametrize("name", ["Trường Quảng Phú", "truong quang phu", "TRƯỜNG QUẢNG PHÚ", "Trường Quảng Phú Sở"])
def test_a_unit_is_found_as_it_may_be_written(book: Book, name: str) -> None:
    number = unit(book, "Trường Quảng Phú")
    assert Names.of(book, ImportSettings()).unit(name) == number


def test_units_that_differ_by_a_mark_are_two(book: Book) -> None:
    number = unit(book, "Trường Quảng Phú")
    names = Names.of(book, ImportSettings())
    with pytest.raises(InvalidRecord, match="Chưa có đơn vị “Trường Quang Phú” trong sổ"):
        names.unit("Trường Quang Phú")
    (question,) = names.questions.values()
    assert question.options[0].value == number


def test_what_the_clerk_chose_goes_before_what_the_book_has(book: Book) -> None:
    office, other = unit(book, "Văn phòng"), unit(book, "Văn phòng Hai")
    first, second = person(book, "Lò Văn Pá", office), person(book, "Lò Văn Pá", other)
    names = Names.of(book, ImportSettings())
    assert names.person("Lò Văn Pá", "Văn phòng Hai") == second
    with pytest.raises(InvalidRecord, match="Có 2 người tên “Lò Văn Pá”, chưa rõ là ai"):
        names.person("Lò Văn Pá")
    chosen = Names.of(book, ImportSettings(answers={NameKey(NameKind.PERSON, "Lò Văn Pá"): first}))
    assert chosen.person("Lò Văn Pá") == first
