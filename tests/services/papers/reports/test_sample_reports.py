"""The reports and the task table of the sample office, against its records: each thing is told once, and is true."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import format_number, parse_value
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.year.activities import ACTIVITY_KINDS_ON_PAPER, ActivityFields, ActivityKind
from desktop_app.papers.document.model import Addressees, BodyRow, Recipients, Table
from desktop_app.services.book import Book, opened
from desktop_app.services.office.people import save_person
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.papers import annual_data, annual_paper, half_year_data, half_year_paper
from desktop_app.services.papers.reports.sent_reports import ReportKey, open_again
from desktop_app.services.papers.reports.tables.tasks import task_table_holds, task_table_paper
from desktop_app.services.year.activities import add_activity
from tests.books import record_rows, rows_of, sample_in
from tests.papers.reading import docx_table_rows, docx_text
from tests.papers.tables import tables_of

OF_PLAN = "task_id IN (SELECT id FROM task WHERE plan_id = 1)"
YEARS = ("2022", "2023", "2024", "2025", "2026")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample's book, a record of days whose report was issued without it, and somebody not informed."""
    with opened(sample_in(tmp_path_factory.mktemp("reports") / "book")) as book:
        save_person(book, None, PersonFields("Khúc Bích Yến", "female", 1999), [(None, PostFields(1, "Chuyên viên"))])
        open_again(book, ReportKey(ANNUAL, "2025"))
        issue(book, "annual-report", {"year": "2025"}, IssueFields("120", formats=()))
        add_activity(book, ActivityFields(date(2025, 6, 2), ActivityKind.GOOD_NEWS, "Đoàn viên hiến máu nhân đạo"))
        yield book


def test_what_was_done_after_the_cut_off_is_told_once_and_in_the_next_report(office: Book) -> None:
    tasks_by_year = {year: report(office, ANNUAL, year).facts.tasks for year in YEARS}
    done = rows_of(
        office,
        "occurrence",
        "id, done_on",
        f"{OF_PLAN} AND done_on BETWEEN '2021-11-16' AND '2026-11-15'",
    )
    times = Counter(
        task.id for tasks in tasks_by_year.values() for task in tasks if task.done_on is not None or task.result
    )
    assert times == Counter(int(str(row_id)) for row_id, _ in done)
    later = {int(str(row_id)) for row_id, day in done if "2025-11-15" < str(day) <= "2025-12-31"}
    states = {task.id: task.state for task in tasks_by_year["2025"]}
    # The report is itself what came of one of them.
    (own,) = report(office, ANNUAL, "2025").facts.own_tasks
    assert later - states.keys() == {own.id}
    assert {states[row_id] for row_id in later - {own.id}} <= {OccurrenceState.DUE_SOON, OccurrenceState.OPEN}
    months = [
        row for row in annual_data(office, "2025").tasks if row.deadline in ("tháng 11 năm 2025", "tháng 12 năm 2025")
    ]
    assert [row.result for row in months] == ["Chưa đến hạn", "Chưa đến hạn"]


def test_the_annex_of_figures_leaves_no_cell_to_guess_and_counts_who_was_at_a_briefing(office: Book) -> None:
    document = annual_paper(office, "2026")
    (annex,) = [
        table for section in document.annexes for table in tables_of(section) if table.columns[1].title == "Chỉ tiêu"
    ]
    rows = {str(row.values[1]): row.values for row in annex.rows if isinstance(row, BodyRow)}
    assert all("" not in row[5:8] for row in rows.values())
    results = {row[5] for row in rows.values() if isinstance(row[5], str)}
    assert results == {"Chưa có số liệu", "96,15", "5/5", "Không có"}
    assert not [name for name in rows if name.endswith("…”")]
    assert not [row[7] for row in rows.values() if "điểm" in str(row[7]) or "lượt" in str(row[7])]
    groups = "+".join(
        f"coalesce(reached_{group}, 0)" for group in ("staff", "members", "teenagers", "children", "others")
    )
    listed = (
        "(SELECT count(DISTINCT person_id) FROM participant WHERE activity_id = activity.id AND kind != 'document')"
    )
    days = "trashed_at IS NULL AND from_date BETWEEN '2025-11-16' AND '2026-11-15'"
    of_plan = f"(task_id IS NULL OR {OF_PLAN})"
    people = f"sum(CASE WHEN {groups} > 0 THEN {groups} ELSE {listed} END), sum({groups})"
    ((reached, counted),) = rows_of(office, "activity", people, f"{days} AND {of_plan}")
    came, seen = (rows[f"Lượt người {verb}"][5] for verb in ("tham gia", "tiếp cận"))
    assert int(str(came)) + int(str(seen)) == reached
    assert int(str(reached)) - int(str(counted)) == 24


