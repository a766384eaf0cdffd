"""The results of a task that differ only in the period that they name, told in one sentence of a report."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.occurrences import OccurrenceState, period_title
from desktop_app.services.papers.reports.facts.tasks import TaskFact
from desktop_app.services.papers.reports.texts.plan import tell_results
from desktop_app.services.papers.reports.texts.sentences import Draft

DONE = date(2027, 12, 28)


def period(place: int, code: str, due_on: date, named: str) -> TaskFact:
    papers = ("", "", "", "")
    result = f"Đã kiểm tra {named}"
    lead, done = ("Văn phòng",), OccurrenceState.DONE_ON_TIME
    return TaskFact(place, 7, "II/1", "Kiểm tra trang tin", lead, (), "", code, due_on, DONE, done, result, *papers)


def written(periods: list[TaskFact]) -> str:
    draft = Draft()
    tell_results(draft, "tasks", periods, "Phụ lục III", {}, "")
    (paragraph,) = draft.paragraphs["tasks"]
    return paragraph.text


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (("2026-01", "2026-02", "2026-03", "2026-04", "2026-05"), "đã kiểm tra hằng tháng (05 kỳ, từ tháng 01 "),
        (("2026-01", "2026-03", "2026-05", "2026-07", "2026-09"), "trong 05 kỳ (từ tháng 01 năm 2026 đến tháng 9 "),
        (("2025-11", "2025-12", "2026-01", "2026-02", "2026-03"), "đã kiểm tra hằng tháng (05 kỳ, từ tháng 11 "),
        (("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"), "đã kiểm tra hằng quý (05 kỳ, từ quý I "),
        (("2025-Q1", "2025-Q2", "2025-Q3", "2026-Q1", "2026-Q2"), "trong 05 kỳ (từ quý I năm 2025 đến quý II "),
        (("2022", "2023", "2024", "2025", "2026"), "đã kiểm tra từng năm (05 kỳ, từ năm 2022 đến năm 2026)"),
        (("2022", "2023", "2025", "2026", "2027"), "trong 05 kỳ (từ năm 2022 đến năm 2027)"),
    ],
)
def test_no_work_is_told_of_every_period_that_was_done_in_some(codes: tuple[str, ...], words: str) -> None:
    periods = [period(place, code, DONE, period_title(code)) for place, code in enumerate(codes)]
    assert words in written(periods)


def test_no_day_is_one_of_every_year_of_which_a_year_lacks_it() -> None:
    def of_years(*years: int) -> str:
        return written([period(year, str(year), date(year, 6, 1), f"ngày 01/6/{year}") for year in years])

    assert "đã kiểm tra ngày 01/6 hằng năm (05 kỳ, từ năm 2022" in of_years(2022, 2023, 2024, 2025, 2026)
    assert "hằng năm" not in of_years(2022, 2023, 2025, 2026, 2027)


def test_a_year_that_lacks_one_of_the_days_is_told_apart() -> None:
    def of_days(*days: date) -> str:
        return written([period(place, str(day.year), day, f"ngày {day_words(day)}") for place, day in enumerate(days)])

    autumns = {2022: date(2022, 9, 10), 2023: date(2023, 9, 29), 2024: date(2024, 9, 17), 2025: date(2025, 10, 6)}
    both = [day for year in (2023, 2024, 2025) for day in (date(year, 6, 1), autumns[year])]
    # It said of three and a half years what is so in three, and then of which years once more.
    assert (
        "đã kiểm tra ngày Tết Trung thu năm 2022; 01/6 và Tết Trung thu hằng năm từ năm 2023 đến năm 2025 (07 kỳ)"
        in (of_days(autumns[2022], *both))
    )
    assert "Tết Trung thu hằng năm từ năm 2023 đến năm 2025; 01/6 năm 2026 (07 kỳ)" in of_days(*both, date(2026, 6, 1))
    unlike = of_days(date(2022, 6, 1), autumns[2023], date(2024, 6, 1), autumns[2025], date(2026, 6, 1))
    assert "trong 05 kỳ" in unlike


def test_one_result_of_months_with_gaps_is_told_with_each_of_them_by_who_led_it() -> None:
    # "Mỗi tháng, Văn phòng: Tổ chức 01 buổi (06 kỳ, …)": four were those of a unit dissolved since, and June had none.
    def of_months(months: tuple[int, ...], year: int = 2025, lead: str = "Văn phòng") -> list[TaskFact]:
        same = [period(100 * year + month, f"{year}-{month:02}", DONE, "") for month in months]
        return [replace(task, leads=(lead,), result="Tổ chức 01 buổi") for task in same]

    def lines(periods: list[TaskFact]) -> list[str]:
        draft = Draft()
        tell_results(draft, "tasks", periods, "Phụ lục III", {}, "")
        return [paragraph.text.removeprefix("- ") for paragraph in draft.paragraphs["tasks"]]

    assert lines(of_months((1, 2, 3, 4, 7, 8))) == [
        "Mỗi kỳ, Văn phòng: Tổ chức 01 buổi (06 kỳ: tháng 01, 02, 3, 4, 7 và 8 năm 2025)."
    ]
    assert lines(of_months((1, 2, 4)) + of_months((1, 3), 2026)) == [
        "Mỗi kỳ, Văn phòng: Tổ chức 01 buổi (05 kỳ: tháng 01, 02 và 4 năm 2025; tháng 01 và 3 năm 2026)."
    ]
    dissolved = of_months((1, 2, 3, 4, 5), lead="Thanh tra Sở")
    by_inspectors, by_office = lines(dissolved + of_months((7, 8)))
    assert by_inspectors.startswith("Mỗi tháng, Thanh tra Sở: Tổ chức 01 buổi (05 kỳ, từ tháng 01 năm 2025 ")
    assert by_office.startswith("Mỗi tháng, Văn phòng: Tổ chức 01 buổi (tháng 7 năm 2025, ")


def test_the_number_of_periods_is_called_as_the_last_of_them_was_worded() -> None:
    # Led by the Văn phòng, all of them, the row of the annex was that of "Thanh tra Sở kiểm tra".
    months = [period(month, f"2025-{month:02}", DONE, "") for month in range(1, 7)]
    same = [replace(task, result="Tổ chức 01 buổi", text="Thanh tra Sở kiểm tra trang tin") for task in months]
    draft = Draft()
    tell_results(
        draft,
        "tasks",
        [*same[:4], *(replace(task, text="Văn phòng kiểm tra trang tin") for task in same[4:])],
        "",
        {},
        "",
    )
    (figure,) = draft.totals
    assert figure.name == "Kỳ đã thực hiện nhiệm vụ “Văn phòng kiểm tra trang tin”"


def test_many_results_of_a_task_are_of_all_who_led_one() -> None:
    months = [period(month, f"2025-{month:02}", DONE, f"lần thứ {month}") for month in range(1, 7)]
    dissolved = [replace(task, leads=("Thanh tra Sở",)) for task in months[:4]]
    assert written(dissolved + months[4:]).startswith("- Thanh tra Sở và Văn phòng đã thực hiện nhiệm vụ “Kiểm tra")


def test_nothing_is_of_every_year_that_was_twice_a_year_or_that_a_year_lacks() -> None:
    # "Mỗi năm, Văn phòng: Tổ chức 01 buổi (… 14/3/2025 và 12/9/2025)" in a report of that year alone.
    def of_years(*days: date, result: str = "Tổ chức 01 buổi") -> list[TaskFact]:
        same = [period(day.toordinal(), str(day.year), day, "") for day in days]
        return [replace(task, result=result, done_on=task.due_on) for task in same]

    def lines(periods: list[TaskFact]) -> list[str]:
        draft = Draft()
        tell_results(draft, "tasks", periods, "Phụ lục III", {}, "")
        return [paragraph.text.removeprefix("- ") for paragraph in draft.paragraphs["tasks"]]

    march, september = date(2025, 3, 31), date(2025, 9, 30)
    assert lines(of_years(march, september)) == [
        "Mỗi kỳ (hạn 31/3/2025 và 30/9/2025), Văn phòng: Tổ chức 01 buổi (hoàn thành các ngày 31/3/2025 và 30/9/2025)."
    ]
    # Of one of the two deadlines of a year another result is told.
    sent = [*of_years(march, result="09/10 đơn vị"), *of_years(september, date(2026, 3, 31), result="10/10 đơn vị")]
    assert lines(sent)[1].startswith("Mỗi kỳ (hạn 30/9/2025 và 31/3/2026), Văn phòng: 10/10 đơn vị")
    # Nothing came of 2027: of every year of the report it is not.
    missed = replace(of_years(date(2027, 3, 31))[0], result="", done_on=None, state=OccurrenceState.LATE)
    years = of_years(march, date(2026, 3, 31))
    assert lines(years)[0].startswith("Mỗi năm, Văn phòng: ")
    assert lines([*years, missed])[0].startswith("Mỗi năm trong các năm 2025 và 2026, Văn phòng: ")


def test_an_office_named_with_its_department_is_cut_off_with_it() -> None:
    """“Kỳ đã thực hiện nhiệm vụ “Sở tổ chức …””: of "Văn phòng Sở tổ chức …" the department was left as who does it."""
    months = [period(month, f"2025-{month:02}", DONE, f"lần thứ {month}") for month in range(1, 7)]
    worded = [replace(task, text="Thanh tra Sở tổ chức tuyên truyền", leads=("Thanh tra Sở",)) for task in months[:4]]
    later = [replace(task, text="Văn phòng Sở tổ chức tuyên truyền", leads=("Văn phòng",)) for task in months[4:]]
    draft = Draft()
    tell_results(draft, "tasks", worded + later, "", {}, "")
    assert [figure.name for figure in draft.totals] == ["Kỳ đã thực hiện nhiệm vụ “Tổ chức tuyên truyền”"]
