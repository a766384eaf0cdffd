"""The words and marks of the day's figures, and the first steps of a new book."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.round_codes import RoundCode
from desktop_app.services.day import today as services
from desktop_app.services.day.today import NextReport, RoundState, Today
from desktop_app.services.review_rounds import Round
from desktop_app.ui.today.bars import month_bars, state_bars
from desktop_app.ui.today.figures import FigureTile, PageWork, countdown, day_title, figures
from desktop_app.ui.today.first_steps import first_steps
from desktop_app.ui.today.reminder import reminder

DAY = date(2026, 11, 8)
CODE = RoundCode(2026, 1)
PERIODS = ListQuery("occurrences", sort="due_on", scope={"task": 7})


def counted(number: int, kind: str = "occurrences") -> services.DayFigure:
    return services.DayFigure(number, ListQuery(kind, scope={"number": number}))


FOUND = Today(
    day=DAY,
    has_plan=True,
    people=12,
    due=(),
    late=counted(3),
    soon=counted(1204),
    round=RoundState(Round(1, CODE, CODE.first_day, CODE.last_day), counted(2), counted(9), counted(1)),
    next_round=RoundCode(2026, 2),
    report=NextReport(71, 7, "Báo cáo kết quả", date(2026, 11, 20), 12),
    days_without_news=6,
    weeks_without_story=1,
    open_obstacles=counted(4, "obstacles"),
    last_backup=datetime(2026, 11, 7, 9, 15),
    by_month={month: counted(month, "activities") for month in range(1, 13)},
    by_state={state: counted(place) for place, state in enumerate(OccurrenceState)},
)


def tile(words: str, today: Today) -> FigureTile:
    """Return the only figure with these words in its caption."""
    (figure,) = [figure for figure in figures(today) if words in figure.caption]
    return figure


def test_the_figures_fill_two_rows_of_five() -> None:
    assert sum(figure.places for figure in figures(FOUND)) == 10
    assert sum(figure.places for figure in figures(replace(FOUND, round=None))) == 10


def test_each_figure_opens_what_it_counts() -> None:
    state = FOUND
    assert state.round is not None
    opened = {figure.caption.split("\n")[0]: figure.target for figure in figures(state)}
    assert opened == {
        "nhiệm vụ quá hạn": state.late.query,
        "nhiệm vụ sắp đến hạn": state.soon.query,
        "báo cáo hằng năm": PERIODS,
        "khó khăn, vướng mắc chưa giải quyết xong": state.open_obstacles.query,
        "sao lưu gần nhất": PageWork("backup"),
        "ngày thiếu tin tốt": ListQuery("activities", scope={"month": "2026-11", "kind": "good_news"}),
        "tuần thiếu câu chuyện đẹp": ListQuery("activities", scope={"month": "2026-11", "kind": "story"}),
        "tập thể được đề nghị": state.round.collectives.query,
        "cá nhân được đề nghị": state.round.individuals.query,
        "đề nghị còn nháp": state.round.drafts.query,
    }


def test_late_tasks_press_and_none_do_not() -> None:
    assert tile("quá hạn", FOUND).presses
    assert not tile("quá hạn", replace(FOUND, late=counted(0))).presses
    assert tile("sắp đến hạn", FOUND).number == "1.204"


@pytest.mark.parametrize(
    ("days", "words"), [(12, "còn 12 ngày"), (1, "còn 1 ngày"), (0, "hôm nay"), (-4, "quá hạn 4 ngày")]
)
def test_countdown(days: int, words: str) -> None:
    assert countdown(days) == words


@pytest.mark.parametrize(("days", "presses"), [(16, False), (15, True), (0, True), (-1, True)])
def test_a_report_presses_when_it_is_near(days: int, presses: bool) -> None:
    due_on = date(2026, 11, 20)
    figure = tile("báo cáo", replace(FOUND, report=NextReport(1, 7, "Báo cáo", due_on, days)))
    assert figure.presses is presses
    assert figure.caption == "báo cáo hằng năm\nhạn 20/11/2026"
    assert figure.hint == "Báo cáo"


def test_without_a_yearly_report_there_is_nothing_to_open() -> None:
    assert tile("báo cáo", replace(FOUND, report=None)).target is None


@pytest.mark.parametrize(
    ("age", "number", "presses"),
    [
        (0, "hôm nay", False),
        (1, "hôm qua", False),
        (7, "7 ngày trước", False),
        (8, "8 ngày trước", True),
        (-1, "hôm nay", False),
    ],
)
def test_an_old_backup_presses(age: int, number: str, presses: bool) -> None:
    backed_up_at = datetime(2026, 11, 8, 23, 59) - timedelta(age)
    figure = tile("sao lưu", replace(FOUND, last_backup=backed_up_at))
    assert (figure.number, figure.presses) == (number, presses)
    assert figure.caption == f"sao lưu gần nhất\n23:59 {backed_up_at:%d/%m/%Y}"


def test_no_backup_at_all_presses() -> None:
    figure = tile("sao lưu", replace(FOUND, last_backup=None))
    assert (figure.caption, figure.presses) == ("chưa sao lưu lần nào", True)


def test_without_a_round_one_is_offered() -> None:
    figure = tile("đợt xét", replace(FOUND, round=None))
    assert figure.caption == "chưa có đợt xét nào: tạo đợt cuối năm 2026"
    assert figure.target == PageWork("emulation", "new_round")


@pytest.mark.parametrize(
    ("day", "title"), [(date(2026, 11, 8), "Chủ nhật, 08/11/2026"), (date(2026, 11, 9), "Thứ Hai, 09/11/2026")]
)
def test_the_day_is_named(day: date, title: str) -> None:
    assert day_title(day) == title


def test_first_steps_are_those_not_taken_yet() -> None:
    bare = replace(FOUND, people=0, has_plan=False, round=None)
    assert [step.work for step in first_steps(bare)] == [
        PageWork("plan", "import_plan"),
        PageWork("people", "import_people"),
        PageWork("emulation", "new_round"),
    ]
    assert [step.missing for step in first_steps(replace(FOUND, people=0))] == ["Sổ chưa có người nào."]
    assert first_steps(FOUND) == []


def test_a_book_is_new_while_nothing_is_in_it() -> None:
    nothing = counted(0)
    blank: dict[str, Any] = {
        "has_plan": False,
        "round": None,
        "open_obstacles": nothing,
        "by_month": dict.fromkeys(range(1, 13), nothing),
        "by_state": dict.fromkeys(OccurrenceState, nothing),
    }
    assert replace(FOUND, people=0, **blank).is_new_book
    assert not replace(FOUND, people=1, **blank).is_new_book
    for name, something in (
        ("has_plan", True),
        ("open_obstacles", counted(1)),
        ("by_month", {1: counted(1)}),
        ("by_state", {OccurrenceState.NO_DUE: counted(1)}),
    ):
        assert not replace(FOUND, people=0, **blank | {name: something}).is_new_book


def test_bars_say_their_numbers() -> None:
    state = FOUND
    months = month_bars(state)
    assert [bar.value for bar in months] == list(range(1, 13))
    assert [bar.label for bar in months if bar.is_strong] == ["11"]
    assert months[2].words == "tháng 3: 3 hoạt động"
    states = state_bars(state)
    assert {bar.label: bar.value for bar in states}["Quá hạn"] == state.by_state[OccurrenceState.LATE].value
    assert states[0].words.endswith("nhiệm vụ")


@pytest.mark.parametrize(
    ("late", "soon", "words"),
    [
        (0, 0, ""),
        (2, 0, "Có 2 nhiệm vụ quá hạn."),
        (0, 3, "Có 3 nhiệm vụ sắp đến hạn."),
        (2, 3, "Có 2 nhiệm vụ quá hạn và 3 nhiệm vụ sắp đến hạn."),
    ],
)
def test_reminder(late: int, soon: int, words: str) -> None:
    assert reminder(late, soon) == words