def test_a_period_before_the_plan_has_no_paper_and_one_sentence_says_why(office: Book) -> None:
    before = record_rows(office)
    why = "Kế hoạch số 05/KH-SNgV ngày 16/01/2026 thực hiện từ năm 2026: {} chưa có nhiệm vụ nào của kế hoạch này."
    for kind, period, words in ((ANNUAL, "2025", "năm 2025"), (HALF_YEAR, "2025-H1", "6 tháng đầu năm 2025")):
        with pytest.raises(InvalidRecord) as refusal:
            report(office, kind, period, plan_id=2)
        assert (refusal.value.message, refusal.value.hint) == (
            why.format(words),
            "Chọn kỳ sau, hoặc chọn kế hoạch khác.",
        )
    sentences = {code: str(remarks(office, "half-year-report", {"round": code})) for code in ("2022-H1", "2023-H1")}
    younger = (
        "Kế hoạch ban hành ngày 20/6/2022, trong kỳ báo cáo (từ ngày 01/01/2022 đến ngày 30/6/2022): "
        "trước ngày đó chưa có nhiệm vụ nào để báo cáo."
    )
    assert [code for code, text in sentences.items() if younger in text] == ["2022-H1"]
    with pytest.raises(InvalidRecord, match="năm 2025 chưa có nhiệm vụ nào"):
        task_table_paper(office, "2025", plan_id=2)
    assert not task_table_holds(office, "2025", 2).is_printable
    assert report(office, ANNUAL, "2026", plan_id=2).facts.tasks
    assert record_rows(office) == before


def test_the_task_table_says_each_task_once_and_each_state_so_that_it_stays_true(office: Book) -> None:
    document = papers.document(office, "task-table", {"year": "2022", "dated_on": "2026-11-27"})
    rows = [row for row in docx_table_rows(document)[1:] if len(row) > 1]
    ((asked_for,),) = rows_of(
        office,
        "occurrence",
        "count(*)",
        f"{OF_PLAN} AND year = 2022 AND NOT (due_on < '2022-06-20' AND done_on IS NULL)",
    )
    assert len(rows) == asked_for
    ((of_both,), (of_one,)) = (
        rows_of(office, "occurrence", "count(*)", f"year = 2026 AND {which}")[0] for which in ("1", OF_PLAN)
    )
    this_year = [row for row in docx_table_rows(task_table_paper(office, "2026"))[1:] if len(row) > 1]
    assert len(this_year) == int(str(of_one)) < int(str(of_both))
    texts = [row[1] for row in rows if not row[1].startswith("Như TT ")]
    assert len(texts) == len(set(texts)) < len(rows)
    line, note = document.closing.lines
    assert note.endswith("Kế hoạch không nêu đơn vị chủ trì./.")
    assert line.startswith(f"Tổng cộng: {len(texts):02d} nhiệm vụ ({len(rows):02d} kỳ thực hiện: ")
    states = {row[-1] for row in rows}
    assert "Hoàn thành sau hạn" in states
    assert all(state[0].isupper() for state in states)
    assert "Chưa có số liệu" not in states
    assert [row for row in rows if row[-2]]
    assert all(row[2] for row in rows)
    assert {row[2] for row in rows} > {"–"}
    assert all(row[5] for row in rows)
    of_other_plan = papers.document(office, "task-table", {"year": "2026", "plan": "2", "dated_on": "2026-11-27"})
    late = [row for row in docx_table_rows(of_other_plan)[1:] if row[-1].startswith("Quá hạn")]
    assert [row[-1] for row in late] == ["Quá hạn từ ngày 01/10/2026"]
    assert "Chưa có kết quả Vướng mắc: đang chờ các đơn vị" in " ".join(late[0][5].split())
    again = [row[1] for row in rows if row[1].startswith("Như TT 4: ")]
    assert len(again) > 3
    # Cut off where a phrase ends; and no cell of who takes part is empty beside a dash.
    assert set(again) == {"Như TT 4: Thanh tra Sở tổ chức tuyên truyền…"}
    (half_year,) = [row for row in rows if row[1].startswith("Như TT 18: ")]
    assert half_year[1].endswith("theo dõi lồng ghép…")
    # Cells begin with a capital, and what recurs each year says which year it is of.
    assert not [row for row in rows if any(row[place][0].islower() for place in (1, 2, 3, 4, 5))]
    assert [row[4] for row in rows if "hằng năm" in row[4]] == ["Trước ngày 20/11 hằng năm (năm 2022)"]
    assert all(row[3] for row in rows)


