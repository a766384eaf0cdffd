"""The year's figures as texts, each with the list that it opens; and the words for a day."""

from datetime import date
from typing import Final, NamedTuple

from desktop_app.domain.lists import ListQuery
from desktop_app.services.day.today import Today
from desktop_app.ui.base.translation import format_date, format_number

_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class PageWork(NamedTuple):
    """Work on another page: the page's key, the name of one of its `works` ("" for going there only), and a record."""

    page: str
    offer: str = ""
    record_id: int = 0


Target = ListQuery | PageWork
"""What a figure or a row opens."""


class FigureTile(NamedTuple):
    """A figure as shown: `number` large, `caption` under it."""

    number: str
    caption: str
    target: ListQuery


def figures(today: Today) -> list[FigureTile]:
    """Return the four figures of the page; without a round there are three."""
    year = today.day.year
    posts = ListQuery("activities", scope={"year": year, "kinds": [today.news.query.scope["kind"], "story"]})
    # Indicators count what was held alone: two numbers of one word want to be told apart.
    posted = ", kể cả tin tốt, chuyện đẹp" if today.news.value or today.stories.value else ""
    tiles = [
        FigureTile(
            format_number(today.activities),
            f"hoạt động năm {year}{posted}",
            ListQuery("activities", scope={"year": year}),
        ),
        FigureTile(
            f"{format_number(today.news.value)} · {format_number(today.stories.value)}",
            "tin tốt · chuyện đẹp",
            posts,
        ),
    ]
    if today.round is not None:
        collectives, individuals = today.round.collectives.value, today.round.individuals.value
        query = ListQuery("nominations", scope={"round": str(today.round.round.code)})
        numbers = f"{format_number(collectives)} · {format_number(individuals)}"
        caption = f"đề nghị cho tập thể · cá nhân, đợt {today.round.round.code.title}"
        tiles.append(FigureTile(numbers, caption, query))
    tiles.append(FigureTile(format_number(today.awards.value), f"khen thưởng năm {year}", today.awards.query))
    return tiles


def day_title(day: date) -> str:
    """Return a day with its weekday: "Thứ Ba, 24/11/2026"."""
    return f"{_WEEKDAYS[day.weekday()]}, {format_date(day)}"
