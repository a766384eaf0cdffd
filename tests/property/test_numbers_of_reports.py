"""Over random years: every number of the annual report, from SQL that the program does not use, and its list."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.numbers import format_number
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import (
    POSTED_KINDS,
    ActivityFields,
    ActivityKind,
    Participant,
    PeopleReached,
    Spread,
)
from desktop_app.domain.year.gatherings import gathering_words
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.services import lists
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, Report, report
from desktop_app.services.papers.reports.figures import ReportFigure, figures_of
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plans import apply_plan, propose_plan, shipped_plan
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from tests.books import book_in, collective, individual, person, review_round, rows_of, unit

FIRST, CUT_OFF = date(2025, 11, 16), date(2026, 11, 15)
SPAN = f"BETWEEN '{FIRST}' AND '{CUT_OFF}'"
BORDERS = [date(2025, 11, 15), FIRST, date(2025, 12, 31), date(2026, 1, 1), CUT_OFF, date(2026, 11, 16)]
DAYS = st.one_of(st.sampled_from(BORDERS), st.dates(date(2025, 10, 1), date(2026, 12, 31)))
COUNTS = st.one_of(st.none(), st.integers(0, 9_000))
TOLD_BY_KIND = {
    ActivityKind.CONFERENCE: "",
    ActivityKind.BRIEFING: "hội nghị quán triệt",
    ActivityKind.LAW_DAY: "buổi sinh hoạt “Ngày pháp luật”",
    ActivityKind.POSTING: "lượt đăng tải văn bản, tin, bài",
    ActivityKind.EVENT: "sự kiện",
    ActivityKind.COOPERATION: "hoạt động phối hợp",
    ActivityKind.DOCUMENT: "văn bản",
    ActivityKind.OTHER: "hoạt động",
}
ITEMS = {"good_news": "Tin tốt", "story": "Câu chuyện đẹp", "exemplar": "Bài giới thiệu gương điển hình"}
SPREADS = {"posted": "đăng mới", "shared": "chia sẻ lại"}
AMONG = re.compile(r" \(\d+/\d+ .* trong kỳ\)$")
OF_TASKS = re.compile(r"^Kỳ thực hiện(?:: nhiệm vụ)? (?=hoàn thành|của kỳ sau)")
"""Where a task has several periods it is these that are counted."""
AMONG_PEOPLE = re.compile(r"^(Lượt người (?:tham gia|tiếp cận)) \d+/\d+ (.*) trong kỳ$")
"""What the name of a number says of how many it is that other parts tell, too."""
LETTERS = "abcdefgh"
"""In texts of records instead of numbers, which would have to be in an annex."""
GROUPS = ("staff", "members", "teenagers", "children", "others")
ATTENDED = "SELECT count(DISTINCT person_id) FROM participant WHERE activity_id = activity.id"
REACHED = f"({' + '.join(f'coalesce(reached_{group}, 0)' for group in GROUPS)})"
AUTHORED = ("document", "posting", "good_news", "story", "exemplar", "cooperation", "other")
"""Kinds of activities nobody comes to: on their lists stands who did them."""
PEOPLE = f"CASE WHEN {REACHED} > 0 THEN {REACHED} WHEN kind IN {AUTHORED} THEN 0 ELSE ({ATTENDED}) END"
PATH = "coalesce((SELECT path FROM task JOIN plan_section s ON s.id = section_id WHERE task.id = task_id), '')"
PARTS = {f"plan-{number}": f"{PATH} LIKE 'II/{number}/%'" for number in (1, 2, 3)} | {
    "others": f"{PATH} NOT LIKE 'II/%'"
}

activity = st.fixed_dictionaries(
    {
        "day": DAYS,
        "kind": st.sampled_from(ActivityKind),
        "title": st.sampled_from(
            ["Tập huấn an toàn thông tin", "Gặp mặt thiếu nhi", "Ngày pháp luật: Luật An ninh mạng"]
        ),
        "place": st.integers(0, 20),
        "staff": COUNTS,
        "children": COUNTS,
        "present": st.integers(0, 3),
        "spread": st.sampled_from(Spread),
        "channel": st.sampled_from(["", "Zalo", "Facebook"]),
        "notable": st.booleans(),
    }
)
TWO_OF_EVERY_KIND = [
    {
        **{"day": CUT_OFF, "kind": kind, "title": "Tập huấn an toàn thông tin", "place": place},
        **{"staff": 6_887, "children": 255, "present": 1, "spread": Spread.NONE, "channel": "", "notable": False},
    }
    for place in (0, 0, 7)
    for kind in ActivityKind
]
"""In one part of the plan and once in another: chance makes two of a kind in a part too seldom."""
LISTED_ALONE = [each | {"staff": None, "children": None} for each in TWO_OF_EVERY_KIND]
"""Nobody was counted, one person stands on each list: who came to it, or who wrote it."""
others = st.lists(st.tuples(st.sampled_from(["result", "obstacle", "solved", "referral", "award"]), DAYS), max_size=8)


@cache
def _office() -> Path:
    """Return a book with the plan, two units and five people, made once."""
    folder = Path(tempfile.mkdtemp()) / "office"
    with book_in(folder) as book:
        track_from(book, apply_plan(book, propose_plan(book, shipped_plan())).only_id("plan"), 2025)
        for name in ("Phòng Kiểm thử", "Phòng Đối chiếu"):
            office = unit(book, name)
            for letter in "ABCDE":
                person(book, f"Hứa Văn {letter} {name}", office, "Chuyên viên")
        review_round(book)
    return folder


def enter(book: Book, entered: dict[str, object], tasks: Sequence[int], units: Sequence[int], number: int) -> None:
    """Add an activity; every second is of the same title as others, so that some are merged."""
    place = int(str(entered["place"]))
    fields = ActivityFields(
        date.fromisoformat(str(entered["day"])),
        ActivityKind(str(entered["kind"])),
        str(entered["title"]) if number % 2 else f"{entered['title']}{' mở rộng' * number}",
        unit_id=[*units, None][place % (len(units) + 1)],
        task_id=[*tasks, None][place % (len(tasks) + 1)],
        channel=str(entered["channel"]),
        spread=Spread(str(entered["spread"])),
        reached=PeopleReached(staff=entered["staff"], children=entered["children"]),  # type: ignore[arg-type]
        participants=tuple(map(Participant, range(1, int(str(entered["present"])) + 1))),
        notable=bool(entered["notable"]),
    )
    add_activity(book, fields)


def enter_other(book: Book, kind: str, day: date, number: int) -> None:
    """Add a record of another kind."""
    match kind:
        case "result":
            waiting = rows_of(book, "occurrence", "id", "done_on IS NULL")
            fields = OccurrenceFields(
                f"Đã làm việc {LETTERS[number]}", 100, day, difficulty="Thiếu máy" if number % 2 else ""
            )
            record_result(book, int(str(waiting[number % len(waiting)][0])), fields)
        case "obstacle" | "solved":
            closed = day if kind == "solved" else None
            save_obstacle(
                book, None, ObstacleFields(day, f"Thiếu máy {LETTERS[number]}", 1, "Cấp máy", closed_on=closed)
            )
        case "referral":
            outcome = "Đã xử lý" if number % 2 else ""
            save_referral(
                book, None, ReferralFields(day, f"Lừa đảo loại {LETTERS[number % 2]}", "Công an tỉnh", outcome=outcome)
            )
        case "award":
            given_to = individual(book, number + 1) if number % 4 else collective(book, number // 4 + 1)
            signed = DecisionFields("Về việc tặng Giấy khen", f"{number}/QĐ-SNgV", day, round_code="2026-H1")
            save_decision(book, None, signed, [given_to])


def sql(book: Book, expression: str, table: str, where: str = "1") -> int:
    """Return one number of the living rows of a table."""
    with book.store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT {expression} FROM {table} WHERE {where}").scalar_one() or 0)


def meetings(book: Book, where: str) -> str:
    """Return what conferences are called: by what they were."""
    return gathering_words([str(title) for (title,) in rows_of(book, "activity", "title", where)])


def expected(book: Book) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield the totals of the report by part and name, counted from the tables."""
    living = f"trashed_at IS NULL AND from_date {SPAN}"
    for kind, words in TOLD_BY_KIND.items():
        is_direction = kind in (ActivityKind.DOCUMENT, ActivityKind.BRIEFING)
        for part, where in ({"direction": "1"} if is_direction else PARTS).items():
            of_kind = f"{living} AND kind = '{kind}' AND {where}"
            number = sql(book, "count(*)", "activity", of_kind)
            if number > 1:
                unit = words or meetings(book, of_kind)
                yield (part, unit[:1].upper() + unit[1:]), number
                people = sql(book, f"sum({PEOPLE})", "activity", of_kind)
                if people and kind is not ActivityKind.DOCUMENT:
                    verb = "tiếp cận" if kind is ActivityKind.POSTING else "tham gia"
                    of_whole = words or meetings(book, f"{living} AND kind = '{kind}'")
                    yield (part, f"Lượt người {verb}: {of_whole}"), people
    posted = f"{living} AND kind IN {tuple(str(kind) for kind in POSTED_KINDS)}"
    is_any_unspread = bool(sql(book, "count(*)", "activity", f"{posted} AND spread = ''"))
    for posted_kind, item in ITEMS.items():
        of_kind = f"{living} AND kind = '{posted_kind}'"
        for spread, verb in SPREADS.items():
            yield ("plan-3", f"{item} {verb}"), sql(book, "count(*)", "activity", f"{of_kind} AND spread = '{spread}'")
        # Where it is recorded of all, they are told apart and never as a sum.
        yield ("plan-3", item), sql(book, "count(*)", "activity", of_kind) if is_any_unspread else 0
    yield ("plan-3", "Lượt người tiếp cận tin, bài"), sql(book, f"sum({REACHED})", "activity", posted)
    referrals = f"trashed_at IS NULL AND passed_on {SPAN}"
    yield ("plan-2", "Vụ việc đã chuyển cơ quan chức năng"), sql(book, "count(*)", "referral", referrals)
    yield from expected_of_people(book)


