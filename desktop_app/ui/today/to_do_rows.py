"""What is to be done as groups of rows, each with the act that does it: made from the day's records alone."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OCCURRENCE_STATE_TONES, OccurrenceState, period_title
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import StateTone
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.domain.year.good_news import week_start
from desktop_app.domain.year.obstacles import ObstacleState
from desktop_app.services.day.today import Done, DueTask, OpenObstacle, RoundWork, Today
from desktop_app.ui.base.translation import format_date, format_number
from desktop_app.ui.today.figures import PageWork, Target
from desktop_app.ui.today.first_steps import HIDE, first_steps

_BACKUP_OLD_AFTER: Final = 7
"""Days without a backup after which one is asked for."""
_WEEK: Final = timedelta(days=6)
_ACTS: Final[dict[NominationState | None, str]] = {
    NominationState.DRAFT: "Bổ sung",
    NominationState.HELD: "Xem lại",
    NominationState.COMPLETE: "Mở phiên họp",
    NominationState.COUNCIL: "Ghi biểu quyết",
    NominationState.PASSED: "Trình, quyết định",
    NominationState.SUBMITTED: "Ghi quyết định",
    None: "Nhập số, ngày",
    NominationState.DECIDED: "Trao, chi",
}
_AT_COUNCIL: Final = (NominationState.COMPLETE, NominationState.COUNCIL)
_DECIDED: Final = "đợt đã có quyết định khen thưởng, chỉ còn ghi kết quả"
_AT_DECISIONS: Final = (None, NominationState.PASSED, NominationState.SUBMITTED)


class ToDoRow(NamedTuple):
    """A thing to do: its words, what is known of it, and the act: its label and where it is done.

    `opens` is the list with its records; `is_done` what fades; `is_late` what is said in the colour of what is late.
    """

    title: str
    detail: str
    label: str
    target: Target
    opens: ListQuery | None = None
    is_done: bool = False
    is_late: bool = False


class ToDoGroup(NamedTuple):
    """Rows under a title, whose mark has the colours of `tone`."""

    title: str
    words: str
    tone: StateTone
    rows: tuple[ToDoRow, ...]


def to_do_groups(today: Today, *, has_steps: bool = True) -> list[ToDoGroup]:
    """Return the groups of the day that have rows: what is late, this week, soon after, the rounds, the book.

    Before them stand the first steps while one is left, if the clerk still wants to see them (`has_steps`).
    """
    sunday = week_start(today.day) + _WEEK
    done = [row for row in today.done if row.kind == "occurrence"]
    late = [_task_row(task, is_late=True) for task in today.late_tasks]
    week = [_task_row(task) for task in today.soon_tasks if task.due_on <= sunday]
    soon = [_task_row(task) for task in today.soon_tasks if task.due_on > sunday]
    late += _rest(today.late.value - len(today.late_tasks), "nhiệm vụ quá hạn", today.late.query)
    in_week, later = today.soon_this_week, today.soon.value - today.soon_this_week.value
    week += _rest(in_week.value - len(week), "nhiệm vụ đến hạn trong tuần", in_week.query)
    soon += _rest(later - len(soon), "nhiệm vụ sắp đến hạn", today.soon.query)
    for row in done:
        was_late = row.due_on is not None and row.due_on < today.day
        is_later = row.due_on is not None and row.due_on > sunday
        (late if was_late else soon if is_later else week).append(_done_row(row))
    groups = (
        *([_first_steps(today)] if has_steps else ()),
        ToDoGroup("Quá hạn", _number_late(today), OCCURRENCE_STATE_TONES[OccurrenceState.LATE], tuple(late)),
        ToDoGroup("Tuần này", f"đến {sunday:%d/%m}", StateTone.WARNING, (*week, *_posts(today), *_obstacles(today))),
        ToDoGroup("Sắp đến hạn", "sau tuần này", OCCURRENCE_STATE_TONES[OccurrenceState.DUE_SOON], tuple(soon)),
        ToDoGroup("Đợt xét", "", StateTone.TO_DO, (*_rounds(today), *_recoveries(today), *_done_of(today, "decision"))),
        ToDoGroup("Sổ", "", StateTone.NONE, (*_first_round(today), _backup(today), *_done_of(today, "issued_paper"))),
    )
    return [group for group in groups if group.rows]


def most_urgent(rows: Iterable[ToDoRow]) -> ToDoRow | None:
    """Return what is to be done first: what is late, else the first row; None where all is done."""
    left = [row for row in rows if not row.is_done and row.target != HIDE]
    return next((row for row in left if row.is_late), next(iter(left), None))


def _number_late(today: Today) -> str:
    """Return how many tasks are late, and how many of them the chart of this year does not count."""
    number = today.late.value
    earlier = number - today.by_state[OccurrenceState.LATE].value
    words = f"{format_number(number)} việc" if number else ""
    return f"{words}, {format_number(earlier)} của các năm trước" if earlier > 0 else words


def _task_row(task: DueTask, *, is_late: bool = False) -> ToDoRow:
    known = (
        f"hạn {format_date(task.due_on)}, {task.state}",
        task.leads or "chưa giao đơn vị",
        period_title(task.period) if task.period else "",
        _DECIDED if task.is_decided else "",
    )
    row = ToDoRow(
        task.text,
        " · ".join(words for words in known if words),
        "Ghi kết quả",
        PageWork("tracking", "record_result", task.occurrence_id),
        task.periods,
        is_late=is_late,
    )
    report = "annual" if task.is_yearly_report else "phase" if task.is_phase_report else ""
    return row._replace(label="Soạn báo cáo", target=PageWork("reports", report)) if report else row


def _rest(number: int, words: str, query: ListQuery) -> list[ToDoRow]:
    return [ToDoRow(f"Còn {format_number(number)} {words}", "", "Xem cả", query, query)] if number > 0 else []


def _done_row(done: Done) -> ToDoRow:
    """Return a row of what was done today, which opens its record."""
    kind, words = {
        "occurrence": ("occurrences", done.words),
        "obstacle": ("obstacles", done.words),
        "decision": ("decisions", f"Quyết định số {done.words}"),
        "issued_paper": ("issued", f"Đã phát hành: {done.words}"),
    }[done.kind]
    query = ListQuery(kind, scope={"ids": [done.id]})
    return ToDoRow(words, f"xong lúc {done.at:%H:%M}", "Xem", query, query, is_done=True)


def _done_of(today: Today, kind: str) -> list[ToDoRow]:
    return [_done_row(done) for done in today.done if done.kind == kind]


def _posts(today: Today) -> list[ToDoRow]:
    """Return what good news and stories this week lacks, where the office keeps them."""
    if not (today.has_plan or today.news.value or today.stories.value):
        return []
    monday = week_start(today.day)
    days = [day for day in today.gaps.days if day >= monday]
    before = len([day for day in today.gaps.days if day < monday and day.month == today.day.month])
    earlier = f"; trước đó trong tháng còn {before} ngày" if before else ""
    month = f"{today.day:%Y-%m}"
    news, stories = (
        ListQuery("activities", scope={"month": month, "kind": kind.value})
        for kind in (ActivityKind.GOOD_NEWS, ActivityKind.STORY)
    )
    rows = []
    if days:
        words, missing = f"Tin tốt: {len(days)} ngày trong tuần chưa có", ", ".join(f"{day:%d/%m}" for day in days)
        rows.append(ToDoRow(words, f"{missing}{earlier}", "Ghi tin", PageWork("activities", "add_news"), news))
    else:
        rows.append(ToDoRow("Tin tốt: đủ các ngày trong tuần", earlier[2:], "Xem", news, news, is_done=True))
    if monday in today.gaps.weeks:
        words = "Câu chuyện đẹp: tuần này chưa có"
        rows.append(
            ToDoRow(words, f"tuần từ {monday:%d/%m}", "Ghi chuyện", PageWork("activities", "add_story"), stories)
        )
    else:
        rows.append(ToDoRow("Câu chuyện đẹp: tuần này đã có", "", "Xem", stories, stories, is_done=True))
    return rows


def _obstacles(today: Today) -> list[ToDoRow]:
    rows = [_obstacle_row(obstacle) for obstacle in today.obstacles]
    rest = today.open_obstacles.value - len(rows)
    return [*rows, *_rest(rest, "khó khăn, vướng mắc", today.open_obstacles.query), *_done_of(today, "obstacle")]


def _obstacle_row(obstacle: OpenObstacle) -> ToDoRow:
    if obstacle.state is ObstacleState.ANSWERED:
        day = f" {format_date(obstacle.answered_on)}" if obstacle.answered_on else ""
        known, label = f"đã trả lời{day}, chưa giải quyết xong", "Ghi giải quyết xong"
        work = PageWork("obstacles", "close", obstacle.id)
    elif obstacle.put_on:
        known, label = f"đã báo cáo Lãnh đạo {format_date(obstacle.put_on)}", "Ghi trả lời"
        work = PageWork("obstacles", "answer", obstacle.id)
    else:
        known, label = f"phản ánh {format_date(obstacle.raised_on)}, chưa báo cáo Lãnh đạo", "Xử lý"
        work = PageWork("obstacles", "edit", obstacle.id)
    return ToDoRow(
        f"Vướng mắc: {obstacle.content}",
        " · ".join(words for words in (obstacle.unit, known) if words),
        label,
        work,
        ListQuery("obstacles", scope={"ids": [obstacle.id]}),
    )


def _rounds(today: Today) -> list[ToDoRow]:
    rows = [_round_row(work, today.day) for work in today.round_works]
    if today.missed_round is not None:
        before = today.opened_before
        known = f"đợt cùng kỳ năm trước mở ngày {format_date(before)}" if before else "chưa có đợt này trong sổ"
        act = PageWork("emulation", "new_round")
        rows.append(ToDoRow(f"Mở đợt {today.missed_round.title}", known, "Tạo đợt", act))
    return rows


def _recoveries(today: Today) -> list[ToDoRow]:
    """Return the cancelled awards of which something is still to come back, whether their round is closed or not."""
    rows = []
    for recovery in today.recoveries:
        awards = ListQuery("decisions", scope={"ids": [recovery.decision_id]})
        words = f"Thu hồi {format_number(recovery.number)} khen thưởng đã hủy bỏ của Quyết định số {recovery.decision}"
        detail = f"giấy, bằng, tiền thưởng · chậm nhất ngày {format_date(recovery.by)}"
        is_late = recovery.by < today.day
        rows.append(ToDoRow(words, detail, "Ghi thu hồi", awards, awards, is_late=is_late))
    return rows


def _round_row(work: RoundWork, day: date) -> ToDoRow:
    state, code = work.to_do.state, str(work.code)
    nominations = ListQuery("nominations", scope={"round": code} | ({"state": state.value} if state else {}))
    target = nominations
    if state in _AT_COUNCIL:
        target = ListQuery("sessions", scope={"round": code})
    elif state in _AT_DECISIONS:
        target = ListQuery("decisions", scope={"round": code})
    is_late = work.by is not None and work.by < day
    by = f" · {'đã quá ngày' if is_late else 'dự kiến ngày'} {format_date(work.by)}" if work.by else ""
    return ToDoRow(
        work.to_do.sentence.removesuffix("."),
        f"đợt {work.code.title}{by}",
        _ACTS[state],
        target,
        nominations if state else target,
        is_late=is_late,
    )


def _first_steps(today: Today) -> ToDoGroup:
    steps = first_steps(today)
    done = sum(step.is_done for step in steps)
    if done == len(steps):
        return ToDoGroup("Bước đầu", "", StateTone.TO_DO, ())
    rows = [
        ToDoRow(step.words, "", "Xem", step.leads_to, is_done=True)
        if step.is_done
        else ToDoRow(step.words, step.detail, step.short, step.leads_to)
        for step in steps
    ]
    hiding = ToDoRow("Không cần các bước còn lại", "", "Ẩn", HIDE)
    return ToDoGroup("Bước đầu", f"xong {done} trong {len(steps)}", StateTone.TO_DO, (*rows, hiding))


def _first_round(today: Today) -> list[ToDoRow]:
    if today.round is not None:
        return []
    words = "Để ghi đề nghị khen thưởng của tập thể, cá nhân."
    act = PageWork("emulation", "new_round")
    return [ToDoRow("Sổ chưa có đợt xét nào", f"{words} Kế tiếp: {today.next_round}.", "Tạo đợt", act)]


def _backup(today: Today) -> ToDoRow:
    act = PageWork("backup", "back_up")
    if today.last_backup is None:
        return ToDoRow("Chưa sao lưu lần nào", "", "Sao lưu ngay", act, is_late=True)
    at = today.last_backup
    days = max((today.day - at.date()).days, 0)
    when = f"{at:%H:%M} {format_date(at.date())}"
    if not days:
        return ToDoRow(f"Đã sao lưu lúc {at:%H:%M} hôm nay", "", "Xem", PageWork("backup"), is_done=True)
    old = days > _BACKUP_OLD_AFTER
    ago = "hôm qua" if days == 1 else f"{format_number(days)} ngày trước"
    return ToDoRow(f"Sao lưu gần nhất: {ago}", when, "Sao lưu ngay", act, is_late=old)
