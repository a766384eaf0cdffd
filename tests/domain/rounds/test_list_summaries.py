"""A summary as a list has room for it: in a few lines, where the report on achievements tells all."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.law.year_facts import Rating
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.rounds.achievements import RoleInRecord, YearRating
from desktop_app.domain.rounds.summaries import compose_summary, counted_on
from desktop_app.domain.year.activities import ActivityKind
from tests.domain.rounds.test_summaries import PERSON, UNIT, activity, result


def test_a_list_quotes_a_long_task_up_to_its_circumstances_and_the_report_whole() -> None:
    due = date(2026, 6, 30)
    task = (
        "Tổ chức tuyên truyền, quán triệt Bộ quy tắc ứng xử trên không gian mạng ban hành kèm theo Quyết định số "
        "12/QĐ-BVH ngày 17/6/2021 của Bộ trưởng trong ngày sinh hoạt định kỳ tại cơ quan"
    )
    led = replace(UNIT, results=(replace(result(1, 1, due, due, unit_role=AssignmentRole.LEAD), task=task),))
    assert "“Tổ chức tuyên truyền, quán triệt Bộ quy tắc ứng xử trên không gian mạng”" in compose_summary(led)
    assert "định kỳ tại cơ quan”" in compose_summary(led, whole=True)


def test_documents_of_one_type_are_counted_as_what_they_are() -> None:
    # Two letters were "02 văn bản" beside a plan and an invitation of the same unit, which are papers, too.
    letters = tuple(
        activity(
            n,
            f"Công văn về việc {n} {'dài ' * 30}",
            RoleInRecord.UNIT,
            date(2026, n, 5),
            kind=ActivityKind.DOCUMENT,
            document=f"Công văn số {n}/SNgV-VP",
        )
        for n in (3, 4)
    )
    assert "am mưu ban hành 02 công văn (từ" in compose_summary(replace(UNIT, activities=letters))
    mixed = (letters[0], replace(letters[1], document="Kế hoạch số 4/KH-SNgV"))
    assert "am mưu ban hành 02 văn bản (từ" in compose_summary(replace(UNIT, activities=mixed))


def test_what_stays_too_long_for_a_list_leaves_out_papers_and_counts_what_was_held() -> None:
    paper = "Kế hoạch số 42/KH-SNgV ngày 10/4/2026"
    held = tuple(
        activity(n, f"{kind} về kỹ năng số, ứng xử trên mạng số {n}", RoleInRecord.UNIT, kind=kind, reached=n)
        for n, kind in enumerate((ActivityKind.BRIEFING, *[ActivityKind.CONFERENCE] * 4), start=20)
    )
    first, *others = (replace(each, document=paper, notable=True, partners="Công an tỉnh") for each in held)
    rated = (YearRating(2026, Rating.GOOD, "Thông báo số 15/TB-SNgV ngày 14/11/2026"),)
    helped = tuple(activity(n, f"Diễn đàn {n}", RoleInRecord.SUPPORT, notable=True, reached=n) for n in (30, 31))
    nominee = replace(PERSON, activities=(first, *others, *helped), ratings=rated)
    summary = compose_summary(nominee)
    assert summary.startswith("Tổ chức 05 hội nghị, lớp tập huấn (tháng 5/2026), 110 lượt người dự, tiêu biểu là “")
    assert summary.count("“") == 1
    assert "42/KH-SNgV" not in summary
    assert "Phối hợp thực hiện 02 hoạt động (tháng 5/2026), 61 lượt người dự." in summary
    whole = compose_summary(nominee, whole=True)
    assert whole.count("42/KH-SNgV") == 4
    assert "15/TB-SNgV" in whole


def test_a_rating_is_cited_in_every_row_however_much_else_there_is_to_tell() -> None:
    rated = (YearRating(2026, Rating.GOOD, "Thông báo số 15/TB-SNgV ngày 14/11/2026"),)
    held = tuple(activity(n, f"Việc {n}", RoleInRecord.UNIT, kind=kind) for n, kind in enumerate(ActivityKind, start=1))
    cited = "Năm 2026 được xếp loại hoàn thành tốt nhiệm vụ (Thông báo số 15/TB-SNgV ngày 14/11/2026)."
    for activities in (held[:1], held):
        assert cited in compose_summary(replace(PERSON, activities=activities, ratings=rated))


def test_who_saw_a_post_is_not_counted_among_those_who_came() -> None:
    held = tuple(
        activity(
            n, f"{'Tập huấn kỹ năng số cho cán bộ, công chức, viên chức ' * 2}số {n}", RoleInRecord.LEAD, kind=kind
        )
        for n, kind in enumerate(ActivityKind, start=20)
    )
    helped = (
        activity(50, "Bài đăng", RoleInRecord.SUPPORT, kind=ActivityKind.POSTING, reached=4000),
        activity(51, "Tin tốt", RoleInRecord.SUPPORT, kind=ActivityKind.GOOD_NEWS, reached=1000),
        activity(52, "Diễn đàn", RoleInRecord.SUPPORT, reached=40),
        activity(53, "Ngày hội", RoleInRecord.SUPPORT, kind=ActivityKind.OTHER, reached=20),
    )
    summary = compose_summary(replace(PERSON, activities=(*held, *helped)))
    assert "hối hợp thực hiện 02 hoạt động (tháng 5/2026), 60 lượt người dự" in summary
    assert "phối hợp thực hiện 02 văn bản, tin, bài (tháng 5/2026), 5.000 lượt người tiếp cận" in summary


def test_a_day_that_is_none_counts_to_no_day() -> None:
    assert counted_on("Chủ trì.\n(Số liệu tính đến ngày 30/6/2026.)") == date(2026, 6, 30)
    assert counted_on("Chủ trì.\n(Số liệu tính đến ngày 31/6/2026.)") is None
    assert counted_on(f"Chủ trì.\n(Số liệu tính đến ngày 1/1/{'9' * 30}.)") is None
