"""Small words of papers and checks: what has no object has one, what is all of it is said once, names keep capitals."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields, without_lead_verb
from desktop_app.domain.standing.year_records import Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.papers.document.model import Document
from desktop_app.papers.document.text import inside_sentence
from desktop_app.papers.parts.figures import without_source
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.tables.reminders import reminder_paper
from desktop_app.services.papers.reports.texts.causes import DAY_TO_FILL, causes_to_fill
from desktop_app.services.papers.reports.texts.plan import tell_results
from desktop_app.services.papers.reports.texts.sentences import Draft
from desktop_app.services.plan.deadlines import clauses_to_come
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.standing.year_records import save_year_record
from desktop_app.services.year.indicators import save_indicator
from tests.books import followed_plan, import_plan, person, rows_of, unit


def text_of(book: Book, kind: str, period: str, cut_off: date | None = None) -> str:
    return "\n".join(part.text for part in report(book, kind, period, cut_off).parts)


def checked(book: Book, kind: str, **options: str) -> str:
    return "\n".join(remark.sentence for remark in remarks(book, kind, options))


def task_in(book: Book, text: str, deadline: Deadline) -> dict[str, int]:
    """Add a task to a plan followed from 2024 on and return its periods by the day they are due."""
    followed_plan(book, 2024)
    *_, (section,) = rows_of(book, "plan_section", "id")
    add_task(book, TaskFields(text, int(str(section)), deadline=deadline, leads=(unit(book, "Phòng Kiểm thử"),)))
    of_task = "task_id = (SELECT max(id) FROM task)"
    return {str(due): int(str(row)) for due, row in rows_of(book, "occurrence", "due_on, id", of_task)}


def test_a_result_without_an_object_has_that_of_the_task() -> None:
    # "- Văn phòng đã tổ chức (hoàn thành ngày 15/3/2024)."
    papers_of = ("", "", "", "")
    done, day = OccurrenceState.DONE_ON_TIME, date(2024, 3, 15)
    fact = TaskFact(
        1, 1, "", "Tổ chức Ngày sách", ("Văn phòng",), (), "", "2024", day, day, done, "Đã tổ chức.", *papers_of
    )
    draft = Draft()
    tell_results(draft, "tasks", [fact], "", {}, "")
    (line,) = draft.paragraphs["tasks"]
    assert line.text == "- Văn phòng đã thực hiện nhiệm vụ “Tổ chức Ngày sách” (hoàn thành ngày 15/3/2024)."


def test_what_a_later_period_took_the_place_of_is_asked_for_no_more(book: Book) -> None:
    # The festival of 2024 was to be held by a day to be filled in, in the reports of 2025 and 2026.
    yearly = Deadline("trước ngày 29/6 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=29, month=6)
    periods = task_in(book, "Tổ chức ngày hội gia đình", yearly)
    in_2025 = next(row for due, row in periods.items() if due.startswith("2025"))
    record_result(book, in_2025, OccurrenceFields("Có 90 gia đình", done_on=date(2025, 6, 20)))
    assert "ngày hội gia đình" in next_tasks(book, "2024")
    (line,) = [line for line in next_tasks(book, "2025").split("\n") if "ngày hội gia đình" in line]
    assert "quá hạn" not in line
    let_go = checked(book, "annual-report", year="2025")
    assert "kỳ quá hạn đã có kỳ sau đến hạn nên không nêu là việc sẽ làm" in let_go
    assert "“Tổ chức ngày hội gia đình” 01" in let_go
    assert "quá hạn từ ngày 29/6/2026" in next_tasks(book, "2026")


def next_tasks(book: Book, year: str) -> str:
    return next(part.text for part in report(book, ANNUAL, year, date(int(year), 11, 15)).parts if part.key == "next")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sơ kết giữa kỳ trong quý IV năm 2025, tổng kết trước ngày 15/12/2027", "Tổng kết trước ngày 15/12/2027"),
        ("Rà soát, tổng kết trước ngày 15/12/2027", "Rà soát, tổng kết trước ngày 15/12/2027"),
        ("Báo cáo trước ngày 20/11 hằng năm", "Báo cáo trước ngày 20/11 hằng năm"),
    ],
)
def test_of_several_days_only_those_to_come_are_asked_for(text: str, left: str) -> None:
    assert clauses_to_come(text, date(2026, 11, 15)) == left


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Chủ trì, phối hợp với Bệnh viện Nhi tập huấn", "Phối hợp với Bệnh viện Nhi tập huấn"),
        ("Chủ trì tập huấn", "Chủ trì tập huấn"),
        ("Văn phòng chủ trì, phối hợp với Chi đoàn", "Văn phòng chủ trì, phối hợp với Chi đoàn"),
    ],
)
def test_who_leads_is_said_where_it_is_named(text: str, without: str) -> None:
    assert without_lead_verb(text) == without


def test_all_who_registered_for_one_title_are_counted_once(book: Book) -> None:
    # "Có 24 cá nhân đăng ký thi đua năm 2025, gồm 24 cá nhân đăng ký Lao động tiên tiến."
    day, office = date(2026, 2, 1), unit(book, "Phòng Kiểm thử")
    people = [Subject(NomineeKind.INDIVIDUAL, person(book, name, office)) for name in ("Lê Văn Thử", "Hà Thị Mẫu")]
    for subject in people:
        title = YearRecordFields(subject, 2026, registered_for="Lao động tiên tiến", registered_on=day)
        save_year_record(book, title)
    assert "Có 02 cá nhân đăng ký Lao động tiên tiến năm 2026." in text_of(book, HALF_YEAR, "2026-H1")
    both = YearRecordFields(people[0], 2026, registered_for="Chiến sĩ thi đua cơ sở", registered_on=day)
    save_year_record(book, both)
    assert "Có 02 cá nhân đăng ký thi đua năm 2026, gồm 01 cá nhân" in text_of(book, HALF_YEAR, "2026-H1")


def test_a_phase_names_the_last_target_of_its_years_and_says_what_is_a_sum(book: Book) -> None:
    track_from(book, import_plan(book), 2024)
    targets = tuple(Target(year, TargetSign.AT_LEAST, Decimal(24)) for year in (2024, 2025, 2026, 2027, 2028))
    news = IndicatorDraft("Tin tốt", "tin", "Kênh", targets, AutomaticMeasure.GOOD_NEWS)
    save_indicator(book, None, news)
    share = (Target(2025, TargetSign.AT_LEAST, Decimal(80)), Target(2028, TargetSign.AT_LEAST, Decimal(100)))
    save_indicator(book, None, IndicatorDraft("Góc tư vấn", "%", "Kênh", share))
    text = words_of(papers.document(book, "phase-report", {"phase": "2024-2026"}))
    assert "cộng các năm; mục tiêu của từng năm" in text
    assert all(f"Năm {year}" in text for year in (2025, 2026, 2028))


def words_of(paper: Document) -> str:
    return str(paper).replace("\u00a0", " ").replace("\\xa0", " ")


def test_names_keep_their_capitals_within_a_sentence() -> None:
    for name in ("Tết Trung thu cho bệnh nhi", "Bệnh viện Nhi", "Ngày Pháp luật"):
        assert inside_sentence(name) == name
    assert inside_sentence("Bệnh viện tuyến huyện") == "bệnh viện tuyến huyện"
    assert inside_sentence("Ngày hội đọc sách") == "ngày hội đọc sách"


def test_a_number_is_named_with_what_it_is_of_and_no_half_a_verb() -> None:
    assert without_source(["Ngày hội có 150 gia đình tham gia."], frozenset()) == ("150 gia đình",)
    # What is left of a number in the annex is in no annex itself.
    assert without_source(["Nguyên nhân của 13 kỳ thực hiện quá hạn còn lại:"], frozenset()) == ()


def test_a_name_in_quotation_marks_is_quoted_once() -> None:
    line = f"- Hoàn thành nhiệm vụ quá hạn từ ngày 01/01/2026: “Văn phòng lập sổ” tại điểm 2 mục II{DAY_TO_FILL}"
    (sentence,) = causes_to_fill(line)
    assert sentence == "Chưa có thời hạn mới của nhiệm vụ quá hạn “Văn phòng lập sổ”: báo cáo để dòng chấm."


def test_half_a_year_without_a_round_has_its_check(book: Book) -> None:
    track_from(book, import_plan(book), 2024)
    assert "Chưa có đợt" not in checked(book, "half-year-report", round="2024-H1")


def test_a_letter_to_all_units_goes_on_in_small_letters(book: Book) -> None:
    # "tính đến ngày 29/11/2026, Các phòng, đơn vị có 01 nhiệm vụ quá hạn"
    followed_plan(book, 2024)
    everyone = unit(book, "Các phòng, đơn vị", UnitKind.EVERYONE)
    due = Deadline("trước ngày 30/6/2025", DeadlineKind.DAY, day=30, month=6, year=2025)
    *_, (section,) = rows_of(book, "plan_section", "id")
    add_task(book, TaskFields("Nộp báo cáo", int(str(section)), deadline=due, leads=(everyone,)))
    assert "ngày 10/01/2026, các phòng, đơn vị có 01 nhiệm vụ" in words_of(
        reminder_paper(book, everyone, date(2026, 1, 10))
    )


def test_a_letter_asks_for_no_period_that_a_later_one_took_the_place_of(book: Book) -> None:
    # "hoàn thành ngay … chậm 1.264 ngày", of a festival held each year since.
    yearly = Deadline("trước ngày 29/6 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=29, month=6)
    task_in(book, "Tổ chức ngày hội gia đình", yearly)
    ((unit_id,),) = rows_of(book, "unit", "id", "name = 'Phòng Kiểm thử'")
    letter = words_of(reminder_paper(book, int(str(unit_id)), date(2026, 1, 10)))
    assert "hoàn thành ngay 01 nhiệm vụ quá hạn nêu trên" in letter
    assert "báo cáo kết quả hoặc lý do chưa thực hiện của 01 kỳ quá hạn đã có kỳ sau;" in letter
    assert "kỳ sau" not in words_of(reminder_paper(book, int(str(unit_id)), date(2025, 1, 10)))
