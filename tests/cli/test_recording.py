"""What the clerk records, by the command line: the same records as by the window, the same refusals."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.services.book import Book
from desktop_app.services.year.indicators import take_ready_set
from tests.books import book_in, copied_book, import_plan, person, rows_of, unit
from tests.cli.refusals import assert_refused

LINK = "https://vidu.vn/tin-1"


def _fill(book: Book) -> None:
    office = unit(book, "Văn phòng")
    import_plan(book)
    person(book, "Nông Thị Lan", office, "Chuyên viên")
    person(book, "Bế Văn Hòa", office, "Văn thư")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a plan, a unit and two people."""
    return copied_book(tmp_path / "book", _fill)


def stored(folder: Path, kind: str, columns: str) -> list[tuple[object, ...]]:
    with book_in(folder) as book:
        return rows_of(book, kind, columns)


def done(folder: Path, *words: str) -> None:
    assert main(["--data", str(folder), *words]) == 0


def test_an_activity_is_recorded_with_its_unit_task_people_and_counts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--date", "2025-03-04", "--kind", "Hội nghị", "--title", "Tọa đàm “An toàn trên mạng”")
    more = ("--unit", "văn phòng", "--task", "III/1", "--members", "40", "--participant", "Bế Văn Hòa: báo cáo viên")
    done(folder, "activity", "add", *words, *more, "--json")
    assert json.loads(capsys.readouterr().out)["activity"] == 1
    columns = "from_date, to_date, kind, title, unit_id, reached_members"
    row = ("2025-03-04", "2025-03-04", "conference", "Tọa đàm “An toàn trên mạng”", 1, 40)
    assert stored(folder, "activity", columns) == [row]
    assert stored(folder, "participant", "activity_id, person_id, role") == [(1, 2, "speaker")]


def test_good_news_under_a_recorded_link_is_refused_unless_it_is_asked_for_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("good-news", "add", "--date", "2025-03-04", "--title", "Nhặt được của rơi", "--link", LINK)
    done(folder, *words)
    capsys.readouterr()
    assert_refused(folder, capsys, words, 3, "Liên kết này đã ghi ngày 04/03/2025")
    done(folder, *words, "--again")
    assert stored(folder, "activity", "kind") == [("good_news",), ("good_news",)]


def test_a_result_is_recorded_in_its_period_and_keeps_what_is_not_named(folder: Path) -> None:
    # A plan is followed from the year in which it is taken in.
    year = str(date.today().year)
    done(folder, "task", "result", "--task", "4", "--period", year, "--result", "Đã tổ chức 02 buổi")
    done(folder, "task", "result", "--task", "4", "--period", year, "--done-on", f"{year}-01-01")
    rows = stored(folder, "occurrence", "period, result, done_on, progress")
    assert [row for row in rows if row[1]] == [(year, "Đã tổ chức 02 buổi", f"{year}-01-01", 100)]


def test_a_result_names_the_day_of_its_period_that_it_is_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    year = str(date.today().year)
    rows = stored(folder, "occurrence", "task_id, period, due_on")
    task, due_on = next((task, day) for task, period, day in rows if period == year and day)
    words = ("task", "result", "--task", str(task), "--period", year, "--result", "Đã xong", "--due")
    assert_refused(folder, capsys, (*words, "1999-01-01"), 3, "cần nêu một hạn trong đó")
    done(folder, *words, str(due_on))
    assert ("Đã xong", due_on) in stored(folder, "occurrence", "result, due_on")


def test_a_period_that_a_task_does_not_have_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("task", "result", "--task", "2", "--period", "1999", "--result", "Đã xong")
    assert_refused(folder, capsys, words, 3, "Nhiệm vụ này không có kỳ “1999”; có: ")


def test_an_obstacle_goes_from_step_to_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done(folder, "obstacle", "add", "--date", "2025-02-01", "--content", "Thiếu máy", "--unit", "Văn phòng")
    done(folder, "obstacle", "put", "1", "--date", "2025-02-03")
    done(folder, "obstacle", "answer", "1", "--answer", "Đồng ý mua", "--date", "2025-02-10")
    done(folder, "obstacle", "close", "1", "--date", "2025-03-01")
    columns = "raised_on, put_on, answer, answered_on, closed_on"
    row = ("2025-02-01", "2025-02-03", "Đồng ý mua", "2025-02-10", "2025-03-01")
    assert stored(folder, "obstacle", columns) == [row]
    capsys.readouterr()
    words = ("obstacle", "close", "1", "--date", "2025-03-02")
    assert_refused(folder, capsys, words, 3, "Khó khăn, vướng mắc này đã giải quyết xong ngày 01/03/2025")


def test_a_referral_an_indicator_and_its_value_are_recorded(folder: Path) -> None:
    with book_in(folder) as book:
        take_ready_set(book)
        name, indicator_id = rows_of(book, "indicator", "name, id", "automatic = ''")[0]
    done(folder, "referral", "add", "--date", "2025-05-05", "--kind", "Lừa đảo trên mạng", "--to", "Công an tỉnh")
    done(folder, "indicator", "value", str(name), "--period", "2025", "--value", "92,5", "--source", "Báo cáo số 12")
    assert stored(folder, "referral", "kind, receiving_body") == [("Lừa đảo trên mạng", "Công an tỉnh")]
    row = (indicator_id, "2025", "92.5", "Báo cáo số 12")
    assert stored(folder, "indicator_value", "indicator_id, period, value, source") == [row]


