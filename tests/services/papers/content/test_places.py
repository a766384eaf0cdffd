"""Who heads the units of a day, as a decision that concerns all of them names who carries it out."""

from datetime import date

from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.content.places import unit_heads
from desktop_app.services.standing.year_records import save_initiative
from tests.books import person, unit
from tests.papers.reading import docx_text
from tests.questions import questions

CENTRE = "Trung tâm Thông tin và Dịch vụ đối ngoại"


def heads(book: Book, day: date) -> str:
    with book.store.reading() as connection:
        return unit_heads(connection, day)


def test_each_unit_is_named_by_the_post_of_its_own_head(book: Book) -> None:
    day = date(2026, 7, 1)
    assert heads(book, day) == "Chánh Văn phòng Sở"
    unit(book, "Văn phòng", UnitKind.OFFICE, position=1)
    inspectors = unit(book, "Thanh tra Sở", UnitKind.INSPECTORATE, position=2, valid_to=date(2026, 6, 30))
    person(book, "Đàm Văn Khánh", inspectors, "Chánh Thanh tra")
    unit(book, "Phòng Quản lý biên giới", position=3)
    assert heads(book, day) == "Chánh Văn phòng Sở, Thủ trưởng Phòng Quản lý biên giới thuộc Sở"
    unit(book, "Phòng Lãnh sự", position=4)
    centre = unit(book, CENTRE, UnitKind.CENTRE, position=5)
    unit(book, "Chi đoàn thanh niên Sở", UnitKind.UNION, position=6)
    assert heads(book, day) == f"Chánh Văn phòng Sở, Trưởng các phòng, Thủ trưởng {CENTRE} thuộc Sở"
    director = person(book, "Hứa Thị Liên", centre, "Giám đốc Trung tâm")
    assert heads(book, day) == f"Chánh Văn phòng Sở, Trưởng các phòng, Giám đốc {CENTRE} thuộc Sở"
    before = "Chánh Văn phòng Sở, Chánh Thanh tra Sở, Trưởng các phòng, Giám đốc"
    assert heads(book, date(2026, 6, 1)).startswith(before)
    # So in what is signed.
    fields = InitiativeFields(
        Subject(NomineeKind.INDIVIDUAL, director), 2026, "Sổ theo dõi hồ sơ", Scope.BASE, recognised=False
    )
    save_initiative(book, None, fields)
    text = docx_text(papers.document(book, "initiative-decision", {"year": "2026"})).replace("\u00a0", " ")
    assert f"Trưởng các phòng, Giám đốc {CENTRE} thuộc Sở và cá nhân có tên trong Phụ lục" in text


def test_the_posts_are_read_once_for_all_units(book: Book) -> None:
    day = date(2026, 7, 1)
    unit(book, CENTRE, UnitKind.CENTRE, position=5)
    few = questions(book, lambda: heads(book, day))
    for place in range(6, 10):
        unit(book, f"{CENTRE} {place}", UnitKind.CENTRE, position=place)
    assert questions(book, lambda: heads(book, day)) == few
