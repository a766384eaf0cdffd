"""Settings changed outside the program: reported in a sentence, found by the check, removed by repair."""

from collections.abc import Callable
from datetime import date

import pytest

from desktop_app.domain.errors import ClerkError, UnreadableInput
from desktop_app.domain.plan.occurrences import SOON_DAYS, SOON_DAYS_KEY
from desktop_app.papers.kinds.proposals.submission import TO_DIRECTOR
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.checks import check
from desktop_app.services.law.own_sets import SetFields, copy_set
from desktop_app.services.law.rules import province_rules, sets_of
from desktop_app.services.papers import papers
from desktop_app.services.papers.house_style.column_sets import change_columns, list_columns
from desktop_app.services.papers.house_style.layouts import change_layout, layout_of
from desktop_app.services.papers.house_style.wordings import change_wording, wordings
from desktop_app.services.plan.occurrences import soon_days
from desktop_app.services.settings import set_setting
from tests.books import BookIds, record_rows, refused, rows_of

WORDING = f"wording.{TO_DIRECTOR.file}.conclusion"
COLUMNS = "columns.nomination-list"
READERS: dict[str, Callable[[Book], object]] = {
    WORDING: lambda book: wordings(book, TO_DIRECTOR.file),
    COLUMNS: lambda book: list_columns(book, "nomination-list"),
    "layout_profile": lambda book: layout_of(book, date(2026, 7, 2)),
    "province_rules": province_rules,
    SOON_DAYS_KEY: soon_days,
}
NO_VALUES = ("{", "[]", "null", '"lề"', "7")
DAMAGED = (
    *((key, value) for key in READERS for value in NO_VALUES if (key, value) != (SOON_DAYS_KEY, "7")),
    *((SOON_DAYS_KEY, value) for value in ("20 ngày", "-20", "6", "20.0", "99999999999999999999")),
    *((key, value) for key in (WORDING, COLUMNS) for value in ('{"hôm qua": {}}', '{"2026-13-01": {}}', '{"": 7}')),
    *((COLUMNS, f'{{"": {{"TT": {column}}}}}') for column in ("7", '{"width": "rộng"}', '{"shown": 1}', '{"cao": 3}')),
    *(("layout_profile", value) for value in ('{"left": "30"}', '{"left": true}', '{"màu": 3}', '{"left": 400}')),
    *(("province_rules", value) for value in ('{"quorum": 0}', '{"votes": [{"share": "1/0"}]}', '{"lạ": 1}')),
)


def spoil(book: Book, key: str, value: str) -> None:
    with book.store.work("Làm hỏng") as work:
        set_setting(work, key, value)


@pytest.mark.parametrize(("key", "value"), DAMAGED)
def test_a_damaged_setting_is_told_in_a_sentence(book: Book, key: str, value: str) -> None:
    spoil(book, key, value)
    with refused(book, ClerkError):
        READERS[key](book)


@pytest.mark.parametrize("key", [WORDING, COLUMNS, "layout_profile"])
def test_papers_say_what_of_them_is_damaged(book: Book, filled: BookIds, key: str) -> None:
    spoil(book, key, "{")
    kind = "nomination-list" if key == COLUMNS else "submission"
    with refused(book, UnreadableInput, "không đọc được"):
        papers.render(book, kind, {"round": "2026-H1"}, "pdf")


def test_the_check_finds_what_is_damaged_and_a_repair_drops_only_that(book: Book, filled: BookIds) -> None:
    before = record_rows(book)
    change_wording(book, TO_DIRECTOR.file, "opening", None, "Văn phòng trình.")
    change_columns(book, "reward-list", None, list_columns(book, "reward-list").shipped)
    change_layout(book, {"left": 35})
    sound = record_rows(book)["setting"]
    damaged = (WORDING, COLUMNS, "province_rules", SOON_DAYS_KEY)
    for key in damaged:
        spoil(book, key, "{")
    sentences = [f"Cài đặt “{key}” không đọc được." for key in sorted(damaged)]
    assert list(check(book).found) == sentences
    result = check(book, repair=True)
    assert (list(result.found), result.mended, result.left) == (sentences, len(damaged), ())
    assert soon_days(book) == SOON_DAYS
    assert record_rows(book)["setting"] == sound
    assert record_rows(book)["nomination"] == before["nomination"]
    assert papers.render(book, "submission", {"round": "2026-H1"}, "pdf").content
    history.undo(book)
    assert len(rows_of(book, "setting")) == len(sound) + len(damaged)


def test_a_damaged_rule_set_of_the_office_is_found_and_dropped_alone(book: Book) -> None:
    for day in (date(2027, 3, 1), date(2028, 3, 1)):
        copy_set(book, "2026-10-01", SetFields(f"quy định từ {day:%d/%m/%Y}", day))
    with book.store.work("Làm hỏng") as work:
        work.update("rule_set", 1, {"content": "code = ["})
    with refused(book, UnreadableInput):
        sets_of(book)
    assert list(check(book).found) == ["Bộ quy định riêng “2027-03-01-rieng” không đọc được."]
    assert check(book, repair=True).left == ()
    assert [rule_set.code for rule_set in sets_of(book)][-1] == "2028-03-01-rieng"
    assert len(rows_of(book, "rule_set")) == 1