def test_the_year_before_the_book_is_unknown_and_a_list_without_a_row_is_told(office: Book) -> None:
    def sentences(kind: str, year: str) -> str:
        return "\n".join(remark.sentence for remark in remarks(office, kind, {"year": year}))

    for year, known in (("2022", False), ("2023", True)):
        document = papers.document(office, "award-statistics", {"year": year})
        (table,) = tables_of(document.sections[0])
        before = [row.values[9] for row in table.rows if isinstance(row, BodyRow)]
        ((earlier,),) = rows_of(
            office,
            "award",
            "count(*)",
            "cancelled_on IS NULL AND decision_id IN "
            f"(SELECT id FROM decision WHERE number <> '' AND signed_on LIKE '{int(year) - 1}-%')",
        )
        assert (sum(map(int, map(str, before))) == earlier) if known else (set(before) == {"–"} and not earlier)
        assert ("chưa có số liệu năm 2021)" in str(document.titles)) is not known
    for kind, words in (
        ("award-statistics", "chưa có khen thưởng nào theo quyết định đã ký trong năm"),
        ("award-book", "chưa có khen thưởng nào được ghi sổ"),
        ("title-registrations", "chưa có tập thể, cá nhân nào đăng ký"),
        ("initiative-book", "chưa có sáng kiến, đề tài nào được đăng ký"),
    ):
        assert f"Bảng không có dòng nào ({words}): chỉ trình ký" in sentences(kind, "2021")
    assert "không có dòng nào" not in sentences("award-book", "2025")


def test_a_dossier_stands_in_the_order_of_its_decisions(office: Book) -> None:
    # Who was proposed in one year, and given a title in the year before without a nomination.
    many = "(SELECT count(*) FROM award AS other WHERE other.person_id = award.person_id) > 4"
    ((person_id,), *_) = rows_of(office, "award", "person_id", f"nomination_id IS NOT NULL AND {many}")
    document = papers.document(office, "dossier", {"person": str(person_id)})
    decided = [
        max(days)
        for table in tables_of(document.sections[0])
        if (days := [day for row in decision_rows(table) if isinstance(day := row.values[1], date)])
    ]
    assert len(decided) > 3
    assert decided == sorted(decided)


def decision_rows(table: Table) -> list[BodyRow]:
    """The rows of the stage of the decision: from its name to the next stage's."""
    rows = [row for row in table.rows if isinstance(row, BodyRow)]
    stages = [row.values[0] for row in rows]
    if "Quyết định" not in stages:
        return []
    first = stages.index("Quyết định")
    after = next((place for place, stage in enumerate(stages) if place > first and stage), len(rows))
    return rows[first:after]


def test_a_year_without_a_record_has_no_report_on_its_emulation(office: Book) -> None:
    with pytest.raises(InvalidRecord, match=r"phong trào, phiên họp, khen thưởng nào của năm 2021\.$"):
        papers.document(office, "emulation-report", {"year": "2021"})
    sentences = [remark.sentence for remark in remarks(office, "emulation-report", {"year": "2026"})]
    assert any("Chưa có đợt cuối năm 2026" in sentence for sentence in sentences)


