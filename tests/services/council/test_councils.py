"""Councils: members by their dates, the next one made from the last, and members who have met cannot be removed."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields, SessionFields
from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.office.people import post_words
from desktop_app.services.book import Book
from desktop_app.services.council.councils import (
    by_role,
    council,
    council_on,
    councils,
    next_council,
    save_council,
)
from desktop_app.services.council.sessions import save_session
from desktop_app.services.keeping import history
from tests.books import labels, person, record_rows, refused, review_round, unit

DAY = date(2026, 7, 2)
SET_UP = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=date(2026, 3, 10), issuing_body="Giám đốc Sở")
CHAIR = MemberFields("Vương Thị Ánh", CouncilRole.CHAIR, "Giám đốc")
MEMBER = MemberFields("Nông Văn Bình", post_title="Chánh Văn phòng")


def new(book: Book, *members: MemberFields, fields: CouncilFields = SET_UP) -> int:
    return save_council(book, None, fields, [(None, member) for member in members]).only_id("council")


def test_a_council_is_kept_with_its_members_in_their_order(book: Book) -> None:
    council_id = new(book, CHAIR, MEMBER)
    stored_council = council(book, council_id)
    assert stored_council.fields == SET_UP
    assert [member.fields for member in stored_council.members] == [CHAIR, MEMBER]
    assert labels(book) == ["Thêm Hội đồng Thi đua - Khen thưởng"]


def test_members_come_leave_and_change_in_one_step(book: Book) -> None:
    council_id = new(book, CHAIR, MEMBER)
    before = record_rows(book)
    chair, member = council(book, council_id).members
    came = MemberFields("Lộc Văn Tú", CouncilRole.SECRETARY, from_date=DAY)
    left = replace(chair.fields, to_date=date(2026, 7, 1))
    save_council(book, council_id, SET_UP, [(member.id, member.fields), (chair.id, left), (None, came)])
    stored_council = council(book, council_id)
    assert [member.fields.full_name for member in stored_council.members] == [
        "Nông Văn Bình",
        "Vương Thị Ánh",
        "Lộc Văn Tú",
    ]
    assert [entry.fields.full_name for entry in stored_council.in_office(date(2026, 7, 1))] == [
        "Nông Văn Bình",
        "Vương Thị Ánh",
    ]
    assert [entry.fields.full_name for entry in stored_council.in_office(DAY)] == ["Nông Văn Bình", "Lộc Văn Tú"]
    history.undo(book)
    assert record_rows(book) == before


def test_a_member_left_out_is_removed_unless_on_record_as_having_met(book: Book) -> None:
    council_id = new(book, CHAIR, MEMBER)
    chair = council(book, council_id).members[0]
    save_council(book, council_id, SET_UP, [(chair.id, chair.fields)])
    assert [member.id for member in council(book, council_id).members] == [chair.id]
    review_round(book)
    save_session(book, None, SessionFields("2026-H1", council_id, DAY))
    with refused(book, InvalidRecord, "“Vương Thị Ánh” đã có tên trong phiên họp"):
        save_council(book, council_id, SET_UP, [(None, MEMBER)])


def test_a_member_of_another_council_is_none_of_this_one(book: Book) -> None:
    first, second = new(book, CHAIR), new(book, MEMBER)
    (strange,) = council(book, second).members
    with refused(book, RecordGone):
        save_council(book, first, SET_UP, [(strange.id, strange.fields)])


def test_the_council_of_a_day_is_the_newest_in_force(book: Book) -> None:
    old = replace(SET_UP, decided_on=date(2024, 1, 5), valid_to=date(2026, 3, 9))
    first, second = new(book, CHAIR, fields=old), new(book, CHAIR)
    assert [council.id for council in councils(book)] == [second, first]
    in_office = [council_on(book, day) for day in (date(2023, 5, 1), date(2026, 3, 9), date(2026, 3, 10))]
    assert [entry and entry.id for entry in in_office] == [None, first, second]


def test_the_next_council_is_drawn_from_the_last_with_posts_of_now(book: Book) -> None:
    division = unit(book, "Phòng Quản lý biên giới")
    hoa = person(book, "Bế Thu Hòa", division, "Trưởng phòng")
    of_then = MemberFields("Bế Thu Hòa", CouncilRole.MEMBER, "Phó Trưởng phòng", hoa, date(2024, 5, 1))
    gone = replace(MEMBER, to_date=date(2025, 1, 1))
    fields, members = next_council(book, new(book, CHAIR, gone, of_then), DAY)
    assert fields == CouncilFields(issuing_body="Giám đốc Sở")
    assert members == (CHAIR, replace(of_then, post_title="Trưởng phòng Quản lý biên giới", from_date=None))


@pytest.mark.parametrize(
    ("position", "unit_name", "words"),
    [
        ("Chánh Văn phòng", "Văn phòng", "Chánh Văn phòng"),
        ("Trưởng phòng", "Phòng Lãnh sự", "Trưởng phòng Lãnh sự"),
        ("Giám đốc Trung tâm", "Trung tâm Thông tin", "Giám đốc Trung tâm Thông tin"),
        ("Chánh Thanh tra", "Thanh tra Sở", "Chánh Thanh tra Sở"),
        ("Chuyên viên", "Văn phòng", "Chuyên viên, Văn phòng"),
        ("", "Văn phòng", "Văn phòng"),
        ("Bí thư", "", "Bí thư"),
        # Who leads the office stands in a unit of its own on its staff list.
        ("Giám đốc", "Lãnh đạo Sở", "Giám đốc Sở"),
        ("Phó Giám đốc Sở", "Lãnh đạo Sở", "Phó Giám đốc Sở"),
        ("Phó Giám đốc", "Ban Giám đốc", "Phó Giám đốc"),
        ("Giám đốc Trung tâm Lữ hành", "Ban Giám đốc Trung tâm Lữ hành", "Giám đốc Trung tâm Lữ hành"),
        ("", "Lãnh đạo Sở", "Lãnh đạo Sở"),
        # The half of a noun is no place, and the noun of another kind of unit is another place.
        ("Trưởng khoa Tâm bệnh", "Bệnh viện Nhi", "Trưởng khoa Tâm bệnh, Bệnh viện Nhi"),
        ("Giám đốc Bệnh viện", "Bệnh viện Nhi", "Giám đốc Bệnh viện Nhi"),
        ("Chánh Văn phòng", "Phòng Tổng hợp", "Chánh Văn phòng, Phòng Tổng hợp"),
        ("Phó Trưởng ban", "Ban Quản lý dự án", "Phó Trưởng ban Quản lý dự án"),
        ("Chi cục trưởng", "Chi cục Kiểm lâm", "Chi cục trưởng Chi cục Kiểm lâm"),
        ("Phó Chi cục trưởng", "Chi cục Kiểm lâm", "Phó Chi cục trưởng Chi cục Kiểm lâm"),
        ("Bí thư Chi đoàn", "Chi đoàn Thanh niên Sở", "Bí thư Chi đoàn Thanh niên Sở"),
        ("Tổ trưởng", "Phòng Dịch vụ", "Tổ trưởng, Phòng Dịch vụ"),
    ],
)
def test_a_post_names_its_place_once(position: str, unit_name: str, words: str) -> None:
    assert post_words(position, unit_name) == words


def test_papers_list_members_by_role(book: Book) -> None:
    secretary = MemberFields("Lộc Văn Tú", CouncilRole.SECRETARY)
    deputy = MemberFields("Vy Thanh Thủy", CouncilRole.DEPUTY)
    stored_council = council(book, new(book, secretary, MEMBER, deputy, CHAIR))
    assert [entry.fields for entry in by_role(stored_council.members)] == [CHAIR, deputy, MEMBER, secretary]


def test_a_council_without_members_is_refused(book: Book) -> None:
    with refused(book, InvalidRecord, "ít nhất một thành viên"):
        save_council(book, None, SET_UP, [])
