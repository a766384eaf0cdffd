"""What a summary says of tasks beside their number, and in which order it tells of them and of activities."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.rounds.achievements import Achievements, CitedActivity, Credit, RoleInRecord, TaskResult
from desktop_app.domain.rounds.summaries import compose_summary
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind, Spread

UNIT = Achievements(NomineeKind.COLLECTIVE, "Văn phòng")
PLAN = "Kế hoạch số 9/KH ngày 20/6/2022"


def result(number: int, task: int, due: date, **fields: object) -> TaskResult:
    made = TaskResult(
        RecordRef("occurrence", number),
        task,
        f"Việc {task}.",
        due,
        due,
        leads=("Văn phòng",),
        plan=PLAN,
        unit_role=AssignmentRole.LEAD,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def deed(number: int, title: str, kind: ActivityKind, day: date) -> CitedActivity:
    return CitedActivity(RecordRef("activity", number), day, day, kind, title, RoleInRecord.UNIT)


def ahead(number: int, task: int, **fields: object) -> TaskResult:
    return result(number, task, date(2026, 12, 31), done_on=None, credit=Credit.AHEAD, **fields)


def test_periods_that_are_not_due_yet_are_named_beside_those_that_were() -> None:
    done = result(1, 1, date(2026, 6, 30), result="Đã hướng dẫn")
    assert compose_summary(replace(UNIT, results=(done, ahead(2, 1)))) == (
        "Văn phòng chủ trì nhiệm vụ “Việc 1”, hoàn thành đúng hạn 1/1 kỳ đến hạn; còn 01 kỳ chưa đến hạn."
    )
    # What is under way is told where there is room for it.
    begun = ahead(2, 1, result="Đã mở 02 lớp")
    assert compose_summary(replace(UNIT, results=(done, begun)), whole=True) == (
        "Văn phòng chủ trì nhiệm vụ “Việc 1”, hoàn thành đúng hạn 1/1 kỳ đến hạn: Đã hướng dẫn; còn 01 kỳ chưa "
        "đến hạn; đang thực hiện: Đã mở 02 lớp."
    )
    assert compose_summary(replace(UNIT, results=(begun,))) == ("Văn phòng chủ trì nhiệm vụ “Việc 1”: Đã mở 02 lớp.")


def test_whoever_only_took_part_is_not_said_to_have_tasks_ahead() -> None:
    person = Achievements(NomineeKind.INDIVIDUAL, "Thanh tra Sở")
    done = result(1, 1, date(2026, 6, 30), unit_role=None, has_role=True)
    both = (done, ahead(2, 2, unit_role=None, has_role=True))
    assert "chưa đến hạn" not in compose_summary(replace(person, results=both))
    # Nor that the units completed one of which a period is still to come: his deed came after that "completion".
    part = {"unit_role": None, "has_role": True}
    of_one = (done, ahead(2, 1, **part))
    alone = "Tham gia thực hiện nhiệm vụ “Việc 1” do Văn phòng chủ trì."
    assert compose_summary(replace(person, results=of_one)) == alone
    assert compose_summary(replace(person, results=of_one), whole=True) == alone
    of_two = (*of_one, result(3, 3, date(2026, 6, 30), **part))
    assert compose_summary(replace(person, results=of_two)).endswith(
        "02 nhiệm vụ của " + PLAN + " do Văn phòng chủ trì."
    )


def test_what_was_led_comes_first_and_a_whole_summary_has_a_sentence_for_each_role() -> None:
    june = date(2026, 6, 30)
    helped = result(1, 1, june, unit_role=AssignmentRole.SUPPORT, leads=("Thanh tra Sở",), result="Một; hai")
    led = (result(2, 2, june), result(3, 3, june))
    of_both = replace(UNIT, span="năm 2026", results=(helped, *led))
    assert compose_summary(of_both, whole=True).split("\n") == [
        f"Năm 2026, Văn phòng chủ trì 02 nhiệm vụ của {PLAN}, hoàn thành đúng hạn 2/2, cụ thể: "
        "nhiệm vụ “Việc 2”; nhiệm vụ “Việc 3”.",
        "Phối hợp thực hiện nhiệm vụ “Việc 1”, hoàn thành ngày 30/6/2026, đúng hạn: Một; hai.",
    ]
    assert "đúng hạn 2/2; phối hợp thực hiện nhiệm vụ" in compose_summary(of_both)


def test_a_unit_does_not_work_together_with_itself() -> None:
    # The head was cut off the quotation, its helper left: the unit's own report had it help itself.
    centre, june = "Trung tâm Thông tin", date(2026, 6, 30)
    task = f"Văn phòng chủ trì, phối hợp với {centre} số hóa hồ sơ lễ tân"
    helped = replace(result(1, 1, june, unit_role=AssignmentRole.SUPPORT), task=task)
    assert compose_summary(replace(UNIT, unit=centre, results=(helped,))).startswith(
        f"{centre} phối hợp với Văn phòng thực hiện nhiệm vụ “Số hóa hồ sơ lễ tân”, hoàn thành"
    )
    other = compose_summary(replace(UNIT, results=(replace(helped, unit_role=AssignmentRole.LEAD),)))
    assert f"chủ trì nhiệm vụ “Phối hợp với {centre} số hóa hồ sơ lễ tân”" in other


@pytest.mark.parametrize(
    ("task", "quotation"),
    [
        ("phối hợp với Văn phòng, {} tổ chức diễn đàn", "Phối hợp với Văn phòng tổ chức diễn đàn"),
        ("phối hợp với {}, Văn phòng Sở tổ chức diễn đàn", "Phối hợp với Văn phòng tổ chức diễn đàn"),
        ("phối hợp với Văn phòng, {} và Thanh tra Sở tổ chức", "Phối hợp với Văn phòng và Thanh tra Sở tổ chức"),
        ("phối hợp với Văn phòng và {} tổ chức diễn đàn", "Phối hợp với Văn phòng tổ chức diễn đàn"),
        ("phối hợp với {} và Công an tỉnh tổ chức diễn đàn", "Phối hợp với Công an tỉnh tổ chức diễn đàn"),
        ("phối hợp với Văn phòng, {} và các đơn vị họp", "Phối hợp với Văn phòng và các đơn vị họp"),
        ("phối hợp với {}, tổ chức diễn đàn", "Tổ chức diễn đàn"),
        ("phối hợp với {} UBND tỉnh tổ chức diễn đàn", "Phối hợp với {} UBND tỉnh tổ chức diễn đàn"),
        ("phối hợp với Công an tỉnh, {} tổ chức", "Phối hợp với Công an tỉnh, {} tổ chức"),
    ],
)
def test_nor_does_it_among_others(task: str, quotation: str) -> None:
    centre = "Trung tâm Ứng dụng, Thông tin và Thống kê"
    helped = replace(
        result(1, 1, date(2026, 6, 30), unit_role=AssignmentRole.SUPPORT),
        task=f"Đoàn Thanh niên Sở chủ trì, {task.format(centre)}",
        leads=("Đoàn Thanh niên Sở",),
        helpers=("Văn phòng", centre, "Thanh tra Sở"),
    )
    assert f"“{quotation.format(centre)}”" in compose_summary(replace(UNIT, unit=centre, results=(helped,)))


def test_a_unit_that_another_continues_is_cut_off_what_it_had_to_do_too() -> None:
    led = replace(
        result(1, 1, date(2026, 6, 30)),
        task="Phòng Công nghệ tổ chức tập huấn",
        leads=("Phòng Chuyển đổi số",),
        leads_in_plan=("Phòng Công nghệ",),
    )
    summary = compose_summary(replace(UNIT, unit="Phòng Chuyển đổi số", results=(led,)))
    assert "Phòng Chuyển đổi số chủ trì nhiệm vụ “Tổ chức tập huấn”" in summary


def test_nor_does_it_in_what_is_under_way_or_comes_in_several_periods() -> None:
    centre, june = "Trung tâm Thông tin", date(2026, 6, 30)
    task = f"Văn phòng chủ trì, phối hợp với {centre} số hóa hồ sơ lễ tân"
    begun, done = (
        replace(each, unit_role=AssignmentRole.SUPPORT, task=task)
        for each in (ahead(2, 1, result="Đã số hóa 01 đợt"), result(1, 1, june))
    )
    together = f"{centre} phối hợp với Văn phòng thực hiện nhiệm vụ “Số hóa hồ sơ lễ tân”"
    assert compose_summary(replace(UNIT, unit=centre, results=(begun,))) == f"{together}: Đã số hóa 01 đợt."
    assert compose_summary(replace(UNIT, unit=centre, results=(done, begun))).startswith(f"{together}, hoàn thành")


def test_what_others_lead_is_no_limit_of_who_helps_with_it() -> None:
    helped = result(1, 1, date(2026, 6, 30), done_on=None, unit_role=AssignmentRole.SUPPORT)
    led = result(2, 2, date(2026, 6, 30), done_on=None)
    assert "Hạn chế" not in compose_summary(replace(UNIT, results=(helped,)), whole=True)
    assert compose_summary(replace(UNIT, results=(helped, led)), whole=True).endswith(
        "Hạn chế: còn 01 nhiệm vụ quá hạn, đó là nhiệm vụ “Việc 2”."
    )


def test_the_only_task_that_is_overdue_is_told_as_one_of_several_is() -> None:
    late = result(1, 1, date(2026, 6, 30), done_on=None)
    assert compose_summary(replace(UNIT, results=(late,))).endswith("nhiệm vụ “Việc 1”, quá hạn, chưa hoàn thành.")
    assert compose_summary(replace(UNIT, results=(late,)), whole=True).endswith(
        "nhiệm vụ “Việc 1”, chưa hoàn thành.\nHạn chế: còn 01 nhiệm vụ quá hạn, đó là nhiệm vụ “Việc 1”."
    )
    # What another unit leads is not held against who supports it.
    helped = replace(late, unit_role=AssignmentRole.SUPPORT, leads=("Thanh tra Sở",))
    assert "quá hạn" not in compose_summary(replace(UNIT, results=(helped,)), whole=True)
    # On the day it is due on it is not late yet.
    in_time = replace(UNIT, results=(late,), counted_on=date(2026, 6, 30))
    assert "quá hạn" not in compose_summary(in_time, whole=True) + compose_summary(in_time)


def test_a_standing_duty_is_completed_on_no_day() -> None:
    # "nhiệm vụ hoàn thành ngày 12/10/2026: Phối hợp … trao đổi thông tin hằng quý".
    day = date(2026, 10, 12)
    duty = result(1, 1, day, due_on=None, result="Trao đổi thông tin hằng quý")
    led = compose_summary(replace(UNIT, results=(duty,)), whole=True)
    assert led.endswith("nhiệm vụ “Việc 1”, kết quả đến ngày 12/10/2026: Trao đổi thông tin hằng quý.")
    bare = compose_summary(replace(UNIT, results=(replace(duty, result=""),)))
    assert bare.endswith("nhiệm vụ “Việc 1”, đã thực hiện đến ngày 12/10/2026.")
    person = replace(UNIT, kind=NomineeKind.INDIVIDUAL)
    part = replace(duty, unit_role=None, has_role=True)
    assert compose_summary(replace(person, results=(part,))).endswith(
        "; kết quả của đơn vị chủ trì đến ngày 12/10/2026: Trao đổi thông tin hằng quý."
    )
    # Of what nobody leads the result was told as his own.
    assert compose_summary(replace(person, results=(replace(part, leads=()),))).endswith(
        "; kết quả chung của Sở đến ngày 12/10/2026: Trao đổi thông tin hằng quý."
    )
    both = (part, replace(part, task_id=2))
    assert "; đơn vị chủ trì đã thực hiện 2/2" in compose_summary(replace(person, results=both))


def test_a_plan_is_cited_with_its_day_once() -> None:
    june = date(2026, 6, 30)
    led = (result(1, 1, june), result(2, 2, june))
    helped = tuple(replace(each, task_id=each.task_id + 2, unit_role=AssignmentRole.SUPPORT) for each in led)
    summary = compose_summary(replace(UNIT, results=(*led, *helped)))
    assert summary.count(PLAN) == 1
    assert "phối hợp thực hiện 02 nhiệm vụ của Kế hoạch số 9/KH, hoàn thành" in summary


def test_what_was_held_is_told_in_the_order_of_the_days_before_what_was_written() -> None:
    # The day of April stood before that of February: kinds came in their own order.
    deeds = (
        deed(1, "Tin", ActivityKind.GOOD_NEWS, date(2026, 1, 5)),
        deed(2, "Tập huấn", ActivityKind.CONFERENCE, date(2026, 4, 14)),
        deed(3, "Quán triệt", ActivityKind.BRIEFING, date(2026, 2, 10)),
    )
    assert compose_summary(replace(UNIT, span="năm 2026", activities=deeds)) == (
        "Ngày 10/02/2026 tổ chức “Quán triệt”; ngày 14/4/2026 tổ chức “Tập huấn”; ngày 05/01/2026 đăng tin tốt “Tin”."
    )


def test_totals_that_begin_in_the_same_month_are_told_in_the_order_of_their_kinds() -> None:
    days = [date(2026, month, 9) for month in (1, 2)]
    stories = tuple(deed(n, f"Chuyện {n}", ActivityKind.STORY, day.replace(day=3)) for n, day in enumerate(days))
    news = tuple(deed(n + 5, f"Tin {n}", ActivityKind.GOOD_NEWS, day) for n, day in enumerate(days))
    shared = tuple(
        replace(each, record=RecordRef("activity", each.record.id + 5), spread=Spread.SHARED, first=day, last=day)
        for each, day in zip(news, (day.replace(day=1) for day in days), strict=True)
    )
    summary = compose_summary(replace(UNIT, activities=(*stories, *news, *shared)))
    assert [clause.split(" (")[0] for clause in summary.split("; ")] == [
        "Đăng 02 tin tốt",
        "chia sẻ lại 02 tin tốt",
        "đăng 02 câu chuyện đẹp",
    ]


def test_the_day_of_counting_is_said_at_the_end_of_what_was_counted() -> None:
    counted = replace(UNIT, counted_on=date(2026, 11, 28))
    assert compose_summary(counted) == ""
    news, more = (deed(n, f"Tin {n}", ActivityKind.GOOD_NEWS, date(2026, n, 5)) for n in (1, 2))
    said_at_the_end = "\n(Số liệu tính đến ngày 28/11/2026.)"
    assert compose_summary(replace(counted, activities=(news, more))) == (
        f"Đăng 02 tin tốt (từ tháng 01 đến tháng 02/2026).{said_at_the_end}"
    )
    # A single deed has its day; a report of all that was done in the year says it of the year.
    alone = replace(counted, activities=(news,))
    assert compose_summary(alone) == "Ngày 05/01/2026 đăng tin tốt “Tin 1”."
    assert compose_summary(alone, whole=True).endswith(said_at_the_end)


def test_a_report_cites_a_document_in_full_first_and_shortly_after_and_a_list_never_in_full() -> None:
    june, plan = date(2026, 6, 30), "Kế hoạch số 9/KH-UBND ngày 02/3/2026"
    full, paper = f"{plan} của UBND tỉnh về truyền thông", "Báo cáo số 5/BC-VP ngày 30/6/2026"
    results = tuple(
        result(n, n, june, plan=plan, plan_in_full=full, document=paper, document_in_full=f"{paper} về sơ kết")
        for n in (1, 2)
    )
    results = tuple(replace(each, task="Đăng tin, bài" if each.task_id == 1 else "Mở lớp") for each in results)
    taught = replace(results[1], unit_role=AssignmentRole.SUPPORT)
    whole = compose_summary(replace(UNIT, results=(*results, replace(taught, task_id=3), taught)), whole=True)
    assert whole.count(full) == whole.count(f"{paper} về sơ kết") == 1
    assert "Kế hoạch số 9/KH-UBND," in whole.partition(full)[2]
    short = compose_summary(replace(UNIT, results=results))
    assert "truyền thông" not in short
    assert "về sơ kết" not in short


def test_a_single_deed_of_a_short_title_is_named_however_long_the_summary_is() -> None:
    # "Tham gia 01 hoạt động phối hợp (tháng 5/2026)" took as much room and said nothing.
    named = deed(1, "Nói chuyện về tin giả ở xã", ActivityKind.COOPERATION, date(2026, 5, 8))
    many = tuple(
        result(n, n, date(2026, 6, 30), result="Đã mở lớp " * 30, document=f"Báo cáo số {n}/BC") for n in range(1, 5)
    )
    summary = compose_summary(replace(UNIT, results=many, activities=(named,)))
    assert summary.endswith("\nNgày 08/5/2026 phối hợp thực hiện “Nói chuyện về tin giả ở xã”.")


def test_a_text_about_an_exemplar_is_not_called_one_twice() -> None:
    # "giới thiệu gương điển hình “Giới thiệu gương Chi đoàn …”", "viết gương điển hình “…”".
    day = date(2026, 5, 8)
    introduced = deed(1, "Giới thiệu gương Chi đoàn Sở", ActivityKind.EXEMPLAR, day)
    assert "thực hiện bài “Giới thiệu gương Chi đoàn Sở”" in compose_summary(replace(UNIT, activities=(introduced,)))
    author = replace(UNIT, kind=NomineeKind.INDIVIDUAL)
    written = replace(introduced, role=RoleInRecord.AUTHOR)
    assert "viết bài “Giới thiệu gương" in compose_summary(replace(author, activities=(written,)))
    other = replace(written, title="Người giữ mốc giới")
    assert "viết bài về gương điển hình “Người giữ" in compose_summary(replace(author, activities=(other,)))


def test_what_has_no_day_to_be_done_by_is_not_late_beside_what_has_one() -> None:
    # "hoàn thành 2/2 nhiệm vụ, trong đó 01 đúng hạn": the other was read as late.
    june, july = date(2026, 6, 30), date(2026, 7, 9)
    undated = result(2, 2, june, due_on=None, done_on=july)
    for done_on, words in ((june, "01 đúng hạn"), (july, "01 sau hạn")):
        summary = compose_summary(replace(UNIT, results=(result(1, 1, june, done_on=done_on), undated)))
        assert f"hoàn thành 2/2, trong đó {words}, 01 không có thời hạn" in summary


def test_a_task_that_begins_with_its_role_is_quoted_without_it() -> None:
    # "Phối hợp thực hiện nhiệm vụ “Chủ trì, phối hợp với Bệnh viện Nhi tập huấn …”", of the hospital itself.
    hospital, june = "Bệnh viện Nhi", date(2026, 6, 30)
    task = f"Chủ trì, phối hợp với {hospital} tập huấn cho nhân viên y tế trường học"
    led = replace(result(1, 1, june), task=task, helpers=(hospital,))
    summary = compose_summary(replace(UNIT, results=(led,)))
    assert f"chủ trì nhiệm vụ “Phối hợp với {hospital} tập huấn cho nhân viên y tế trường học”" in summary
    helped = replace(led, unit_role=AssignmentRole.SUPPORT)
    assert compose_summary(replace(UNIT, unit=hospital, results=(helped,))).startswith(
        f"{hospital} phối hợp với Văn phòng thực hiện nhiệm vụ “Tập huấn cho nhân viên y tế trường học”"
    )


def test_a_class_beside_the_periods_of_its_task_is_told_too() -> None:
    # Two classes were held, the report told one: the other stood for a period that had its own on its day.
    may, october = date(2026, 5, 12), date(2026, 10, 30)
    of_task = (result(1, 1, may, result="Tập huấn 40 người"), result(2, 1, october, done_on=None))
    first, second = (
        replace(deed(number, f"Tập huấn lớp {number}", ActivityKind.CONFERENCE, day), task_id=1, reached=people)
        for number, day, people in ((1, may, 40), (2, date(2026, 5, 26), 22))
    )
    summary = compose_summary(replace(UNIT, results=of_task, activities=(first, second)), whole=True)
    assert "ập huấn lớp 2" in summary
    assert "ập huấn lớp 1" not in summary
    # Where a period was done on a day of which no deed is known, either may be the one of it.
    unknown = (replace(of_task[0], done_on=date(2026, 5, 29)), of_task[1])
    assert "ập huấn lớp 2" not in compose_summary(
        replace(UNIT, results=unknown, activities=(first, second)), whole=True
    )