def test_each_record_is_counted_in_one_period_and_differences_are_those_of_what_is_printed(office: Book) -> None:
    figures = {year: report(office, ANNUAL, year).facts.indicators for year in YEARS}
    for last, year in pairwise(YEARS):
        reported = {each.draft.name: each.value for each in figures[last] if each.query is not None}
        compared = {each.draft.name: each.before for each in figures[year] if each.query is not None}
        assert {name: value for name, value in compared.items() if value not in (None, reported.get(name, value))} == {}
    names = ("Tin tốt đăng mới", "Tin tốt chia sẻ lại", "Tin tốt đã đăng, chia sẻ")
    counted = [each.value for year in YEARS for each in figures[year] if each.draft.name in names]
    split = "kind = 'good_news' AND spread IN ('posted', 'shared')"
    days = f"trashed_at IS NULL AND {split} AND from_date BETWEEN '2021-11-16' AND '2026-11-15'"
    ((recorded,),) = rows_of(office, "activity", "count(*)", f"{days} AND (task_id IS NULL OR {OF_PLAN})")
    assert sum(int(str(value)) for value in counted) == recorded
    differences = {
        each.draft.name: (format_number(each.change.difference), format_number(each.value), format_number(each.before))
        for each in report(office, HALF_YEAR, "2025-H1").facts.indicators
        if each.value is not None and each.before is not None and each.change.difference is not None
    }
    assert ("3,84", "96,15", "92,31") in differences.values()
    for difference, this, before in differences.values():
        assert parse_value(difference.removeprefix("-")) == abs(parse_value(this) - parse_value(before))


def test_what_is_told_late_is_called_what_it_is_under_no_days_but_its_own(office: Book) -> None:
    (late,) = [section for section in annual_paper(office, "2026").annexes if "BỔ SUNG" in str(section.titles)]
    (table,) = late.body
    days = "đến ngày 15/11/2026, gồm cả 01 nội dung bổ sung của kỳ báo cáo trước (Phụ lục V)."
    assert days in docx_text(annual_paper(office, "2026")).replace("\u00a0", " ")
    assert isinstance(table, Table)
    assert [row.values[2] for row in table.rows if isinstance(row, BodyRow)] == ["Tin tốt"]
    # It is a row of the figures and of the activities: neither an award nor a task was told late.
    day_lines = [section.body[0] for section in annual_paper(office, "2026").annexes[:4]]
    assert ["gồm cả 01 nội dung bổ sung" in str(days) for days in day_lines] == [True, False, False, True]
    assert "Ngoài số tin, bài trên, bổ sung 01 tin tốt của kỳ trước." in str(annual_paper(office, "2026").body)


def test_a_report_on_another_plan_names_it_and_has_no_annex_that_is_empty(office: Book) -> None:
    annual = papers.document(office, "annual-report", {"year": "2026", "plan": "2"})
    half_year = papers.document(office, "half-year-report", {"round": "2026-H1", "plan": "2"})
    assert half_year.titles is not None
    assert half_year.titles.subject == "Sơ kết thực hiện Kế hoạch chuyển đổi số của Sở Ngoại vụ 6 tháng đầu năm 2026"
    for document, annexes in ((annual, ["Phụ lục I", "Phụ lục II"]), (half_year, ["Phụ lục"])):
        assert [section.titles.type_name for section in document.annexes if section.titles is not None] == annexes
        text = str(document.body)
        assert "năm 2026 của Sở Ngoại vụ" not in text
        assert "Tỉnh Đoàn" not in text
        assert "NHIỆM VỤ NĂM TIẾP THEO" not in text
        assert "Phụ lục III" not in text
        assert "Ưu điểm'" in text
        assert "Kế hoạch Chuyển đổi số" not in str(document)
        # Nothing is compared there, so no heading says what is not.
        assert "Số liệu nêu trong báo cáo" in str(document.annexes)
        assert "không so sánh" not in str(document.annexes)
        # What is due first stands first, and its day once.
        assert ("10/12/2026" in text) is (document is half_year)  # The yearly one is itself what is due then.
        assert document is annual or text.index("10/12/2026") < text.index("15/12/2026")
        assert "; hạn 30/9/2026" not in text
    sentences = [remark.sentence for remark in remarks(office, "annual-report", {"year": "2026", "plan": "2"})]
    assert any("chưa nêu nơi nhận báo cáo" in sentence for sentence in sentences)
    assert "Tỉnh Đoàn" in str(annual_paper(office, "2026").body)


