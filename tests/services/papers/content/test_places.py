"""Who heads the units of a day, as a decision that concerns all of them names who carries it out."""

from datetime import date

from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.parts.office import Signer
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.content.places import head_of, unit_heads
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


def test_the_head_of_a_room_within_heads_neither_a_centre_nor_a_branch(book: Book) -> None:
    day = date(2026, 7, 1)
    centre = unit(book, CENTRE, UnitKind.CENTRE, position=5)
    branch = unit(book, "Chi cục Kiểm định", UnitKind.OTHER, position=6)
    for within, names in ((centre, ("Hứa Thị Liên", "Lộc Văn Sáng")), (branch, ("Nông Thị Thu", "Đàm Văn Khánh"))):
        person(book, names[0], within, "Giám đốc Trung tâm" if within == centre else "Chi cục trưởng")
        person(book, names[1], within, "Trưởng phòng Thông tin")
    expected = f"Chánh Văn phòng Sở, Giám đốc {CENTRE}, Chi cục trưởng Chi cục Kiểm định thuộc Sở"
    assert heads(book, day) == expected
    with book.store.reading() as connection:
        signers = [head_of(connection, row_id, day) for row_id in (centre, branch)]
    assert signers == [Signer(("Giám đốc Trung tâm",), "Hứa Thị Liên"), Signer(("Chi cục trưởng",), "Nông Thị Thu")]


def test_the_posts_are_read_once_for_all_units(book: Book) -> None:
    day = date(2026, 7, 1)
    unit(book, CENTRE, UnitKind.CENTRE, position=5)
    few = questions(book, lambda: heads(book, day))
    for place in range(6, 10):
        unit(book, f"{CENTRE} {place}", UnitKind.CENTRE, position=place)
    assert questions(book, lambda: heads(book, day)) == few
