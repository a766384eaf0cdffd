"""Reports tell the movements launched in their span, and cite no annex that they do not have."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.standing.year_records import Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.figures import figures_of
from desktop_app.services.papers.reports.papers import annual_data, annual_paper
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.plan.plans import plan_text
from desktop_app.services.standing.year_records import save_year_record
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.movements import save_movement
from desktop_app.services.year.obstacles import save_obstacle
from desktop_app.services.year.registrations import register
from tests.books import import_shipped_plan, person, rows_of, unit
from tests.papers.reading import docx_text

MOVEMENT = MovementFields(
    "Nói không với tin giả",
    date(2026, 3, 1),
    date(2026, 11, 30),
    document_type="Kế hoạch",
    document_number="11/KH-SNgV",
    document_date=date(2026, 2, 24),
)
CRITERIA = (
    Criterion("Tin, bài cảnh báo tin giả", "từ 80 tin, bài.", "89 tin, bài", "Danh mục"),
    Criterion("Sai sót phải đính chính;", "", "không có."),
    Criterion("Đơn vị rà soát tài khoản", "5/5 đơn vị"),
)
REACHED = "tin, bài cảnh báo tin giả đạt 89 tin, bài (chỉ tiêu từ 80 tin, bài); sai sót phải đính chính: không có"
TOLD = (
    "Sở Ngoại vụ phát động phong trào thi đua “Nói không với tin giả” (Kế hoạch số 11/KH-SNgV "
    "ngày 24/02/2026, thực hiện từ ngày 01/3/2026 đến ngày 30/11/2026)."
)


def parts(book: Book, kind: str, period: str, cut_off: date | None = None) -> dict[str, str]:
    return {part.key: part.text for part in report(book, kind, period, cut_off).parts}


def test_a_movement_is_told_in_the_reports_of_the_day_of_its_document(book: Book) -> None:
    import_shipped_plan(book)
    save_movement(book, None, MOVEMENT)
    assert TOLD in parts(book, ANNUAL, "2026")["direction"].split("\n")
    assert TOLD in parts(book, HALF_YEAR, "2026-H1")["movements"].split("\n")
    assert TOLD not in parts(book, ANNUAL, "2026", date(2026, 2, 23))["direction"]
    assert "phát động" not in parts(book, ANNUAL, "2025")["direction"]


def test_several_movements_are_counted_and_the_number_opens_them(book: Book) -> None:
    save_movement(book, None, MOVEMENT)
    save_movement(book, None, MovementFields("Dân vận khéo", date(2026, 4, 1)))
    source = report(book, ANNUAL, "2026")
    (line,) = [line for line in dict((part.key, part.text) for part in source.parts)["direction"].split("\n")]
    assert line.startswith(
        "Trong kỳ, Sở Ngoại vụ đã phát động 02 phong trào thi đua, cụ thể: “Nói không với tin giả” ("
    )
    assert line.endswith("; “Dân vận khéo” (từ ngày 01/4/2026).")
    (figure,) = [each for each in figures_of(source) if each.name == "Phong trào thi đua đã phát động"]
    assert sorted(figure.query.scope["ids"]) == [1, 2]


def test_a_report_cites_the_annex_of_tasks_only_if_it_has_one(book: Book) -> None:
    import_shipped_plan(book)
    months = rows_of(book, "occurrence", "id, due_on", "period LIKE '2026-__' AND due_on < '2026-07-01'")
    for (row_id, day), letter in zip(months, "abcdef", strict=False):
        done = OccurrenceFields(f"Đã phổ biến nội dung {letter}.", done_on=date.fromisoformat(str(day)))
        record_result(book, int(str(row_id)), done)
    assert "” trong 06 kỳ (từ tháng 01 năm 2026 đến tháng 6 năm 2026); kết quả từng kỳ tại Phụ lục II." in "\n".join(
        parts(book, ANNUAL, "2026").values()
    )
    half_year = "\n".join(parts(book, HALF_YEAR, "2026-H1").values())
    assert "” trong 06 kỳ (từ tháng 01 năm 2026 đến tháng 6 năm 2026)." in half_year
    assert "Phụ lục tình hình" not in half_year


def test_a_plan_that_names_its_year_is_not_followed_by_it_again(book: Book) -> None:
    plan_id = import_shipped_plan(book)
    plan = plan_text(book, plan_id)
    assert plan is not None
    save_plan(book, plan_id, replace(plan.fields, title="Chuyển đổi số của Sở năm 2026"))
    text = as_json(annual_paper(book, "2026"))
    assert "Kế hoạch chuyển đổi số của Sở năm 2026" in text
    assert "năm 2026 năm 2026" not in text


def test_a_report_tells_the_account_given_of_a_movement_when_it_was_closed(book: Book) -> None:
    import_shipped_plan(book)
    account = {"weaknesses": "Rà soát còn chậm.", "causes": "Đều kiêm nhiệm.", "next_steps": "Đôn đốc từng quý."}
    closed = replace(MOVEMENT, closed_on=date(2026, 10, 30), criteria=CRITERIA, **account)  # type: ignore[arg-type]
    save_movement(book, None, closed)
    movement = "hong trào thi đua “Nói không với tin giả”"
    # It was to go on until November; what was reached was reached in these days, whatever days the report is of.
    days = "thực hiện từ ngày 01/3/2026 đến ngày 30/10/2026"
    for cut_off, is_told in ((date(2026, 10, 29), False), (date(2026, 11, 15), True)):
        of_report = parts(book, ANNUAL, "2026", cut_off)
        for key, line in (
            ("emulation", f"P{movement} ({days}) tổng kết ngày 30/10/2026, kết quả: {REACHED}."),
            ("weaknesses", f"P{movement}: rà soát còn chậm."),
            ("causes", f"P{movement}: đều kiêm nhiệm."),
            ("next", f"- Đôn đốc từng quý (việc nêu khi tổng kết p{movement})."),
        ):
            assert (line in of_report.get(key, "").split("\n")) is is_told, (key, cut_off)
    assert f"P{movement}" not in parts(book, ANNUAL, "2027").get("weaknesses", "")
    # What its sentence counts stands in the annex of figures, too, and by the same words.
    figures = {row.name: row.this for row in annual_data(book, "2026", date(2026, 11, 15)).indicators}
    assert figures["Tin, bài cảnh báo tin giả (chỉ tiêu: từ 80 tin, bài)"] == 89
    assert figures["Sai sót phải đính chính"] == "Không có"
    loose = remarks(book, report(book, ANNUAL, "2026", date(2026, 11, 15)))
    assert not [remark.words for remark in loose if "không có trong phụ lục" in remark.sentence]
    emulation = " ".join(docx_text(papers.document(book, "emulation-report", {"year": "2026"})).split())
    assert f"; tổng kết ngày 30/10/2026, kết quả: {REACHED}." in emulation.replace("\u00a0", " ")


def test_a_movement_launched_before_the_period_is_cited_where_its_end_is_told(book: Book) -> None:
    import_shipped_plan(book)
    earlier = replace(MOVEMENT, from_date=date(2025, 3, 1), to_date=date(2025, 11, 30), weaknesses="Đăng tin chưa đều.")
    paper = replace(earlier, document_number="07/KH-SNgV", document_date=date(2025, 1, 13))
    save_movement(book, None, replace(paper, closed_on=date(2025, 12, 24)))
    of_year = parts(book, ANNUAL, "2026", date(2026, 11, 15))
    days = "thực hiện từ ngày 01/3/2025 đến ngày 30/11/2025"
    assert f"(Kế hoạch số 07/KH-SNgV ngày 13/01/2025, {days}) tổng kết ngày 24/12/2025." in of_year["emulation"]
    assert "“Nói không với tin giả”: đăng tin chưa đều." in of_year["weaknesses"]


def test_a_next_step_that_was_due_before_the_last_day_is_no_plan_to_come(book: Book) -> None:
    import_shipped_plan(book)
    earlier = replace(MOVEMENT, from_date=date(2025, 3, 1), to_date=date(2025, 11, 30))
    account = replace(earlier, next_steps="Mở lớp viết tin trong quý I/2026; chia lịch đăng theo tuần.")
    save_movement(book, None, replace(account, closed_on=date(2025, 12, 24)))
    line = "- Chia lịch đăng theo tuần (việc nêu khi tổng kết phong trào thi đua “Nói không với tin giả”)."
    assert line in parts(book, ANNUAL, "2026", date(2026, 11, 15))["next"].split("\n")
    source = report(book, ANNUAL, "2026", date(2026, 11, 15))
    assert [
        remark.part for remark in remarks(book, source) if "“Mở lớp viết tin trong quý I/2026”" in remark.sentence
    ] == ["next"]
    assert "Mở lớp viết tin trong quý I/2026; chia lịch" in parts(book, ANNUAL, "2026", date(2026, 3, 31))["next"]


def test_a_half_year_tells_who_registered_and_its_tasks_apart_from_the_movements(book: Book) -> None:
    import_shipped_plan(book)
    division, union = unit(book, "Phòng Pháp chế"), unit(book, "Chi đoàn Sở", UnitKind.UNION)
    who = person(book, "Lý Văn Kiên", division)
    title = "Lao động tiên tiến"
    for subject, day in (
        (Subject(NomineeKind.INDIVIDUAL, who), "2026-02-20"),
        (Subject(NomineeKind.COLLECTIVE, division), "2026-07-01"),
    ):
        fields = YearRecordFields(
            subject, 2026, registered=True, registered_for=title, registered_on=date.fromisoformat(day)
        )
        save_year_record(book, fields)
    movement = save_movement(book, None, MOVEMENT).only_id("emulation_movement")
    register(book, movement, date(2026, 3, 10), units=[division, union], people=[who])
    add_activity(book, ActivityFields(date(2026, 4, 2), ActivityKind.EVENT, "Ngày hội đọc sách", unit_id=division))
    of_report = parts(book, HALF_YEAR, "2026-H1")
    assert of_report["registration"] == ("Có 01 cá nhân đăng ký Lao động tiên tiến năm 2026.")
    of_year = str(papers.document(book, "emulation-report", {"year": "2026"}).body)
    assert "Có 01 tập thể và 01 cá nhân đăng ký Lao động tiên tiến năm 2026." in of_year
    assert of_report["movements"].split("\n") == [
        TOLD,
        "Đến ngày 30/6/2026, có 02 tập thể và 01 cá nhân đăng ký tham gia phong trào thi đua “Nói không với tin giả”; "
        "tập thể gồm 01 phòng, đơn vị và Chi đoàn Sở.",
    ]
    assert "đọc sách" in of_report["tasks"]


def test_a_movement_without_a_last_day_is_told_until_it_was_closed(book: Book) -> None:
    division = unit(book, "Phòng Pháp chế")
    fields = MovementFields("Phong trào cũ", date(2023, 1, 1))
    movement = save_movement(book, None, fields).only_id("emulation_movement")
    register(book, movement, date(2023, 1, 5), units=[division], people=[])
    assert "Phong trào cũ" in parts(book, HALF_YEAR, "2026-H1")["movements"]
    save_movement(book, movement, replace(fields, closed_on=date(2024, 3, 1)))
    assert "Phong trào cũ" not in parts(book, HALF_YEAR, "2026-H1").get("movements", "")
    assert "Phong trào cũ" in parts(book, HALF_YEAR, "2024-H1")["movements"]


def test_obstacles_are_counted_before_each_is_told_with_its_unit_and_state(book: Book) -> None:
    import_shipped_plan(book)
    office = unit(book, "Phòng Pháp chế")
    raised = ObstacleFields(date(2026, 4, 6), "Máy đã cũ", office, "Thay máy", cause="Mua từ năm 2017")
    save_obstacle(
        book, None, replace(raised, answer="Đồng ý", answered_on=date(2026, 4, 9), closed_on=date(2026, 5, 4))
    )
    save_obstacle(book, None, replace(raised, raised_on=date(2025, 9, 1), content="Thiếu người"))
    of_report = parts(book, ANNUAL, "2026")
    assert of_report["weaknesses"].split("\n")[-2:] == [
        "Trong kỳ, Phòng Pháp chế phản ánh 01 khó khăn, vướng mắc; đã giải quyết xong 01 nội dung; "
        "còn 01 nội dung từ kỳ trước chuyển sang chưa giải quyết xong.",
        "Phòng Pháp chế phản ánh ngày 01/9/2025: thiếu người; đề nghị thay máy; chưa giải quyết xong.",
    ]
    assert "ngày 06/4/2026 (máy đã cũ; nguyên nhân là mua từ năm 2017) được trả lời" in of_report["direction"]