def expected_of_people(book: Book) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield who was informed, what was awarded, and the tasks done late and in time."""
    informed = "JOIN activity ON activity.id = activity_id"
    until = f"kind = 'briefing' AND trashed_at IS NULL AND from_date <= '{CUT_OFF}'"
    number = sql(book, "count(DISTINCT person_id)", f"participant {informed}", until)
    yield ("direction", "Công chức, viên chức, người lao động được quán triệt"), number
    if number:
        yield ("direction", "Công chức, viên chức, người lao động của cơ quan"), sql(book, "count(*)", "person")
    signed = f"cancelled_on IS NULL AND decision_id IN (SELECT id FROM decision WHERE signed_on {SPAN})"
    yield ("emulation", "Khen thưởng theo quyết định đã ký"), sql(book, "count(*)", "award", signed)
    for label, comparison in (("Nhiệm vụ hoàn thành sau hạn", ">"), ("Nhiệm vụ hoàn thành đúng hạn", "<=")):
        part = "weaknesses" if comparison == ">" else "strengths"
        done = f"done_on {SPAN} AND due_on IS NOT NULL AND done_on {comparison} due_on"
        yield (part, label), sql(book, "count(*)", "occurrence", f"{done} AND due_on <= '{CUT_OFF}'")
    ahead = sql(book, "count(*)", "occurrence", f"done_on {SPAN} AND due_on > '{CUT_OFF}'")
    yield ("strengths", "Nhiệm vụ của kỳ sau hoàn thành sớm trong kỳ"), ahead


def counted_from_its_rows(book: Book, figure: ReportFigure) -> Fraction:
    """Return the number of a figure, counted from the rows that its list opens."""
    ids = ", ".join(map(str, figure.query.scope["ids"]))
    number = Fraction(len(figure.query.scope["ids"]))
    if figure.kind == "sum":
        column = {"people": PEOPLE, "reached": REACHED}.get(figure.column, figure.column)
        return Fraction(sql(book, f"sum({column})", "activity", f"id IN ({ids})"))
    if figure.kind == "distinct" and figure.query.kind == "occurrences":
        return Fraction(sql(book, "count(DISTINCT task_id)", "occurrence", f"id IN ({ids})"))
    if figure.kind == "distinct":
        table = {"nominations": "nomination", "awards": "award"}[figure.query.kind]
        return Fraction(sql(book, "count(DISTINCT kind || coalesce(person_id, unit_id))", table, f"id IN ({ids})"))
    return 100 * number / figure.whole if figure.kind == "share" else number


def every_activity_is_told(book: Book, source: Report) -> bool:
    """Return whether the sentences mention or count each activity of the span, and no other."""
    counted_ids = {
        row_id for each in figures_of(source) if each.query.kind == "activities" for row_id in each.query.scope["ids"]
    }
    living = rows_of(book, "activity", "id", f"trashed_at IS NULL AND from_date {SPAN}")
    return counted_ids == {int(str(row[0])) for row in living}


# Not made smaller when it fails: each example makes a book.
@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@example(TWO_OF_EVERY_KIND, [])
@example(LISTED_ALONE, [])
@given(st.lists(activity, max_size=24), others)
def test_every_number_of_the_report_is_counted_by_sql_and_opens_its_records(
    entered: Sequence[dict[str, object]], more: Sequence[tuple[str, date]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(_office(), Path(folder) / "book")
        with book_in(Path(folder) / "book") as book:
            tasks = [int(str(row[0])) for row in rows_of(book, "task", "id")]
            units = [int(str(row[0])) for row in rows_of(book, "unit", "id", "kind = 'division'")]
            for number, each in enumerate(entered):
                enter(book, each, tasks, units, number)
            for number, (kind, day) in enumerate(more):
                enter_other(book, kind, day, number)
            source = report(book, ANNUAL, "2026", CUT_OFF)
            figures = [figure for figure in figures_of(source) if figure.name]
            values = {
                (
                    figure.part,
                    OF_TASKS.sub("Nhiệm vụ ", AMONG_PEOPLE.sub(r"\1: \2", AMONG.sub("", figure.name))),
                ): figure.value
                for figure in figures
                # Of how many tasks the periods are is told beside the number of the periods.
                if figure.kind != "distinct" or figure.query.kind != "occurrences"
            }
            for key, number in expected(book):
                assert values.get(key, 0) == number, key
            for figure in figures_of(source):
                assert figure.text in figure.sentence
                assert lists.count(book, figure.query) == len(figure.query.scope["ids"]) > 0
                if figure.value is not None:
                    assert counted_from_its_rows(book, figure) == figure.value, figure
                    assert figure.text.lstrip("0") == format_number(figure.value) + "%" * (figure.kind == "share")
            assert every_activity_is_told(book, source)
            assert [remark.sentence for remark in remarks(book, source) if "phụ lục" in remark.sentence] == []