def test_what_has_no_channel_is_told_before_printing_and_nothing_is_told_twice(office: Book) -> None:
    data = half_year_data(office, "2025-H1")
    text = "\n".join(line for section in data.frame.sections for line in section.paragraphs)
    days = "trashed_at IS NULL AND from_date BETWEEN '2025-01-01' AND '2025-06-30'"
    of_kinds = "kind IN ('good_news', 'story', 'exemplar')"
    posted = [str(channel) for (channel,) in rows_of(office, "activity", "channel", f"{days} AND {of_kinds}")]
    assert posted.count("") == 1
    ((news,),) = rows_of(office, "activity", "count(*)", f"{days} AND kind = 'good_news'")
    (channels,) = re.findall(r"Trong số tin, bài nêu trên: (.*) tin, bài\.", text)
    assert sum(map(int, re.findall(r" (\d\d)\b", channels))) == len(posted) - 1
    sentences = [remark.sentence for remark in remarks(office, "half-year-report", {"round": "2025-H1"})]
    assert (
        "Chưa ghi kênh đăng của 01 tin, bài (“Đoàn viên hiến máu nhân đạo” ngày 02/6/2025): "
        "số theo kênh trong báo cáo không tính tin, bài này." in sentences
    )
    (june,) = [row for row in data.activities if row.days == "Tháng 6/2025" and "tin tốt" in row.title]
    all_of_june, posted_anew, shared = map(int, re.findall(r"\d+", june.title))
    of_these = f"(trong đó đăng mới {posted_anew:02}, chia sẻ lại {shared:02})"
    assert june.title == f"{all_of_june:02} tin tốt {of_these}"
    for verb, number in (("đăng mới", posted_anew), ("chia sẻ lại", shared)):
        assert sum(map(int, re.findall(rf"{verb} (\d+)", june.evidence))) == number
    # One of which it is not recorded hides no other: the number before the parts counts it.
    spread = re.search(r"có (\d+) tin tốt.*, trong đó đăng mới (\d+) tin tốt.*; chia sẻ lại (\d+) tin tốt", text)
    assert spread is not None
    assert int(spread[1]) == int(spread[2]) + int(spread[3]) + 1 == news
    assert "phân loại" not in text
    assert june.evidence.split(": ")[0] == "Trang thông tin điện tử"
    units = {row.name: row.unit for row in data.indicators}
    assert [units[name] for name in ("Sự kiện", "Tin tốt đăng mới")] == ["cuộc", "tin"]
    assert "Văn bản" not in units
    assert any("Chưa ghi đăng mới hay chia sẻ lại của 01 tin, bài" in sentence for sentence in sentences)
    assert "chưa ghi" not in june.evidence
    names = [row.name for row in data.indicators]
    assert len(names) == len(set(names))
    assert "Tỷ lệ CCVCNLĐ được quán triệt" not in names
    assert not [row for row in data.indicators if row.unit == "lượt khen" or "Tập thể: " in row.name]
    groups = list(dict.fromkeys(row.group for row in annual_data(office, "2025").tasks))
    # The report leaves a part out that has nothing to tell, and its own numbers are others then.
    assert [group.split(":")[0] for group in groups] == [
        f"Mục {number} của Kế hoạch" for number in ("II.1", "II.2", "II.3", "III")
    ]


def test_what_was_due_on_the_last_day_and_is_not_done_is_told_among_weaknesses(office: Book) -> None:
    due = "due_on = '2022-06-30' AND done_on > due_on"
    assert len(rows_of(office, "occurrence", "id", due)) == 1
    data = half_year_data(office, "2022-H1")
    lines = [line for section in data.frame.sections for line in section.paragraphs]
    unfinished = [line for line in lines if "đến hạn ngày 30/6/2022" in line]
    assert [line.split(" chưa hoàn thành")[0] for line in unfinished] == ["Còn 01 nhiệm vụ đến hạn ngày 30/6/2022"]


