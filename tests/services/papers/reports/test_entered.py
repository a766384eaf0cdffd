"""The year's figures and reports: every number recomputed from the tables by plain SQL, the papers read back."""

import io
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pypdf
import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.domain.year.spans import Span
from desktop_app.papers.document.model import BodyRow, GroupRow, Table
from desktop_app.services import lists
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.day import today
from desktop_app.services.papers import papers
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.reports import entered
from desktop_app.services.papers.reports import papers as report_papers
from desktop_app.services.papers.reports import remarks as report_remarks
from desktop_app.services.papers.reports.tables import reminders
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan import occurrences, plans
from desktop_app.services.year import activities, indicators, obstacles
from tests.books import (
    ask_for_tasks_from,
    book_in,
    collective,
    individual,
    person,
    record_rows,
    refused,
    review_round,
    rows_of,
    unit,
)

CUT_OFF = date(2026, 11, 15)
KINDS = tuple(ActivityKind)


@pytest.fixture(scope="module")
def filled_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder filled with the year once, for every test to copy."""
    folder = tmp_path_factory.mktemp("year") / "book"
    with book_in(folder) as book:
        _fill_year(book)
    return folder


@pytest.fixture
def year(filled_year: Path, tmp_path: Path) -> Iterator[Book]:
    """A book with a year of 400 activities and something of everything else, some of it after the cut-off date."""
    with book_in(Path(shutil.copytree(filled_year, tmp_path / "year"))) as book:
        yield book


def _fill_year(book: Book) -> None:
    taken = plans.apply_plan(book, plans.propose_plan(book, plans.shipped_plan()))
    # In whatever year the tests are run.
    occurrences.track_from(book, taken.only_id("plan"), 2026)
    ask_for_tasks_from(book, date(2026, 1, 1))
    chance = random.Random(311)
    office = unit(book, "Phòng Kiểm thử")
    staff = [person(book, f"Hứa Văn {name}", office, "Chuyên viên") for name in "ABCDEFGHIK"]
    tasks = [row[0] for row in rows_of(book, "task", "id")]
    with_plan = [task for task in tasks if isinstance(task, int)]
    for number in range(400):
        day = date(2025, 12, 1) + timedelta(days=chance.randrange(380))
        kind = chance.choice(KINDS)
        present = tuple(map(Participant, chance.sample(staff[:8], 2))) if kind is ActivityKind.BRIEFING else ()
        activities.add_activity(
            book,
            ActivityFields(
                day,
                kind,
                f"Hoạt động {number}",
                unit_id=office,
                task_id=chance.choice([*with_plan, None]),
                reached=PeopleReached(staff=chance.randrange(30), children=chance.choice([None, 5, 40])),
                participants=present,
            ),
        )
    obstacles.save_obstacle(book, None, ObstacleFields(date(2026, 5, 4), "Thiếu máy ghi hình", office, "Cấp kinh phí"))
    obstacles.save_obstacle(book, None, ObstacleFields(date(2026, 12, 4), "Sau ngày chốt", office))
    for day in (date(2026, 2, 1), date(2026, 3, 1), date(2026, 11, 30)):
        obstacles.save_referral(book, None, ReferralFields(day, "Lừa đảo trên mạng", "Công an tỉnh"))
    review_round(book)
    given = [individual(book, staff[0]), collective(book, office)]
    individual(book, staff[1])
    signed = DecisionFields("Về việc tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 3), round_code="2026-H1")
    decisions.save_decision(book, None, signed, given)


def sql(book: Book, query: str) -> int:
    """Return the one number of a query."""
    with book.store.reading() as connection:
        return int(connection.exec_driver_sql(query).scalar_one() or 0)


SPAN = "from_date BETWEEN '2025-11-16' AND '2026-11-15' AND trashed_at IS NULL"


def counted(report: entered.Report, *kinds: ActivityKind, under: str = "") -> int:
    """Return how many activities a report tells of, of some kinds, under a heading of the plan."""
    return sum(
        (not kinds or activity.kind in kinds) and activity.path.startswith(under)
        for activity in report.account.activities
    )


def test_the_facts_of_the_year_are_what_plain_sql_counts(year: Book) -> None:
    report = entered.report(year, entered.ANNUAL, "2026", CUT_OFF)
    facts = report.facts
    assert counted(report) == sql(year, f"SELECT count(*) FROM activity WHERE {SPAN}")
    for kind in KINDS:
        number = sql(year, f"SELECT count(*) FROM activity WHERE {SPAN} AND kind = '{kind}'")
        assert counted(report, kind) == number > 0
    for path in ("II/1/", "II/2/", "II/3/", "III/"):
        number = sql(
            year,
            "SELECT count(*) FROM activity JOIN task ON task.id = activity.task_id "
            "JOIN plan_section ON plan_section.id = task.section_id "
            f"WHERE activity.from_date BETWEEN '2025-11-16' AND '2026-11-15' AND path LIKE '{path}%'",
        )
        assert counted(report, under=path) == number > 0
    groups = "coalesce(reached_staff,0) + coalesce(reached_children,0)"
    reached = sum(activity.reached for activity in report.account.activities)
    assert reached == sql(year, f"SELECT sum({groups}) FROM activity WHERE {SPAN}")
    informed = sql(
        year,
        "SELECT count(DISTINCT person_id) FROM participant JOIN activity ON activity.id = activity_id "
        "WHERE kind = 'briefing' AND from_date <= '2026-11-15'",
    )
    assert sum(entry.since is not None for entry in facts.staff) == informed > 0
    assert sum(facts.referrals.values()) == 2
    assert [fact.content for fact in facts.obstacles] == ["Thiếu máy ghi hình"]
    assert Counter(award.kind for award in facts.awards) == {"Tập thể": 1, "Cá nhân": 1}
    assert {kind: len(ids) for kind, ids in facts.proposed.items()} == {"collective": 1, "individual": 2}


def remarks_on(book: Book, kind: str, period: str, cut_off: date | None = None) -> list[str]:
    written_report = entered.report(book, kind, period, cut_off)
    return [remark.sentence for remark in report_remarks.remarks(book, written_report)]


def test_every_number_of_the_drafted_report_is_in_an_annex(year: Book) -> None:
    indicators.take_ready_set(year)
    data = report_papers.annual_data(year, "2026", CUT_OFF)
    text = "\n".join(paragraph for section in data.frame.sections for paragraph in section.paragraphs)
    report = entered.report(year, entered.ANNUAL, "2026", CUT_OFF)
    assert f"{counted(report, ActivityKind.DOCUMENT)} văn bản" in text
    assert "02 vụ việc" in text
    assert "cho 01 tập thể và 01 cá nhân, loại hình phong trào thi đua (chuyên đề) (Quyết định số 15/QĐ-SNgV" in text
    assert "Có 01 tập thể và 02 cá nhân được đề nghị khen thưởng" in text
    assert not [line for line in remarks_on(year, entered.ANNUAL, "2026", CUT_OFF) if "Số liệu" in line]


def test_a_number_typed_into_the_report_that_no_annex_shows_is_named(year: Book) -> None:
    entered.save_report(year, entered.ANNUAL, "2026", CUT_OFF, {"causes": "Do thiếu 987 máy tính."})
    remarks = remarks_on(year, entered.ANNUAL, "2026")
    assert any("987" in line for line in remarks)
    assert not any("“Nguyên nhân”" in line for line in remarks)
    entered.save_report(year, entered.ANNUAL, "2026", CUT_OFF, {"causes": None})
    assert any("Chưa ghi nguyên nhân của " in line for line in remarks_on(year, entered.ANNUAL, "2026"))


def test_an_edited_part_stays_and_an_untouched_one_follows_the_records(year: Book) -> None:
    entered.save_report(year, entered.ANNUAL, "2026", CUT_OFF, {"strengths": "Lời của văn phòng."})
    activities.add_activity(year, ActivityFields(date(2026, 6, 1), ActivityKind.DOCUMENT, "Công văn mới"))
    parts = {part.key: part for part in entered.report(year, entered.ANNUAL, "2026").parts}
    documents = sql(year, f"SELECT count(*) FROM activity WHERE {SPAN} AND kind = 'document'")
    assert parts["strengths"].text == "Lời của văn phòng."
    assert parts["strengths"].edited
    assert parts["strengths"].drafted == ""
    assert f"ban hành {documents} văn bản" in parts["direction"].text
    assert not parts["direction"].edited


def test_the_cut_off_date_is_stored_and_moves_every_figure(year: Book) -> None:
    entered.save_report(year, entered.ANNUAL, "2026", date(2026, 3, 31), {})
    report = entered.report(year, entered.ANNUAL, "2026")
    assert report.cut_off == date(2026, 3, 31)
    early = "from_date BETWEEN '2025-11-16' AND '2026-03-31'"
    assert counted(report) == sql(year, f"SELECT count(*) FROM activity WHERE {early}")
    assert report.facts.awards == ()


@pytest.mark.parametrize(
    ("kind", "period", "cut_off"),
    [
        (entered.ANNUAL, "26", CUT_OFF),
        (entered.ANNUAL, "2026-H1", CUT_OFF),
        (entered.HALF_YEAR, "2026", CUT_OFF),
        (entered.ANNUAL, "2026", date(2025, 12, 31)),
    ],
)
def test_a_report_of_no_period_is_refused(book: Book, kind: str, period: str, cut_off: date) -> None:
    before = record_rows(book)
    with pytest.raises(InvalidRecord):
        entered.report(book, kind, period, cut_off)
    with pytest.raises(InvalidRecord):
        entered.save_report(book, kind, period, cut_off, {"next": "x"})
    assert record_rows(book) == before


def test_the_report_reads_back_the_same_from_pdf_and_word(year: Book) -> None:
    options = {"year": "2026", "cut_off": "2026-11-15"}
    pdf = papers.render(year, "annual-report", options, "pdf").content
    word = papers.render(year, "annual-report", options, "docx").content
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    document = docx.Document(io.BytesIO(word))
    written = " ".join(" ".join(paragraph.text for paragraph in document.paragraphs).split())
    report = entered.report(year, entered.ANNUAL, "2026", CUT_OFF)
    sentence = f"ban hành {counted(report, ActivityKind.DOCUMENT)} văn bản"
    for text in (printed, written):
        assert sentence in text
        assert "Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Nội vụ)" in text
        assert "Tỉnh đoàn Lạng Sơn" in text
        assert "15/11/2026" in text
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "15/QĐ-SNgV" in cells


@pytest.mark.parametrize("kind", ["half-year-report", "task-table", "annual-report", "nomination-list"])
@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_every_paper_is_made_in_every_format(year: Book, kind: str, format: str) -> None:
    periods = {"year": "2026", "round": "2026-H1"}
    paper = papers.render(year, kind, {name: periods[name] for name in paper_kind(kind).needs}, format)
    assert paper.file_name.endswith(f".{format}")
    assert paper.content[:4] == (b"%PDF" if format == "pdf" else b"PK\x03\x04")


@pytest.mark.parametrize("kind", ["annual-report", "task-table"])
@pytest.mark.parametrize("wrong", ["20261", "2021", "20²6"])
def test_a_paper_of_a_year_refuses_what_is_none(year: Book, kind: str, wrong: str) -> None:
    with pytest.raises(InvalidRecord, match=f"“{wrong}” không phải năm"):
        papers.render(year, kind, {"year": wrong}, "pdf")


def test_units_with_late_tasks_get_a_letter_each(year: Book) -> None:
    waiting = reminders.units_to_remind(year)
    for unit_id, name, _ in waiting:
        paper = papers.render(year, "reminder-letter", {"unit": str(unit_id)}, "pdf")
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper.content)).pages)
        assert name.replace("Thi đua khen thưởng", "Thi đua - Khen thưởng") in " ".join(text.split())
    late = {row.values[2] for row in lists.everything(year, ListQuery("occurrences", scope={"state": "late"}))}
    assert {name for _, name, _ in waiting} == {name for leads in late for name in leads.split("; ") if name}
    idle = rows_of(year, "unit", "id", "name = 'Phòng Kiểm thử'")[0][0]
    with pytest.raises(InvalidRecord, match="không có nhiệm vụ"):
        reminders.reminder_paper(year, int(str(idle)))


def test_measured_indicators_are_what_plain_sql_counts(year: Book) -> None:
    indicators.take_ready_set(year)
    assert indicators.take_ready_set(year).change_id is None
    span = Span(date(2025, 11, 16), CUT_OFF)
    indicators_by_measure = {
        entry.draft.automatic: entry for entry in indicators.measured(year, "2026", span) if entry.draft.automatic
    }
    for measure, kind in ((AutomaticMeasure.GOOD_NEWS, "good_news"), (AutomaticMeasure.STORIES, "story")):
        assert indicators_by_measure[measure].value == sql(
            year, f"SELECT count(*) FROM activity WHERE {SPAN} AND kind = '{kind}'"
        )
    assert indicators_by_measure[AutomaticMeasure.REFERRALS].value == 2
    assert indicators_by_measure[AutomaticMeasure.AWARDS].value == 2
    for indicator in indicators_by_measure.values():
        if indicator.query is not None and indicator.draft.automatic is not AutomaticMeasure.REACH:
            assert lists.count(year, indicator.query) == indicator.value


def test_a_typed_value_needs_its_source_and_is_compared_with_the_year_before(book: Book) -> None:
    draft = IndicatorDraft("Trang mạng kết nối", "%", "Kênh", (Target(2030, TargetSign.MORE_THAN, Decimal(95)),))
    made = indicators.save_indicator(book, None, draft).only_id("indicator")
    with pytest.raises(InvalidRecord, match="nguồn"):
        indicators.record_value(book, made, "2026", Decimal(90), " ")
    indicators.record_value(book, made, "2025", Decimal("87.5"), "Tỉnh đoàn")
    indicators.record_value(book, made, "2026", Decimal(95), "Tỉnh đoàn")
    span = Span(date(2026, 1, 1), date(2026, 12, 31))
    (match,) = indicators.measured(book, "2026", span)
    assert (match.value, match.before, match.source, match.is_met) == (Decimal(95), Decimal("87.5"), "Tỉnh đoàn", False)
    assert match.change.difference == Decimal("7.5")
    indicators.record_value(book, made, "2026", None, "")
    assert indicators.measured(book, "2026", span)[0].value is None


@pytest.mark.parametrize(
    ("period", "last", "first_day", "last_day"),
    [
        ("2026", "2025", "2025-01-01", "2025-12-31"),
        ("2026-H1", "2025-H2", "2025-07-01", "2025-12-31"),
        ("2026-H2", "2026-H1", "2026-01-01", "2026-06-30"),
    ],
)
def test_the_last_period_is_the_whole_one_before(
    year: Book, period: str, last: str, first_day: str, last_day: str
) -> None:
    indicators.take_ready_set(year)
    draft = IndicatorDraft("Trang mạng kết nối", "trang", "Kênh")
    typed_id = indicators.save_indicator(year, None, draft).only_id("indicator")
    indicators.record_value(year, typed_id, last, Decimal(7), "Tỉnh đoàn")
    rows = indicators.measured(year, period, indicators.period_span(period))
    rows_by_measure = {row.draft.automatic: row for row in rows}
    days = f"from_date BETWEEN '{first_day}' AND '{last_day}' AND trashed_at IS NULL"
    held = f"{days} AND kind NOT IN ('good_news', 'story', 'exemplar', 'document')"
    assert (
        rows_by_measure[AutomaticMeasure.ACTIVITIES].last
        == sql(year, f"SELECT count(*) FROM activity WHERE {held}")
        > 0
    )
    news = f"SELECT count(*) FROM activity WHERE {days} AND kind = 'good_news'"
    assert rows_by_measure[AutomaticMeasure.GOOD_NEWS].last == sql(year, news)
    assert [row.last for row in rows if row.id == typed_id] == [7]


@pytest.mark.parametrize(
    ("period", "day", "first_day", "last_day"),
    [
        ("2026", date(2026, 11, 15), date(2026, 1, 1), date(2026, 11, 15)),
        ("2026-H1", date(2026, 11, 15), date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 11, 15), date(2026, 7, 1), date(2026, 11, 15)),
    ],
)
def test_a_period_is_counted_to_a_day(period: str, day: date, first_day: date, last_day: date) -> None:
    assert indicators.counted_to(period, day) == Span(first_day, last_day)
    with pytest.raises(InvalidRecord, match="trong kỳ"):
        indicators.counted_to(period, first_day - timedelta(days=1))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"measure": " "}, "measure"),
        ({"targets": (Target(1026, TargetSign.MORE_THAN, Decimal(95)),)}, "targets"),
        ({"targets": (Target(2100, TargetSign.MORE_THAN, Decimal(95)),)}, "targets"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused_at_its_field(
    book: Book, changed: dict[str, object], field: str
) -> None:
    draft = replace(IndicatorDraft("Trang mạng kết nối", "%", "Kênh"), **changed)  # type: ignore[arg-type]
    with refused(book, InvalidRecord) as why:
        indicators.save_indicator(book, None, draft)
    assert why.value.field == field


def test_an_indicator_counted_from_the_book_is_not_typed(book: Book) -> None:
    draft = IndicatorDraft("Tin tốt", "tin", "Tin tốt", automatic=AutomaticMeasure.GOOD_NEWS)
    made = indicators.save_indicator(book, None, draft).only_id("indicator")
    with pytest.raises(InvalidRecord, match="tính từ sổ"):
        indicators.record_value(book, made, "2026", Decimal(9), "Đoàn")


def test_every_figure_of_the_first_page_counts_the_rows_of_its_list(year: Book) -> None:
    page = today.today(year, date(2026, 11, 20))
    figures = [
        page.late,
        page.soon,
        page.open_obstacles,
        page.news,
        page.stories,
        page.awards,
        *page.by_month.values(),
        *page.by_state.values(),
    ]
    assert page.round is not None
    figures += [page.round.collectives, page.round.individuals]
    for figure in figures:
        assert figure.value == lists.count(year, figure.query)
    assert sum(figure.value for figure in page.by_month.values()) == sql(
        year, "SELECT count(*) FROM activity WHERE from_date LIKE '2026%'"
    )


def test_the_report_is_counted_down_to_and_then_over(year: Book) -> None:
    due = rows_of(year, "occurrence", "id, due_on", "due_on = '2026-11-19'")
    page = today.today(year, date(2026, 11, 8))
    assert page.report is not None
    assert (page.report.occurrence_id, page.report.days) == (due[0][0], 11)
    occurrences.record_result(year, page.report.occurrence_id, OccurrenceFields("Đã gửi", done_on=date(2026, 11, 18)))
    later = today.today(year, date(2026, 11, 25)).report
    assert later is not None
    assert later.due_on == date(2027, 11, 19)


def test_an_empty_book_has_an_empty_day(book: Book) -> None:
    page = today.today(book, date(2026, 2, 3))
    assert not page.has_plan
    assert page.round is None
    assert page.report is None
    assert str(page.next_round) == "2026-H1"
    assert page.last_backup is None


def test_the_task_table_counts_states_without_their_days_and_groups_under_whole_headings(year: Book) -> None:
    table = task_table_paper(year, "2026", date(2026, 11, 25))
    line, note = table.closing.lines
    assert note == "Dấu “–” ở cột Đơn vị chủ trì: Kế hoạch không nêu đơn vị chủ trì./."
    # 01/6, Tết Trung thu, the first round, 20/11, and the two months in which no activity was recorded.
    assert "6 quá hạn" in line
    assert "19 có thực hiện trong kỳ" in line
    assert "ngày" not in line
    (body,) = [block for block in table.body if isinstance(block, Table)]
    groups = [row.text for row in body.rows if isinstance(row, GroupRow)]
    assert groups[-1] == "III. TỔ CHỨC THỰC HIỆN"
    assert not [group for group in groups if "…" in group]


def test_a_reminder_names_the_period_within_the_sentence(year: Book) -> None:
    ((unit_id, _, _), *_) = reminders.units_to_remind(year, date(2026, 11, 25))
    letter = reminders.reminder_paper(year, unit_id, date(2026, 11, 25))
    (body,) = [block for block in letter.body if isinstance(block, Table)]
    texts = [str(row.values[1]) for row in body.rows if isinstance(row, BodyRow)]
    assert any(text.endswith(" năm 2026)") for text in texts)
    assert not [text for text in texts if ". (" in text or "; (" in text]


@pytest.mark.parametrize(("before", "asked"), [(30, 10), (5, 5), (2, 2), (1, None), (0, None)])
def test_a_reply_is_asked_for_before_the_first_deadline_and_not_within_a_day(before: int, asked: int | None) -> None:
    deadline, day = date(2026, 11, 30), date(2026, 11, 30) - timedelta(before)
    due = [day - timedelta(40), deadline, deadline + timedelta(30)]
    assert reminders.reply_by(day, due) == (None if asked is None else day + timedelta(asked))


def test_a_figure_of_a_sentence_stays_in_the_annex_beside_a_typed_one_of_the_same_value(year: Book) -> None:
    figure = next(
        row for row in report_papers.annual_data(year, "2026").indicators if row.group.startswith("Số liệu nêu")
    )
    draft = IndicatorDraft("Trang mạng kết nối", "trang", "Kênh")
    typed_id = indicators.save_indicator(year, None, draft).only_id("indicator")
    indicators.record_value(year, typed_id, "2026", Decimal(figure.this), "Tỉnh đoàn")
    names = [row.name for row in report_papers.annual_data(year, "2026").indicators]
    assert {"Trang mạng kết nối", figure.name} <= set(names)