def test_an_indicator_is_of_a_plan_or_of_the_office(folder: Path) -> None:
    with book_in(folder) as book:
        take_ready_set(book)
        name, indicator_id = rows_of(book, "indicator", "name, id", "automatic = ''")[0]
    for given, plan_id in ((1, 1), (0, None)):
        done(folder, "indicator", "set", str(name), "--plan", str(given))
        assert (indicator_id, plan_id) in stored(folder, "indicator", "id, plan_id")


def test_ratings_of_several_are_one_step(folder: Path) -> None:
    people = ("--person", "Nông Thị Lan", "--person", "Bế Văn Hòa", "--unit", "Văn phòng")
    done(folder, "rating", "set", "--year", "2024", *people, "--rating", "HTXSNV", "--registered", "yes")
    assert stored(folder, "year_record", "person_id, unit_id, rating, registered") == [
        (1, None, 4, 1),
        (2, None, 4, 1),
        (None, 1, 4, 1),
    ]
    done(folder, "undo")
    assert stored(folder, "year_record", "id") == []


def test_an_unknown_rating_is_refused_with_those_there_are(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("rating", "set", "--year", "2024", "--person", "1", "--rating", "Hoàn thành")
    assert_refused(folder, capsys, words, 3, "Xếp loại “Hoàn thành” không có; có: Không hoàn thành nhiệm vụ;")


def test_an_initiative_and_a_hold_with_its_end(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--year", "2024", "--title", "Sổ theo dõi chung", "--scope", "cấp tỉnh")
    done(folder, "initiative", "add", "--person", "Nông Thị Lan", *words)
    done(folder, "initiative", "add", "--person", "Nông Thị Lan", *words, "--document", "8/QĐ-UBND")
    assert stored(folder, "initiative", "person_id, year, scope, recognised") == [(1, 2024, 2, 0), (1, 2024, 2, 1)]
    document = ("--document", "12/QĐ-SNgV ngày 04/3/2025", "--discipline", "yes")
    done(folder, "hold", "set", "--person", "Bế Văn Hòa", "--from", "2025-03-04", *document)
    done(folder, "hold", "release", "1", "--date", "2026-03-03")
    assert stored(folder, "hold", "person_id, from_date, to_date, discipline") == [(2, "2025-03-04", "2026-03-03", 1)]
    capsys.readouterr()
    again = ("hold", "release", "1", "--date", "2026-04-01")
    assert_refused(folder, capsys, again, 3, "Tạm dừng này đã ghi đến ngày 03/03/2026")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("obstacle", "close", "99999999999999999999"), 2),
        (("obstacle", "close", "7"), 3),
        (("hold", "release", "0"), 2),
        (("rating", "set", "--year", "٢٠٢٤", "--person", "1", "--rating", "HTXSNV"), 2),
        (("rating", "set", "--year", "99999999999999999999", "--person", "1", "--rating", "HTXSNV"), 3),
        (("activity", "add", "--date", "2025-13-01", "--kind", "Hội nghị", "--title", "Họp"), 2),
        (("activity", "add", "--date", "2025-03-01", "--kind", "Hội nghị", "--title", "Họp", "--staff", "nhiều"), 3),
        (("activity", "add", "--date", "2025-03-01", "--kind", "Liên hoan", "--title", "Họp"), 3),
        (("good-news", "add", "--date", "2025-03-01", "--kind", "Hội nghị", "--title", "Họp"), 3),
        (("activity", "add", "--date", "0025-03-01", "--kind", "Hội nghị", "--title", "Họp"), 2),
        (("obstacle", "add", "--date", "9999-12-31", "--content", "Thiếu máy"), 2),
        (("obstacle", "add", "--date", "", "--content", "Thiếu máy", "--put-on", "2025-03-01"), 3),
        (("referral", "add", "--date", "", "--kind", "Lừa đảo trên mạng"), 3),
        (("initiative", "add", "--person", "1", "--year", " ", "--title", "Sổ theo dõi chung"), 3),
        (("hold", "set", "--person", "1", "--from", "", "--to", "2025-03-01", "--document", "12/QĐ"), 3),
        (("movement", "add", "--name", "Đọc sách", "--from", "", "--to", "2025-03-01"), 3),
        (("indicator", "value", "Không có", "--period", "2025-Q1", "--value", "1", "--source", "x"), 3),
    ],
)
def test_bad_records_are_refused_and_nothing_is_changed(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int
) -> None:
    assert_refused(folder, capsys, words, status, "")


def test_a_period_is_let_go_and_a_task_stopped_and_taken_up_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    year = str(date.today().year)
    words = ("task", "result", "--task", "4", "--period", year, "--not-carried-out", "yes")
    assert_refused(folder, capsys, words, 3, "Ghi lý do không thực hiện")
    done(folder, *words, "--result", "Bão số 3")
    rows = stored(folder, "occurrence", "result, not_carried_out")
    assert [row for row in rows if row[0]] == [("Bão số 3", 1)]
    done(folder, "task", "set", "--task", "2", "--from", f"{year}-02-01", "--to", f"{year}-06-30")
    assert (f"{year}-02-01", f"{year}-06-30") in stored(folder, "task", "from_date, to_date")
    capsys.readouterr()
    assert main(["--data", str(folder), "list", "tasks", "--json"]) == 0
    (stopped,) = [task["state"] for task in json.loads(capsys.readouterr().out) if task["state"]]
    assert stopped == f"thực hiện từ 01/02/{year}; thôi thực hiện từ 01/07/{year}"
    done(folder, "task", "set", "--task", "2", "--to", "")
    capsys.readouterr()
    assert (f"{year}-02-01", None) in stored(folder, "task", "from_date, to_date")
    assert_refused(folder, capsys, ("task", "set", "--task", "2"), 2, "Chưa nêu gì để ghi")