def test_no_annual_report_tells_that_it_was_sent_itself(office: Book) -> None:
    for year, number in rows_of(office, "report", "period, number", "kind = 'annual' AND issued_change IS NULL"):
        assert str(number) not in docx_text(annual_paper(office, str(year))), year


def test_a_criterion_without_a_result_says_that_nobody_recorded_one(office: Book) -> None:
    document = papers.document(office, "movement-interim-report", {"movement": "3"})
    results = [row.values[3] for row in tables_of(document.annexes[0])[0].rows if isinstance(row, BodyRow)]
    assert results == ["Chưa có số liệu", "Chưa có số liệu"]
    assert "Chi đoàn thanh niên Sở phối hợp với Công đoàn Sở tổ chức gặp mặt con công chức" in str(document.body)


def test_a_report_of_a_plan_that_names_no_addressee_is_addressed_to_nobody_and_has_no_column_of_its_targets(
    office: Book,
) -> None:
    options = {"year": "2026", "plan": "2"}
    paper = papers.document(office, "annual-report", options)
    assert not [block for block in paper.body if isinstance(block, Addressees)]
    assert paper.closing is not None
    assert isinstance(paper.closing.left, Recipients)
    assert paper.closing.left.lines == ("Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP")
    assert "kính gửi" not in str(paper.body[-1])
    assert any("không có dòng “Kính gửi”" in remark.sentence for remark in remarks(office, "annual-report", options))
    figures, tasks = (tables_of(annex)[0] for annex in paper.annexes[:2])
    assert [column.title for column in figures.columns] == ["TT", "Chỉ tiêu", "Đơn vị tính", "Kết quả kỳ này"]
    assert {row.values[3] for row in tasks.rows if isinstance(row, BodyRow)} >= {"–"}
    ((recipients,),) = rows_of(office, "plan", "recipients", "id = 2")
    with office.store.work("Nơi nhận của kế hoạch") as work:
        work.update("plan", 2, {"recipients": "Sở Khoa học và Công nghệ (để báo cáo)\nLưu: VT"})
    paper = papers.document(office, "annual-report", options)
    with office.store.work("Nơi nhận như trước") as work:
        work.update("plan", 2, {"recipients": recipients})
    assert next(block for block in paper.body if isinstance(block, Addressees)).names == ("Sở Khoa học và Công nghệ",)
    assert str(paper.body[-1]).count("kính gửi Sở Khoa học và Công nghệ") == 1


def test_who_did_something_is_named_once(office: Book) -> None:
    lines = [str(getattr(block, "text", "")) for block in annual_paper(office, "2025").body]
    (line,) = (line for line in lines if "tự quản lý tài khoản cá nhân" in line)
    assert line.startswith("- Công chức, viên chức, người lao động tự quản lý")


def test_the_heading_of_a_half_year_names_awards_only_where_the_text_tells_of_some(office: Book) -> None:
    # Before any decision of the year, and before the units met.
    early, whole = (
        str(papers.document(office, "half-year-report", {"round": code} | until).titles)
        for code, until in (("2026-H1", {"cut_off": "2026-01-15"}), ("2025-H1", {}))
    )
    assert "Sơ kết phong trào thi đua từ ngày 01/01/2026 đến ngày 15/01/2026" in early
    assert "Sơ kết phong trào thi đua và công tác khen thưởng 6 tháng đầu năm 2025" in whole


def test_what_was_awarded_without_a_proposal_on_record_has_no_number_of_proposals(office: Book) -> None:
    counts = half_year_data(office, "2025-H1").counts
    titles = [count for count in counts if count.group == "Danh hiệu thi đua"]
    assert titles
    assert {(count.proposed_collectives, count.proposed_individuals) for count in titles} == {(None, None)}
    # The Council votes in July: the units had proposed theirs in June.
    proposed = sum((count.proposed_collectives or 0) + (count.proposed_individuals or 0) for count in counts)
    meetings = "review_id IN (SELECT id FROM unit_review WHERE held_on BETWEEN '2025-01-01' AND '2025-06-30')"
    assert [(proposed,)] == rows_of(office, "unit_vote", "count(*)", meetings)


