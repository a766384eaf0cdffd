"""A list of people that says from when each holds the post."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.office import people
from tests.books import workbook
from tests.services.office.test_imports import HEAD, actions, take_people

DATED = (*HEAD, "Từ ngày")
FIRST, SECOND = date(2020, 3, 2), date(2024, 5, 6)


def held(book: Book) -> list[tuple[str, date | None, date | None]]:
    return [(post.fields.position, post.fields.from_date, post.fields.to_date) for post in people.posts(book, 1)]


def test_a_new_person_holds_the_post_and_a_transfer_begins_from_the_day_of_the_list(book: Book, tmp_path: Path) -> None:
    who = (1, "Vi Văn An", "Nam", 1980)
    take_people(book, workbook(tmp_path / "1.xlsx", DATED, (*who, "Chuyên viên", "Văn phòng", FIRST)))
    assert held(book) == [("Chuyên viên", FIRST, None)]
    file = workbook(tmp_path / "2.xlsx", DATED, (*who, "Phó Chánh Văn phòng", "Văn phòng", SECOND))
    (row,) = take_people(book, file).rows
    assert row.reason.endswith("Từ ngày 06/05/2024; trước đó giữ như trong sổ.")
    assert held(book) == [
        ("Phó Chánh Văn phòng", SECOND, None),
        ("Chuyên viên", FIRST, SECOND - timedelta(days=1)),
    ]
    assert actions(take_people(book, file)) == ["same"]


def test_a_day_that_is_not_taken_is_said_so(book: Book, tmp_path: Path) -> None:
    who = (1, "Vi Văn An", "Nam", 1980, "Chuyên viên", "Văn phòng")
    (row,) = take_people(book, workbook(tmp_path / "1.xlsx", DATED, (*who, "tháng 3"))).rows
    assert (
        row.reason == "Thêm người mới. “Từ ngày” ghi “tháng 3” không phải là ngày, chưa ghi. Thêm đơn vị “Văn phòng”."
    )
    assert held(book) == [("Chuyên viên", None, None)]
    # A post that is in the book keeps the day that it has there.
    (row,) = take_people(book, workbook(tmp_path / "2.xlsx", DATED, (*who, FIRST))).rows
    assert (row.action.value, row.reason) == (
        "same",
        "Đã có, không khác. “Từ ngày” 02/03/2020 chưa ghi: sửa ở chức vụ của người này.",
    )


def test_somebody_without_a_post_holds_it_from_the_day_of_the_list(book: Book, tmp_path: Path) -> None:
    take_people(book, workbook(tmp_path / "1.xlsx", HEAD, (1, "Vi Văn An", "Nam", 1980)))
    file = workbook(tmp_path / "2.xlsx", DATED, (1, "Vi Văn An", "Nam", 1980, "Chuyên viên", "Văn phòng", FIRST))
    (row,) = take_people(book, file).rows
    assert held(book) == [("Chuyên viên", FIRST, None)]
    assert "chưa ghi" not in row.reason


def test_a_day_within_a_post_that_was_held_before_is_not_taken(book: Book, tmp_path: Path) -> None:
    who = (1, "Vi Văn An", "Nam", 1980)
    take_people(book, workbook(tmp_path / "1.xlsx", DATED, (*who, "Chuyên viên", "Văn phòng", FIRST)))
    (post,) = people.posts(book, 1)
    ended = replace(post.fields, to_date=SECOND)
    people.save_person(book, 1, people.person(book, 1), [(post.id, ended)])
    within = date(2022, 1, 4)
    file = workbook(tmp_path / "2.xlsx", DATED, (*who, "Phó Chánh Văn phòng", "Văn phòng", within))
    (row,) = take_people(book, file).rows
    assert f"Từ hôm nay, {date.today():%d/%m/%Y}; trước đó giữ như trong sổ." in row.reason
    assert held(book) == [("Phó Chánh Văn phòng", date.today(), None), ("Chuyên viên", FIRST, SECOND)]
