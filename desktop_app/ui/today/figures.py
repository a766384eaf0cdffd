"""The day's figures as texts, each with the list or page that it opens."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.services.day.today import NextReport, RoundState, Today
from desktop_app.ui.base.translation import format_date, format_number

_BACKUP_OLD_AFTER: Final = 7
"""Days without a backup after which the page marks it."""

_REPORT_NEAR: Final = 15
"""Days before its due date from which the page marks the report."""

_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class PageWork:
    """Work on another page: the page's key and the name of one of its `works` ("" for going there only)."""

    page: str
    offer: str = ""


Target = ListQuery | PageWork
"""What a figure opens."""


@dataclass(frozen=True, slots=True)
class FigureTile:
    """A figure as shown: `number` large, `caption` under it, `hint` as tool tip; `presses` marks what is urgent."""

    number: str
    caption: str
    target: Target | None
    hint: str = ""
    presses: bool = False
    places: int = 1
    """How many of the grid's columns it fills."""


def figures(today: Today) -> list[FigureTile]:
    """Return the figures of the page, in two rows of five places."""
    return [
        FigureTile(format_number(today.late.value), "nhiệm vụ quá hạn", today.late.query, presses=today.late.value > 0),
        FigureTile(format_number(today.soon.value), "nhiệm vụ sắp đến hạn", today.soon.query),
        _report(today.report),
        FigureTile(
            format_number(today.open_obstacles.value),
            "khó khăn, vướng mắc chưa giải quyết xong",
            today.open_obstacles.query,
        ),
        _backup(today.last_backup, today.day),
        _gaps(today, today.days_without_news, "ngày thiếu tin tốt", ActivityKind.GOOD_NEWS),
        _gaps(today, today.weeks_without_story, "tuần thiếu câu chuyện đẹp", ActivityKind.STORY),
        *_round(today),
    ]


def day_title(day: date) -> str:
    """Return a day with its weekday: "Thứ Ba, 24/11/2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {format_date(day)}"


def countdown(days: int) -> str:
    """Return the days to a due day in words: "còn 12 ngày", "quá hạn 4 ngày"."""
    if days == 0:
        return "hôm nay"
    return f"còn {format_number(days)} ngày" if days > 0 else f"quá hạn {format_number(-days)} ngày"


def _report(report: NextReport | None) -> FigureTile:
    if report is None:
        return FigureTile("–", "chưa có báo cáo hằng năm trong kế hoạch", None)
    caption = f"báo cáo hằng năm\nhạn {format_date(report.due_on)}"
    return FigureTile(countdown(report.days), caption, report.periods, report.text, report.days <= _REPORT_NEAR)


def _gaps(today: Today, number: int, words: str, kind: ActivityKind) -> FigureTile:
    month = f"{today.day:%Y-%m}"
    query = ListQuery("activities", scope={"month": month, "kind": kind.value})
    return FigureTile(format_number(number), f"{words}\ntháng {today.day.month}", query)


def _round(today: Today) -> list[FigureTile]:
    round_state: RoundState | None = today.round
    if round_state is None:
        caption = f"chưa có đợt xét nào: tạo đợt {today.next_round.title}"
        return [FigureTile("–", caption, PageWork("emulation", "new_round"), "Tạo đợt xét", places=3)]
    code = str(round_state.round.code)
    return [
        FigureTile(
            format_number(figure.value), f"{words}\nđợt {code}", figure.query, f"Đợt xét {round_state.round.code.title}"
        )
        for figure, words in (
            (round_state.collectives, "tập thể được đề nghị"),
            (round_state.individuals, "cá nhân được đề nghị"),
            (round_state.drafts, "đề nghị còn nháp"),
        )
    ]


def _backup(backed_up_at: datetime | None, day: date) -> FigureTile:
    target = PageWork("backup")
    if backed_up_at is None:
        return FigureTile("–", "chưa sao lưu lần nào", target, "Mở trang An toàn dữ liệu", presses=True)
    days = max((day - backed_up_at.date()).days, 0)
    number = ("hôm nay", "hôm qua")[days] if days < 2 else f"{format_number(days)} ngày trước"
    caption = f"sao lưu gần nhất\n{backed_up_at:%H:%M} {format_date(backed_up_at.date())}"
    return FigureTile(number, caption, target, "Mở trang An toàn dữ liệu", days > _BACKUP_OLD_AFTER)