def test_two_numbers_of_one_thing_say_of_which_part_each_is(office: Book) -> None:
    data = annual_data(office, "2023")
    figures = {row.name: row.this for row in data.indicators}
    assert sum(row.group == ACTIVITY_KINDS_ON_PAPER[ActivityKind.EVENT] for row in data.activities) == 3
    assert "Sự kiện" not in figures
    # "2/3 sự kiện" read as the second of March.
    assert figures["Sự kiện (mục II.1)"] == 2
    assert figures["Lượt người tham gia: sự kiện (mục II.1)"] == 111
    assert not [name for name in figures if re.search(r"\d/\d+ sự kiện", name)]
    of_all = [row.this for row in half_year_data(office, "2023-H1").indicators if row.name == "Sự kiện"]
    assert of_all == [2]
    text = " ".join(words for section in data.frame.sections for words in section.paragraphs)
    # More is awarded than the rounds of the period proposed: what came of no proposal is told apart.
    days = "signed_on BETWEEN '2022-11-16' AND '2023-11-15' AND trashed_at IS NULL"
    given = f"cancelled_on IS NULL AND decision_id IN (SELECT id FROM decision WHERE {days})"
    ((awards, others),) = rows_of(office, "award", "count(*), sum(nomination_id IS NULL)", given)
    assert f"Trong kỳ có {awards} lượt khen thưởng theo quyết định đã ký (" in text
    assert f", {others} lượt danh hiệu thi đua ngoài các đề nghị đó), gồm:" in text
    # Each meeting on record is of the day and the subject of a period's result: one sentence tells both.
    assert "thực hiện 12/12 kỳ của nhiệm vụ “Thanh tra Sở tổ chức tuyên truyền" in text
    assert "; trong đó 03 buổi sinh hoạt “Ngày pháp luật” có thống kê người dự với 60 lượt" in text
    sentences = str(remarks(office, "annual-report", {"year": "2023"}))
    assert "9/12 kỳ đã ghi kết quả chưa có hoạt động nào trong sổ khớp ngày hoặc chủ đề." in sentences
    assert "khác ngày, khác chủ đề với kết quả từng kỳ." not in sentences
    half_year = docx_text(half_year_paper(office, "2023-H1")).replace("\u00a0", " ")
    assert "tổng hợp tại Phụ lục II" in half_year
    assert not re.search(r"danh sách tại Phụ lục II\b", half_year)


def test_who_registered_is_counted_as_its_phong_don_vi_and_whoever_is_beside_them(office: Book) -> None:
    registered = "id IN (SELECT unit_id FROM movement_registration WHERE movement_id = 3 AND trashed_at IS NULL)"
    kinds = [str(kind) for (kind,) in rows_of(office, "unit", "kind", registered)]
    report = papers.document(office, "emulation-report", {"year": "2026"})
    divisions = len(kinds) - kinds.count("union")
    counted = f"{len(kinds):02d} tập thể ({divisions:02d} phòng, đơn vị và Chi đoàn thanh niên Sở) và"
    assert kinds.count("union") == 1
    assert counted in str(report.body)
    interim = papers.document(office, "movement-interim-report", {"movement": "3"})
    assert counted in str(interim.body)
    assert "Số người, lượt tiếp cận" in str(interim.annexes)
    assert "Không để sai sót" not in str(papers.document(office, "movement-report", {"movement": "2"}))
    # Nobody is on the list of that year but a collective.
    assert [section.titles.subject for section in report.annexes if section.titles is not None] == [
        "DANH SÁCH TẬP THỂ ĐƯỢC KHEN THƯỞNG NĂM 2026"
    ]


def test_of_a_time_before_anything_was_recorded_no_number_of_activities_is_printed(office: Book) -> None:
    assert rows_of(office, "activity", "id", "from_date <= '2022-06-30'") == []
    printed = {row.name: row.this for row in half_year_data(office, "2022-H1").indicators}
    for name in "Hoạt động đã tổ chức|Công văn, văn bản triển khai đã ban hành|Lượt người tiếp cận".split("|"):
        # As a table prints it: "Chưa có số liệu".
        assert printed[name] == "", name
