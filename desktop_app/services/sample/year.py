"""The sample's years: what the invented office did, met and was awarded."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached, Spread
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plans import plan_text
from desktop_app.services.plan.tasks import task_choices
from desktop_app.services.sample.awards import fill_decisions
from desktop_app.services.sample.council import fill_council
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import take_ready_set
from desktop_app.services.year.obstacles import save_obstacle, save_referral

_FIRST_YEAR = 2025
_EVENTS = (
    (ActivityKind.LAW_DAY, "Ngày pháp luật: Bộ quy tắc ứng xử trên mạng xã hội", "Trực tiếp", "thanh tra"),
    (ActivityKind.EVENT, "Gặp mặt thiếu nhi dịp Quốc tế thiếu nhi 01/6", "Trực tiếp", "chi doan"),
    (ActivityKind.EVENT, "Vui Tết Trung thu, hướng dẫn dùng mạng an toàn", "Trực tiếp", "chi doan"),
    (ActivityKind.CONFERENCE, "Tập huấn an toàn thông tin cho CCVCNLĐ", "Trực tiếp", "van phong"),
    (ActivityKind.DOCUMENT, "Công văn triển khai Kế hoạch", "", "van phong"),
    (ActivityKind.POSTING, "Đăng tải văn bản quy định về không gian mạng", "Trang thông tin điện tử", "trung tam"),
)
_NEWS = (
    "Đoàn viên giúp dân làm thủ tục hộ chiếu trực tuyến",
    "Khai trương tủ sách thiếu nhi vùng biên",
    "Lớp tiếng Anh miễn phí cho con em vùng cao",
    "Trao học bổng cho học sinh vượt khó",
    "Ra quân làm sạch đường biên",
)


def fill_years(book: Book, rng: random.Random, today: date) -> None:
    """Write activities, results, obstacles and decisions from the sample's first year up to today."""
    plan = plan_text(book)
    if plan is not None:
        track_from(book, plan.plan_id, _FIRST_YEAR)
    take_ready_set(book)
    _activities(book, rng, today)
    _results(book, today)
    _obstacles(book)
    fill_council(book, {"2025-H1": date(2025, 7, 3), "2025-H2": date(2025, 12, 16)})
    fill_decisions(book)


def _activities(book: Book, rng: random.Random, today: date) -> None:
    units = {choice.words: choice.id for choice in unit_choices(book)}
    people = [choice.id for choice in person_choices(book)]
    tasks = {choice.detail: choice.id for choice in task_choices(book)}
    for year in range(_FIRST_YEAR, today.year + 1):
        briefed = tuple(map(Participant, rng.sample(people, len(people) - 3)))
        activities = [ActivityFields(date(year, 2, 10), ActivityKind.BRIEFING, f"Quán triệt Kế hoạch năm {year}")]
        activities[0] = _with(activities[0], units, "van phong", tasks.get("II/1/1.1"), participants=briefed)
        for month in range(1, 13):
            kind, title, channel, unit = rng.choice(_EVENTS)
            day = date(year, month, rng.randint(1, 27))
            reached = PeopleReached(staff=rng.randint(10, 25), children=rng.choice((None, 20, 35)))
            activity = ActivityFields(day, kind, title, channel=channel, reached=reached)
            activities.append(_with(activity, units, unit, tasks.get("II/1/1.2")))
        activities += [_news(rng, units, tasks, year, day) for day in range(0, 360, 3)]
        for activity in activities:
            if activity.from_date <= today:
                add_activity(book, activity)


def _with(
    activity: ActivityFields,
    units: Mapping[str, int],
    unit: str,
    task_id: int | None,
    participants: tuple[Participant, ...] = (),
) -> ActivityFields:
    unit_id = next((unit_id for words, unit_id in units.items() if words.startswith(unit)), None)
    return replace(activity, unit_id=unit_id, task_id=task_id, participants=participants)


def _news(
    rng: random.Random, units: Mapping[str, int], tasks: Mapping[str, int], year: int, day: int
) -> ActivityFields:
    kind = ActivityKind.STORY if day % 21 == 0 else ActivityKind.GOOD_NEWS
    posted = date(year, 1, 1) + timedelta(days=day)
    activity = ActivityFields(
        posted,
        kind,
        rng.choice(_NEWS),
        channel=rng.choice(("Facebook", "Zalo", "Trang thông tin điện tử")),
        link=f"https://vi-du.example/tin/{posted:%Y%m%d}",
        spread=rng.choice((Spread.POSTED, Spread.SHARED)),
        reached=PeopleReached(members=rng.randint(20, 200)),
    )
    return _with(activity, units, "chi doan", tasks.get("II/3/3.2"))


def _results(book: Book, today: date) -> None:
    # The year before was brought to its end; this year's first half too, and the rest waits.
    for row in lists.everything(book, ListQuery("occurrences")):
        due_on = row.values[5]
        if due_on is None or due_on > today - timedelta(days=60):
            continue
        done_on = due_on - timedelta(days=4) if row.id % 3 else due_on + timedelta(days=6)
        record_result(book, row.id, OccurrenceFields("Đã tổng hợp, báo cáo theo quy định.", done_on=done_on))


def _obstacles(book: Book) -> None:
    centre = next((choice.id for choice in unit_choices(book) if choice.words.startswith("trung tam")), None)
    lacking = ObstacleFields(
        date(2026, 4, 6), "Máy ghi hình phục vụ đăng tin đã cũ, chất lượng thấp", centre, "Bố trí kinh phí thay máy"
    )
    save_obstacle(book, None, lacking)
    solved = ObstacleFields(date(2025, 9, 8), "Thiếu người quản trị trang mạng xã hội", centre, "Phân công kiêm nhiệm")
    answered = replace(solved, put_on=date(2025, 9, 10), answer="Đồng ý", answered_on=date(2025, 9, 15))
    save_obstacle(book, None, replace(answered, closed_on=date(2025, 10, 1)))
    save_referral(book, None, ReferralFields(date(2026, 3, 19), "Lừa đảo trên mạng", "Công an tỉnh", "12/SNgV-VP"))
