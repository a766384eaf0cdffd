"""The plan that goes in a year with what names none: of several the one that the office's reports are on."""

from datetime import date

import pytest

from desktop_app.domain.plan.plan_record import PlanFields, PlanState
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.movements import MovementFields
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.domain.year.report_periods import ANNUAL, HALF_YEAR
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.papers import rest_note
from desktop_app.services.plan.plan_records import chosen_plan, is_main_plan, plan_choices, save_plan
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.movements import save_movement
from desktop_app.services.year.obstacles import save_obstacle
from tests.books import unit

CHILDREN = PlanFields("Bảo vệ trẻ em giai đoạn 2021 - 2025", number="05/KH-SYT", from_year=2021, to_year=2025)
SMOKING = PlanFields("Phòng, chống tác hại của thuốc lá năm 2025", number="11/KH-SYT", from_year=2025, to_year=2025)
NETWORK = PlanFields("Bảo vệ trẻ em giai đoạn 2026 - 2030", number="03/KH-SYT", from_year=2026, to_year=2030)


def _plan(book: Book, fields: PlanFields) -> int:
    return save_plan(book, None, fields).only_id("plan")


def _main(book: Book, year: int) -> str:
    chosen = chosen_plan(book, None, year)
    assert chosen is not None
    return chosen.fields.number


def test_the_plan_that_runs_in_a_year_is_meant_where_none_is_named(book: Book) -> None:
    _plan(book, CHILDREN)
    _plan(book, NETWORK)
    assert [_main(book, year) for year in (2019, 2021, 2025, 2026, 2030, 2032)] == [
        "05/KH-SYT",
        "05/KH-SYT",
        "05/KH-SYT",
        "03/KH-SYT",
        "03/KH-SYT",
        "03/KH-SYT",
    ]


def test_of_several_it_is_the_longest_whichever_was_entered_first(book: Book) -> None:
    small, main = _plan(book, SMOKING), _plan(book, CHILDREN)
    assert [_main(book, year) for year in (2024, 2025, 2026)] == ["05/KH-SYT"] * 3
    with book.store.reading() as connection:
        assert is_main_plan(connection, main)
        assert not is_main_plan(connection, small)


@pytest.mark.parametrize("state", [PlanState.FINISHED, PlanState.REPLACED])
def test_one_that_took_its_place_goes_before_it(book: Book, state: PlanState) -> None:
    _plan(book, PlanFields("Bảo vệ trẻ em", number="01/KH-SYT", from_year=2021, to_year=2030, state=state))
    _plan(book, NETWORK)
    assert [_main(book, year) for year in (2024, 2027)] == ["01/KH-SYT", "03/KH-SYT"]


def test_plans_are_offered_with_that_of_this_year_first(book: Book) -> None:
    _plan(book, CHILDREN)
    main = _plan(book, NETWORK)
    assert plan_choices(book)[0].id == main


def _recorded(book: Book) -> None:
    place = unit(book, "Bệnh viện Nhi")
    add_activity(
        book,
        ActivityFields(date(2026, 2, 10), ActivityKind.GOOD_NEWS, "Nhặt được của rơi", unit_id=place, channel="Zalo"),
    )
    save_obstacle(
        book,
        None,
        ObstacleFields(date(2026, 4, 1), "Thiếu máy", unit_id=place, proposal="Mua máy", asked_of="UBND tỉnh"),
    )
    save_movement(book, None, MovementFields("Mỗi tuần một việc tốt", date(2026, 1, 10)))


@pytest.mark.parametrize("plan_before", [CHILDREN, SMOKING])
def test_what_names_no_plan_is_reported_with_the_plan_that_runs(book: Book, plan_before: PlanFields) -> None:
    before = _plan(book, plan_before)
    main = _plan(book, NETWORK)
    _recorded(book)
    source = report(book, ANNUAL, "2026")
    assert source.plan_id == main
    text = "\n".join(part.text for part in source.parts)
    assert "Thiếu máy".casefold() in text.casefold()
    assert "Mỗi tuần một việc tốt" in text
    assert "01 tin tốt" in text
    assert report(book, ANNUAL, "2026", plan_id=main).facts.obstacles == source.facts.obstacles
    assert report(book, HALF_YEAR, "2026-H1").plan_id == main
    other = report(book, ANNUAL, "2026", plan_id=before)
    assert not other.facts.is_of_main_plan
    assert not other.facts.obstacles
    options = {"year": "2026", "plan": str(before)}
    assert "nằm trong báo cáo về Kế hoạch số 03/KH-SYT" in rest_note(book, ANNUAL, options)
    assert rest_note(book, ANNUAL, options | {"plan": str(main)}) == ""


def test_days_after_the_last_report_of_one_are_told_in_the_first_of_the_next(book: Book) -> None:
    _plan(book, CHILDREN)
    main = _plan(book, NETWORK)
    save_obstacle(book, None, ObstacleFields(date(2025, 12, 1), "Thiếu người", unit_id=unit(book, "Văn phòng")))
    assert [each.content for each in report(book, ANNUAL, "2026", plan_id=main).facts.obstacles] == ["Thiếu người"]
    assert not report(book, ANNUAL, "2025").facts.obstacles
