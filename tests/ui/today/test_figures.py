"""The words and marks of the day's figures, and the first steps of a new book."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OCCURRENCE_STATE_LABELS, OCCURRENCE_STATE_TONES, OccurrenceState
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.year.good_news import Gaps
from desktop_app.services.day import today as services
from desktop_app.services.day.today import DayFigure, DueTask, NextReport, Recovery, RoundState, RoundWork, Today
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds.steps import ToDo
from desktop_app.ui.today.bars import month_bars, state_bars
from desktop_app.ui.today.figures import PageWork, day_title, figures
from desktop_app.ui.today.first_steps import HIDE, first_steps
from desktop_app.ui.today.reminder import reminder
from desktop_app.ui.today.to_do_rows import ToDoRow, to_do_groups

DAY = date(2026, 11, 8)
CODE = RoundCode(2026, 1)


def counted(number: int, kind: str = "occurrences") -> services.DayFigure:
    return services.DayFigure(number, ListQuery(kind, scope={"number": number}))


FOUND = Today(
    day=DAY,
    has_office=True,
    has_signer=True,
    has_units=True,
    has_plan=True,
    people=12,
    late_tasks=(),
    soon_tasks=(),
    late=counted(3),
    soon=counted(1204),
    soon_this_week=counted(0),
    done=(),
    round=RoundState(Round(1, CODE, CODE.first_day, CODE.last_day), counted(2), counted(9)),
    round_works=(),
    next_round=RoundCode(2026, 2),
    missed_round=None,
    opened_before=None,
    report=NextReport(71, "Báo cáo kết quả", date(2026, 11, 20), 12),
    gaps=Gaps((), ()),
    news=services.DayFigure(6, ListQuery("activities", scope={"year": 2026, "kind": "good_news"})),
    stories=counted(1),
    awards=counted(1480, "awards"),
    obstacles=(),
    open_obstacles=counted(4, "obstacles"),
    last_backup=datetime(2026, 11, 7, 9, 15),
    by_month={month: counted(month, "activities") for month in range(1, 13)},
    by_state={state: counted(place) for place, state in enumerate(OccurrenceState)},
)


def rows(today: Today) -> dict[str, ToDoRow]:
    """Return the rows of the page by their titles."""
    return {row.title: row for group in to_do_groups(today) for row in group.rows}


def backup(today: Today) -> ToDoRow:
    """Return the only row about backups."""
    (row,) = [row for title, row in rows(today).items() if "sao lưu" in title.lower()]
    return row


def test_the_figures_say_the_year_and_the_newest_round() -> None:
    assert [(tile.number, tile.caption) for tile in figures(FOUND)] == [
        ("78", "hoạt động năm 2026, kể cả tin tốt, chuyện đẹp"),
        ("6 · 1", "tin tốt · chuyện đẹp"),
        ("2 · 9", "đề nghị cho tập thể · cá nhân, đợt sơ kết 6 tháng đầu năm 2026"),
        ("1.480", "khen thưởng năm 2026"),
    ]
    assert [tile.number for tile in figures(FOUND._replace(round=None))] == ["78", "6 · 1", "1.480"]


def test_more_than_is_shown_leads_to_the_whole_list() -> None:
    assert rows(FOUND)["Còn 1.204 nhiệm vụ sắp đến hạn"].target == FOUND.soon.query
    assert rows(FOUND)["Còn 3 nhiệm vụ quá hạn"].target == FOUND.late.query
    assert rows(FOUND)["Còn 4 khó khăn, vướng mắc"].target == FOUND.open_obstacles.query


def test_more_than_is_shown_stands_with_what_is_due_in_the_same_week() -> None:
    tasks = tuple(DueTask(number, number, DAY, "còn 0 ngày", f"Việc {number}", "", "", False) for number in range(8))
    groups = {
        group.title: [row.title for row in group.rows]
        for group in to_do_groups(FOUND._replace(soon_tasks=tasks, soon=counted(14), soon_this_week=counted(11)))
    }
    assert groups["Tuần này"][8] == "Còn 3 nhiệm vụ đến hạn trong tuần"
    assert groups["Sắp đến hạn"] == ["Còn 3 nhiệm vụ sắp đến hạn"]


def test_gaps_of_the_week_are_named_and_those_before_it_counted() -> None:
    gaps = Gaps((date(2026, 11, 1), date(2026, 11, 3), date(2026, 11, 8)), (date(2026, 11, 2),))
    shown = rows(FOUND._replace(gaps=gaps))
    assert shown["Tin tốt: 2 ngày trong tuần chưa có"].detail == "03/11, 08/11; trước đó trong tháng còn 1 ngày"
    assert not shown["Câu chuyện đẹp: tuần này chưa có"].is_done
    filled = rows(FOUND)
    assert filled["Tin tốt: đủ các ngày trong tuần"].is_done
    assert filled["Câu chuyện đẹp: tuần này đã có"].is_done


@pytest.mark.parametrize(
    ("age", "words", "is_done", "is_late"),
    [
        (0, "Đã sao lưu lúc 23:59 hôm nay", True, False),
        (1, "Sao lưu gần nhất: hôm qua", False, False),
        (7, "Sao lưu gần nhất: 7 ngày trước", False, False),
        (8, "Sao lưu gần nhất: 8 ngày trước", False, True),
        (-1, "Đã sao lưu lúc 23:59 hôm nay", True, False),
        (None, "Chưa sao lưu lần nào", False, True),
    ],
)
def test_a_backup_is_asked_for_unless_one_was_made_today(
    age: int | None, words: str, is_done: bool, is_late: bool
) -> None:
    made_at = None if age is None else datetime(2026, 11, 8, 23, 59) - timedelta(age)
    row = backup(FOUND._replace(last_backup=made_at))
    assert (row.title, row.is_done, row.is_late) == (words, is_done, is_late)
    assert row.target == PageWork("backup", "" if is_done else "back_up")


def test_a_round_whose_time_has_come_is_missed() -> None:
    missed = FOUND._replace(missed_round=RoundCode(2026, 2), opened_before=date(2025, 12, 31))
    row = rows(missed)["Mở đợt cuối năm 2026"]
    assert row.detail == "đợt cùng kỳ năm trước mở ngày 31/12/2025"
    assert row.target == PageWork("emulation", "new_round")


def test_what_is_late_in_a_round_says_so() -> None:
    to_do = ToDo(2, NominationState.PASSED, "2 đề nghị Hội đồng đã thông qua, chưa trình.")
    works = (RoundWork(CODE, to_do, date(2026, 7, 8)), RoundWork(CODE, to_do._replace(state=None), None))
    shown = [row for row in rows(FOUND._replace(round_works=works[:1])).values() if row.label == "Trình, quyết định"]
    assert [(row.detail, row.is_late) for row in shown] == [
        ("đợt sơ kết 6 tháng đầu năm 2026 · đã quá ngày 08/07/2026", True)
    ]
    assert shown[0].target == ListQuery("decisions", scope={"round": "2026-H1"})
    recovery = Recovery(7, "15/QĐ-SNgV", 2, date(2026, 7, 8))
    row = rows(FOUND._replace(recoveries=(recovery,)))["Thu hồi 2 khen thưởng đã hủy bỏ của Quyết định số 15/QĐ-SNgV"]
    assert (row.detail, row.label) == ("giấy, bằng, tiền thưởng · chậm nhất ngày 08/07/2026", "Ghi thu hồi")
    assert row.target == ListQuery("decisions", scope={"ids": [7]})


@pytest.mark.parametrize(
    ("day", "title"), [(date(2026, 11, 8), "Chủ nhật, 08/11/2026"), (date(2026, 11, 9), "Thứ Hai, 09/11/2026")]
)
def test_the_day_is_named(day: date, title: str) -> None:
    assert day_title(day) == title


def test_first_steps_say_which_are_taken_and_go_with_the_last() -> None:
    bare = FOUND._replace(has_office=False, has_signer=False, has_units=False, people=0, has_plan=False)
    assert not any(step.is_done for step in first_steps(bare))
    one_left = FOUND._replace(has_signer=False)
    (group, *_) = to_do_groups(one_left)
    assert (group.title, group.words) == ("Bước đầu", "xong 4 trong 5")
    assert [row.target for row in group.rows if not row.is_done] == [PageWork("office", "edit_signer"), HIDE]
    assert "Bước đầu" not in {group.title for group in (*to_do_groups(FOUND), *to_do_groups(bare, has_steps=False))}
    (row,) = [row for row in rows(FOUND._replace(round=None)).values() if "chưa có đợt xét" in row.title]
    assert row.target == PageWork("emulation", "new_round")


def test_a_book_is_new_while_nothing_is_in_it() -> None:
    nothing = counted(0)
    blank: dict[str, Any] = {
        "has_plan": False,
        "round": None,
        "open_obstacles": nothing,
        "by_month": dict.fromkeys(range(1, 13), nothing),
        "by_state": dict.fromkeys(OccurrenceState, nothing),
    }
    assert FOUND._replace(people=0, **blank).is_new_book
    assert not FOUND._replace(people=1, **blank).is_new_book
    for name, something in (
        ("has_plan", True),
        ("open_obstacles", counted(1)),
        ("by_month", {1: counted(1)}),
        ("by_state", {OccurrenceState.NO_DUE: counted(1)}),
    ):
        assert not FOUND._replace(people=0, **blank | {name: something}).is_new_book


def test_bars_say_their_numbers() -> None:
    state = FOUND
    months = month_bars(state.by_month, "hoạt động", state.day.month)
    assert [bar.value for bar in months] == list(range(1, 13))
    assert [bar.label for bar in months if bar.is_strong] == ["11"]
    assert months[2].words == "tháng 3: 3 hoạt động"
    states = state_bars(state.by_state)
    assert {bar.label: bar.value for bar in states}["Quá hạn"] == state.by_state[OccurrenceState.LATE].value
    assert states[0].words.endswith("kỳ")


def test_a_state_has_one_tone_in_lists_charts_and_the_groups_of_the_day() -> None:
    counts = {state: DayFigure(1, ListQuery("occurrences")) for state in OccurrenceState}
    tones = {bar.label: bar.tone for bar in state_bars(counts)}
    assert tones == {OCCURRENCE_STATE_LABELS[state]: OCCURRENCE_STATE_TONES[state] for state in OccurrenceState}
    titled = {group.title: group.tone for group in to_do_groups(FOUND)}
    assert {title: tones[title] for title in titled.keys() & tones.keys()} == {
        title: titled[title] for title in ("Quá hạn", "Sắp đến hạn")
    }


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
