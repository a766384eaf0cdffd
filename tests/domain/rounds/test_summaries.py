"""The summary of achievements: totals with their span, the notable ones named, no role that nobody recorded."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.rounds.achievements import (
    Achievements,
    CitedActivity,
    CitedInitiative,
    EarlierTitle,
    RatedMembers,
    RoleInRecord,
    TaskResult,
    YearRating,
)
from desktop_app.domain.rounds.quoted_tasks import first_sentence
from desktop_app.domain.rounds.summaries import compose_summary, without_role
from desktop_app.domain.vietnamese import quoted
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind

MAY = date(2026, 5, 12)
PERSON = Achievements(NomineeKind.INDIVIDUAL, "Văn phòng")
UNIT = Achievements(NomineeKind.COLLECTIVE, "Văn phòng", staff=9)


def activity(number: int, title: str, role: RoleInRecord, day: date = MAY, **fields: object) -> CitedActivity:
    made = CitedActivity(RecordRef("activity", number), day, day, ActivityKind.CONFERENCE, title, role)
    return replace(made, **fields)  # type: ignore[arg-type]


def result(number: int, task: int, day: date | None, due: date, **fields: object) -> TaskResult:
    made = TaskResult(
        RecordRef("occurrence", number), task, f"Việc {task}.", due, day, leads=("Văn phòng",), plan="Kế hoạch số 9/KH"
    )
    return replace(made, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "role", "words"),
    [
        (ActivityKind.CONFERENCE, RoleInRecord.UNIT, "Ngày 12/5/2026 tổ chức “Kỹ năng số”."),
        (ActivityKind.CONFERENCE, RoleInRecord.TOOK_PART, "Ngày 12/5/2026 tham dự “Kỹ năng số”."),
        (ActivityKind.CONFERENCE, RoleInRecord.SPEAKER, "Ngày 12/5/2026 là báo cáo viên tại “Kỹ năng số”."),
        (ActivityKind.DOCUMENT, RoleInRecord.AUTHOR, "Ngày 12/5/2026 soạn thảo văn bản “Kỹ năng số”."),
        (ActivityKind.GOOD_NEWS, RoleInRecord.AUTHOR, "Ngày 12/5/2026 viết tin tốt “Kỹ năng số”."),
        (ActivityKind.OTHER, RoleInRecord.SUPPORT, "Ngày 12/5/2026 phối hợp thực hiện “Kỹ năng số”."),
        (ActivityKind.OTHER, RoleInRecord.OF_TASK, ""),
    ],
)
def test_one_activity_is_told_with_its_day_and_the_role(kind: ActivityKind, role: RoleInRecord, words: str) -> None:
    activity_entry = activity(1, "Kỹ năng số", role, kind=kind)
    assert compose_summary(replace(PERSON, activities=(activity_entry,))) == words


def test_children_are_counted_as_such_where_nobody_else_came() -> None:
    party = activity(1, "Vui Tết Trung thu", RoleInRecord.UNIT, reached=59, audience="thiếu niên, nhi đồng")
    assert "(59 thiếu niên, nhi đồng)" in compose_summary(replace(UNIT, activities=(party,)))
    again = replace(party, record=RecordRef("activity", 2), title="Ngày Quốc tế Thiếu nhi")
    assert "118 lượt thiếu niên, nhi đồng dự" in compose_summary(replace(UNIT, activities=(party, again)))
    adults = replace(again, audience="")
    assert "118 lượt người dự" in compose_summary(replace(UNIT, activities=(party, adults)))


def test_of_several_alike_the_notable_ones_are_named_with_day_and_document() -> None:
    first = activity(1, "Tập huấn kỹ năng", RoleInRecord.LEAD, date(2026, 3, 2), reached=40)
    second = activity(2, "Tập huấn tin giả", RoleInRecord.LEAD, date(2026, 9, 9), reached=33, notable=True)
    second = replace(second, document="Kế hoạch số 12/KH-SNgV ngày 02/6/2026")
    assert compose_summary(replace(PERSON, activities=(second, first))) == (
        "Chủ trì 02 lớp tập huấn (từ tháng 3 đến tháng 9/2026), 73 lượt người dự, tiêu biểu là "
        "“Tập huấn tin giả” ngày 09/9/2026 (33 người; Kế hoạch số 12/KH-SNgV ngày 02/6/2026)."
    )


def test_equal_titles_are_merged() -> None:
    ones = tuple(activity(n, "Giao ban", RoleInRecord.TOOK_PART, date(2026, n, 5)) for n in (4, 6))
    assert compose_summary(replace(PERSON, activities=ones)) == (
        "Tham dự 02 hội nghị, lớp tập huấn “Giao ban” (từ tháng 4 đến tháng 6/2026)."
    )


def test_tasks_are_counted_done_and_in_time_with_their_papers() -> None:
    june, july = date(2026, 6, 30), date(2026, 7, 9)
    results = (
        result(1, 1, june, june, unit_role=AssignmentRole.LEAD, result="Đã báo cáo.", document="Báo cáo số 5/BC"),
        result(2, 2, july, june, unit_role=AssignmentRole.LEAD),
        result(3, 3, None, june, unit_role=AssignmentRole.LEAD),
    )
    assert compose_summary(replace(UNIT, results=results)) == (
        "Văn phòng (09 người) chủ trì 03 nhiệm vụ của Kế hoạch số 9/KH, hoàn thành 2/3 nhiệm vụ đến hạn, trong "
        "đó 01 đúng hạn; có văn bản: Đã báo cáo (Báo cáo số 5/BC); còn 01 quá hạn."
    )
    # Where room is no matter each of those done is named, and what is overdue apart from it.
    assert compose_summary(replace(UNIT, results=results), whole=True).endswith(
        ", cụ thể: Đã báo cáo (Báo cáo số 5/BC); nhiệm vụ “Việc 2”.\n"
        "Hạn chế: còn 01 nhiệm vụ quá hạn, đó là nhiệm vụ “Việc 3”."
    )


def test_the_span_of_the_tasks_is_said_where_nothing_around_says_it() -> None:
    june = date(2026, 6, 30)
    led = result(1, 1, june, june, unit_role=AssignmentRole.LEAD)
    summary = compose_summary(replace(UNIT, span="năm 2026", results=(led,)))
    assert summary.startswith("Năm 2026, Văn phòng (09 người) chủ trì nhiệm vụ “Việc 1”")
    of_person = compose_summary(replace(PERSON, span="năm 2026", results=(replace(led, has_role=True),)))
    assert of_person.startswith("Năm 2026, tham gia thực hiện nhiệm vụ")


def test_of_a_task_with_several_periods_the_last_stands_for_all() -> None:
    results = tuple(
        result(month, 1, day, day, unit_role=AssignmentRole.LEAD, result=f"Kỳ {month}", document=f"Báo cáo số {month}")
        for month, day in ((month, date(2026, month, 20)) for month in (1, 2, 3))
    )
    assert compose_summary(replace(UNIT, results=results)) == (
        "Văn phòng (09 người) chủ trì nhiệm vụ “Việc 1”, hoàn thành đúng hạn 3/3 kỳ; "
        "kết quả kỳ gần nhất: Kỳ 3 (Báo cáo số 3)."
    )


def test_who_leads_is_said_only_of_tasks_that_the_same_units_lead() -> None:
    june = date(2026, 6, 30)
    first, second = result(1, 1, june, june, has_role=True), result(2, 2, june, june, has_role=True)
    both = replace(PERSON, results=(first, second))
    assert "02 nhiệm vụ của Kế hoạch số 9/KH do Văn phòng chủ trì; đơn vị chủ trì hoàn thành 2/2" in compose_summary(
        both
    )
    # Nor are those who lead one of them named before what was done of one that nobody leads.
    other = replace(PERSON, results=(first, replace(second, leads=())))
    assert "02 nhiệm vụ của Kế hoạch số 9/KH; kết quả chung của Sở: hoàn thành 2/2" in compose_summary(other)


def test_last_years_title_alone_is_no_summary() -> None:
    titles = (EarlierTitle(2025, "Lao động tiên tiến", "Quyết định số 7/QĐ ngày 24/12/2025"),)
    assert compose_summary(replace(PERSON, titles=titles)) == ""
    ideas = (CitedInitiative(RecordRef("initiative", 1), 2026, "Cổng tra cứu", Scope.BASE),)
    assert compose_summary(replace(PERSON, titles=titles, initiatives=ideas)).endswith(
        "\nNăm 2025 được công nhận “Lao động tiên tiến” (Quyết định số 7/QĐ ngày 24/12/2025)."
    )


def test_a_person_is_credited_with_a_task_only_by_a_role_in_it_or_as_head_of_the_unit_that_leads_it() -> None:
    june = date(2026, 6, 30)
    led = result(1, 1, june, june, unit_role=AssignmentRole.LEAD)
    person = replace(PERSON, results=(led,))
    assert compose_summary(person) == ""
    assert without_role(person) == ("Việc 1",)
    took_part = replace(PERSON, results=(replace(led, has_role=True),))
    assert compose_summary(took_part) == (
        "Tham gia thực hiện nhiệm vụ “Việc 1” do Văn phòng chủ trì; đơn vị chủ trì hoàn thành nhiệm vụ "
        "ngày 30/6/2026, đúng hạn."
    )
    # What came of it is the unit's, and no less so where nothing came of it yet.
    with_result = replace(led, has_role=True, result="Đã mở 04 lớp", leads=("Văn phòng", "Thanh tra Sở"))
    assert compose_summary(replace(PERSON, results=(with_result,))).endswith(
        "; các đơn vị chủ trì hoàn thành nhiệm vụ ngày 30/6/2026, đúng hạn: Đã mở 04 lớp."
    )
    for change, words in (
        ({"done_on": None}, "; kết quả của các đơn vị chủ trì: Đã mở 04 lớp."),
        ({"leads": ()}, "; nhiệm vụ hoàn thành ngày 30/6/2026, đúng hạn: Đã mở 04 lớp."),
        ({"done_on": None, "result": ""}, "; nhiệm vụ chưa hoàn thành."),
    ):
        assert compose_summary(replace(PERSON, results=(replace(with_result, **change),))).endswith(words)
    head = replace(person, heads_unit=True)
    assert compose_summary(head).startswith("Văn phòng (đơn vị do cá nhân phụ trách) chủ trì nhiệm vụ “Việc 1”")
    called = compose_summary(replace(head, address="bà"))
    assert called.startswith("Văn phòng (đơn vị do bà phụ trách) chủ trì nhiệm vụ “Việc 1”")
    assert without_role(head) == ()


def test_initiatives_and_ratings_of_members() -> None:
    ideas = tuple(CitedInitiative(RecordRef("initiative", n), 2020 + n, f"SK {n}", Scope.BASE) for n in (5, 6))
    members = (RatedMembers(2026, Rating.EXCELLENT, 2, 9), RatedMembers(2026, Rating.GOOD, 7, 9))
    assert compose_summary(replace(UNIT, initiatives=ideas, members=members)).split("\n") == [
        "Có 02 sáng kiến được công nhận, gồm “SK 5” (cấp cơ sở, năm 2025); “SK 6” (cấp cơ sở, năm 2026).",
        "Năm 2026 có 2/9 cá nhân hoàn thành xuất sắc nhiệm vụ và 7/9 cá nhân hoàn thành tốt nhiệm vụ.",
    ]


def test_it_has_at_most_five_lines() -> None:
    every = tuple(
        activity(n, f"Việc {n}", role, kind=kind)
        for n, (role, kind) in enumerate((role, kind) for role in RoleInRecord for kind in ActivityKind)
    )
    assert len(compose_summary(replace(PERSON, activities=every)).split("\n")) == 2


def test_a_task_is_quoted_by_its_first_sentence_whole() -> None:
    task = "Đăng tải các văn bản liên quan đến “Giáo dục lý tưởng. Đạo đức” và các văn bản quy phạm, quy định liên quan"
    assert first_sentence(f"{task}.") == task
    joint = (
        f"Phối hợp với các ngành, đơn vị của TP. Lạng Sơn; {'nắm bắt thông tin về biên giới... cửa khẩu, ' * 5}báo cáo"
    )
    assert first_sentence(f"{joint}. Trong quá trình thực hiện phản ánh khó khăn.") == joint
    assert first_sentence(f"{task} của Sở (01/6). Tuyên truyền cho thiếu niên.\nDòng sau.") == f"{task} của Sở (01/6)"


def test_a_task_of_more_than_two_lines_is_quoted_up_to_its_purpose() -> None:
    task = f"Đăng tải {'tấm gương người tốt, việc tốt; ' * 6}trên mạng xã hội... nhằm thông tin về đời sống xã hội."
    june = date(2026, 6, 30)
    led = result(1, 1, june, june, unit_role=AssignmentRole.LEAD)
    summary = compose_summary(replace(UNIT, results=(replace(led, task=task),)))
    assert "việc tốt; trên mạng xã hội”, hoàn thành" in summary
    # Within a name there is no end of sense, and a short task is quoted whole.
    named = f"Đăng tải “{'tấm gương người tốt, ' * 9}nhằm lan tỏa” của tỉnh"
    short = "Tổ chức tuyên truyền trên mạng xã hội nhằm thông tin về đời sống"
    for whole in (named, short):
        assert quoted(whole) in compose_summary(replace(UNIT, results=(replace(led, task=whole),)))


@pytest.mark.parametrize(
    ("task", "words"),
    [
        ("Văn phòng: Đăng tin.", "nhiệm vụ “Đăng tin”"),
        ("Văn phòng Sở theo dõi kết quả.", "nhiệm vụ “Theo dõi kết quả”"),
        ("Văn phòng chủ trì, phối hợp với Thanh tra Sở.", "nhiệm vụ “Phối hợp với Thanh tra Sở”"),
        ("Văn phòng, Hội đồng theo dõi phong trào.", "01 nhiệm vụ của Kế hoạch số 9/KH"),
        ("Văn phòng; thanh tra và các phòng phối hợp.", "01 nhiệm vụ của Kế hoạch số 9/KH"),
        ("Thanh tra Sở và Văn phòng phối hợp.", "nhiệm vụ “Thanh tra Sở và Văn phòng phối hợp”"),
    ],
)
def test_a_task_is_quoted_without_the_unit_that_leads_it(task: str, words: str) -> None:
    june = date(2026, 6, 30)
    led = replace(result(1, 1, june, june, unit_role=AssignmentRole.LEAD), task=task)
    assert compose_summary(replace(UNIT, results=(led,))).startswith(f"Văn phòng (09 người) chủ trì {words}, hoàn")


def test_a_name_that_begins_with_a_common_noun_begins_small_within_a_sentence() -> None:
    june = date(2026, 6, 30)
    leads = ("Các phòng chuyên môn", "Văn phòng")
    shared = replace(result(1, 1, june, june, has_role=True), leads=leads)
    assert "do các phòng chuyên môn và Văn phòng chủ trì" in compose_summary(replace(PERSON, results=(shared,)))
    joint = replace(result(1, 1, june, june, unit_role=AssignmentRole.LEAD), leads=leads)
    assert "cùng các phòng chuyên môn chủ trì" in compose_summary(replace(UNIT, results=(joint,)))


def test_to_have_been_briefed_is_told_only_of_who_did_nothing_else() -> None:
    briefed = activity(1, "Hội nghị quán triệt", RoleInRecord.TOOK_PART, kind=ActivityKind.BRIEFING)
    assert compose_summary(replace(PERSON, activities=(briefed,))) == "Ngày 12/5/2026 tham dự “Hội nghị quán triệt”."
    wrote = activity(2, "Tin", RoleInRecord.AUTHOR, kind=ActivityKind.GOOD_NEWS)
    held = replace(briefed, record=RecordRef("activity", 3), role=RoleInRecord.SPEAKER)
    did = replace(PERSON, activities=(briefed, wrote, held))
    assert "tham dự" not in compose_summary(did)
    assert "là báo cáo viên tại “Hội nghị quán triệt”" in compose_summary(did)


def test_periods_of_the_task_that_is_told_are_not_counted_again_as_activities() -> None:
    days = [date(2026, month, 20) for month in (1, 2, 3)]
    periods = tuple(result(n, 1, day, day, unit_role=AssignmentRole.LEAD) for n, day in enumerate(days))
    law_day = activity(1, "Chuyển đổi số", RoleInRecord.UNIT, kind=ActivityKind.LAW_DAY, task_id=1)
    other = replace(law_day, record=RecordRef("activity", 2), task_id=2, kind=ActivityKind.EVENT)
    summary = compose_summary(replace(UNIT, results=periods, activities=(law_day, other)))
    assert "hoàn thành đúng hạn 3/3 kỳ" in summary
    assert "Ngày pháp luật" not in summary
    assert "Ngày 12/5/2026 tổ chức “Chuyển đổi số”" in summary
    # The number of periods does not tell how many came to the only one of them that is on record.
    counted = replace(law_day, reached=23)
    assert "Ngày pháp luật “Chuyển đổi số” (23 người)" in compose_summary(
        replace(UNIT, results=periods, activities=(counted,))
    )
    again = replace(counted, record=RecordRef("activity", 3))
    assert "Ngày pháp luật" not in compose_summary(replace(UNIT, results=periods, activities=(counted, again)))
    # What stands for itself is told: a notable one, a speaker's part, the activity of a task of one period.
    notable = replace(law_day, notable=True)
    assert "Ngày pháp luật" in compose_summary(replace(UNIT, results=periods, activities=(notable,)))
    spoke = replace(law_day, role=RoleInRecord.SPEAKER)
    by_role = tuple(replace(period, has_role=True) for period in periods)
    assert "báo cáo viên" in compose_summary(replace(PERSON, results=by_role, activities=(spoke,)))
    assert "Ngày pháp luật" in compose_summary(replace(UNIT, results=periods[:1], activities=(law_day,)))


def test_a_task_led_with_others_is_told_as_led_with_them() -> None:
    june = date(2026, 6, 30)
    joint = result(1, 1, june, june, unit_role=AssignmentRole.LEAD, leads=("Văn phòng", "Thanh tra Sở"))
    own = result(2, 2, june, june, unit_role=AssignmentRole.LEAD)
    assert compose_summary(replace(UNIT, results=(joint, own))) == (
        "Văn phòng (09 người) cùng Thanh tra Sở chủ trì nhiệm vụ “Việc 1”, hoàn thành ngày 30/6/2026, đúng hạn; "
        "chủ trì nhiệm vụ “Việc 2”, hoàn thành ngày 30/6/2026, đúng hạn."
    )
    head = compose_summary(replace(PERSON, heads_unit=True, results=(joint,)))
    assert head.startswith("Văn phòng (đơn vị do cá nhân phụ trách) cùng Thanh tra Sở chủ trì nhiệm vụ")


def test_a_quotation_has_a_capital_one_sign_for_what_is_left_out_and_inner_marks() -> None:
    june = date(2026, 6, 30)
    led = result(1, 1, june, june, unit_role=AssignmentRole.LEAD)
    task = "Văn phòng: nêu gương vượt khó ... trong “Ngày pháp luật” trên Facebook, Zalo..."
    assert "“Nêu gương vượt khó… trong ‘Ngày pháp luật’ trên Facebook, Zalo”" in compose_summary(
        replace(UNIT, results=(replace(led, task=task),))
    )
    talk = activity(1, "Nói về “tin giả”", RoleInRecord.SPEAKER)
    assert "tại “Nói về ‘tin giả’”" in compose_summary(replace(PERSON, activities=(talk,)))


@pytest.mark.parametrize("kind", [ActivityKind.CONFERENCE, ActivityKind.LAW_DAY])
def test_to_have_listened_is_told_only_of_who_did_nothing_else(kind: ActivityKind) -> None:
    listened = activity(1, "Tập huấn kỹ năng", RoleInRecord.TOOK_PART, kind=kind)
    wrote = activity(2, "Tin", RoleInRecord.AUTHOR, kind=ActivityKind.GOOD_NEWS)
    assert "Tập huấn" in compose_summary(replace(PERSON, activities=(listened,)))
    assert "Tập huấn" not in compose_summary(replace(PERSON, activities=(listened, wrote)))


def test_who_took_part_in_a_task_is_not_credited_with_its_periods() -> None:
    days = [date(2026, month, 20) for month in (1, 2, 3)]
    periods = tuple(result(n, 1, day, day, has_role=True) for n, day in enumerate(days))
    once = activity(1, "Chuyển đổi số", RoleInRecord.SUPPORT, kind=ActivityKind.LAW_DAY, task_id=1)
    summary = compose_summary(replace(PERSON, results=periods, activities=(once,)))
    assert "kỳ, " not in summary
    assert "03" not in summary
    assert "phối hợp thực hiện Ngày pháp luật “Chuyển đổi số”" in summary


def test_of_several_tasks_the_periods_are_not_counted_again_as_activities() -> None:
    days = [date(2026, month, 20) for month in (1, 2, 3)]
    led = AssignmentRole.LEAD
    results = (
        *(result(n, 1, day, day, unit_role=led) for n, day in enumerate(days)),
        result(9, 2, MAY, MAY, unit_role=led),
    )
    law_days = tuple(
        activity(n, f"Chủ đề {n}", RoleInRecord.UNIT, kind=ActivityKind.LAW_DAY, task_id=1) for n in (1, 2)
    )
    of_other = activity(3, "Ngày hội", RoleInRecord.UNIT, kind=ActivityKind.EVENT, task_id=2)
    summary = compose_summary(replace(UNIT, results=results, activities=(*law_days, of_other)))
    assert "hoàn thành đúng hạn 4/4 kỳ" in summary
    assert "Ngày pháp luật" not in summary
    assert "“Ngày hội”" in summary


def test_a_document_without_a_result_is_named_without_the_words_of_the_task() -> None:
    june = date(2026, 6, 30)
    first, second = (
        result(n, n, june, june, unit_role=AssignmentRole.LEAD, document=f"Báo cáo số {n}/BC") for n in (1, 2)
    )
    assert compose_summary(replace(UNIT, results=(first, second))).endswith(
        "hoàn thành đúng hạn 2/2 (Báo cáo số 1/BC; Báo cáo số 2/BC)."
    )


def test_a_year_is_named_once_with_what_it_brought() -> None:
    titles = tuple(
        EarlierTitle(2025, name, f"Quyết định số {number}/QĐ") for number, name in ((7, "LĐTT"), (8, "CSTĐ"))
    )
    ratings = (YearRating(2025, Rating.GOOD),)
    assert compose_summary(replace(PERSON, ratings=ratings, titles=titles)) == (
        "Năm 2025 được xếp loại hoàn thành tốt nhiệm vụ; được công nhận “LĐTT” (Quyết định số 7/QĐ) và “CSTĐ” "
        "(Quyết định số 8/QĐ)."
    )


def test_a_long_summary_tells_by_number_what_weighs_least() -> None:
    long_task = f"Tổ chức {'tuyên truyền trên mạng xã hội, ' * 5}báo cáo"
    june = date(2026, 6, 30)
    of_task = result(1, 1, june, june, unit_role=AssignmentRole.LEAD, result="Đã mở 04 lớp")
    led = replace(of_task, task=long_task)
    story = activity(1, "Câu chuyện về lớp học", RoleInRecord.UNIT, kind=ActivityKind.STORY, reached=92)
    held = activity(2, "Ngày hội an toàn mạng", RoleInRecord.UNIT, kind=ActivityKind.EVENT, reached=58)
    short = compose_summary(replace(UNIT, activities=(story, held)))
    assert "“Câu chuyện về lớp học”" in short
    helped = tuple(
        activity(n, f"{'Tập huấn kỹ năng số cho cộng tác viên ' * 3}{n}", RoleInRecord.SUPPORT, kind=kind, reached=n)
        for n, kind in enumerate((ActivityKind.CONFERENCE, ActivityKind.EVENT, ActivityKind.COOPERATION), start=40)
    )
    summary = compose_summary(replace(UNIT, results=(led,), activities=(story, held, *helped)))
    assert "đăng 01 câu chuyện đẹp (tháng 5/2026), 92 lượt người tiếp cận" in summary
    # A name that ends at a comma, with "…", is none: the plan tells which it is.
    assert "chủ trì 01 nhiệm vụ của Kế hoạch số 9/KH, hoàn thành ngày 30/6/2026, đúng hạn: Đã mở 04 lớp" in summary
    placed = replace(led, place="điểm 1.1 mục II")
    by_place = compose_summary(replace(UNIT, results=(placed,), activities=(story, held, *helped)))
    assert "chủ trì 01 nhiệm vụ tại điểm 1.1 mục II của Kế hoạch số 9/KH, hoàn thành ngày" in by_place
    # What it is for may be left out: there its sense ends.
    purposeful = replace(led, task=f"Tổ chức tuyên truyền trên mạng xã hội của Sở nhằm {long_task}")
    cut = compose_summary(replace(UNIT, results=(purposeful,), activities=(story, held, *helped)))
    assert "chủ trì nhiệm vụ “Tổ chức tuyên truyền trên mạng xã hội của Sở”, hoàn thành ngày" in cut
    assert "Phối hợp thực hiện 03 hoạt động (tháng 5/2026), 123 lượt người dự" in summary
    # A report of achievements, which it is all about, names each.
    whole = compose_summary(replace(UNIT, results=(led,), activities=(story, held, *helped)), whole=True)
    assert "“Câu chuyện về lớp học”" in whole
    # What was led is named as long as there is room, what is notable always.
    assert "“Ngày hội an toàn mạng”" in summary
    marked = replace(story, notable=True)
    assert "“Câu chuyện về lớp học”" in compose_summary(
        replace(UNIT, results=(led,), activities=(marked, held, *helped))
    )


def test_what_was_done_jointly_is_said_to_be_joint_once() -> None:
    joint = tuple(activity(n, f"Việc {n}", RoleInRecord.SUPPORT, kind=ActivityKind.COOPERATION) for n in (1, 2))
    assert compose_summary(replace(PERSON, activities=joint)) == "Phối hợp thực hiện 02 hoạt động (tháng 5/2026)."
    led = tuple(replace(each, role=RoleInRecord.LEAD) for each in joint)
    assert compose_summary(replace(PERSON, activities=led)) == "Chủ trì 02 hoạt động phối hợp (tháng 5/2026)."


def test_a_result_left_out_for_length_does_not_make_a_task_undone() -> None:
    task = f"Tổ chức {'tuyên truyền trên mạng xã hội, ' * 5}báo cáo"
    due = date(2026, 12, 31)
    partly = result(1, 1, None, due, unit_role=AssignmentRole.LEAD, result="Đã mở 04/05 lớp, " * 60)
    partly = replace(partly, task=task)
    assert compose_summary(replace(UNIT, results=(partly,))) == (
        "Văn phòng (09 người) chủ trì 01 nhiệm vụ của Kế hoạch số 9/KH."
    )
    nothing = replace(partly, result="")
    assert compose_summary(replace(UNIT, results=(nothing,))).endswith("chưa hoàn thành.")


def test_a_period_that_its_result_carries_out_is_counted_as_done() -> None:
    march, june = date(2026, 3, 31), date(2026, 6, 30)
    first = result(1, 1, None, march, unit_role=AssignmentRole.LEAD, result="Đăng 45 tin", carried_out=True)
    second = replace(first, record=RecordRef("occurrence", 2), due_on=june, result="Đang viết", carried_out=False)
    assert compose_summary(replace(UNIT, results=(first, second))) == (
        "Văn phòng (09 người) chủ trì nhiệm vụ “Việc 1”, hoàn thành đúng hạn 1/2 kỳ đến hạn; còn 01 kỳ quá hạn."
    )


@pytest.mark.parametrize(
    ("kind", "title", "words"),
    [
        (ActivityKind.CONFERENCE, "Tập huấn an toàn mạng", "Tổ chức 01 lớp tập huấn (tháng 5/2026)"),
        (ActivityKind.CONFERENCE, "Hội nghị tập huấn an toàn mạng", "Tổ chức 01 hội nghị (tháng 5/2026)"),
        (ActivityKind.POSTING, "Tài liệu tuyên truyền", "Đăng tải 01 nội dung (tháng 5/2026)"),
    ],
)
def test_of_a_kind_of_several_words_one_alone_is_told_by_one_word(kind: ActivityKind, title: str, words: str) -> None:
    held = activity(1, f"{title} {'trên không gian mạng ' * 60}", RoleInRecord.UNIT, kind=kind)
    assert compose_summary(replace(UNIT, activities=(held,))).startswith(words)


def test_one_posting_is_named_also_where_there_is_little_room() -> None:
    posting = activity(1, "Tài liệu hướng dẫn cha mẹ", RoleInRecord.UNIT, kind=ActivityKind.POSTING)
    held = activity(2, f"Tập huấn {'trên không gian mạng ' * 60}", RoleInRecord.UNIT)
    summary = compose_summary(replace(UNIT, activities=(posting, held)))
    assert "01 lớp tập huấn" in summary
    assert "đăng tải tin, bài “Tài liệu hướng dẫn cha mẹ”" in summary
