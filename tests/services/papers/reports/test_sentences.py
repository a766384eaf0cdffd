"""Sentences of the report on activities: one, several alike, many; with whom, by which document, for how many."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached, Spread
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.papers.document.text import capitalised
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.phases import phase_data
from desktop_app.services.papers.reports.texts.causes import LINE_TO_FILL
from desktop_app.services.papers.reports.texts.sentences import Draft, count
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import take_ready_set
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from tests.books import import_shipped_plan, person, rows_of, unit

TRAINING = ActivityFields(date(2026, 4, 14), ActivityKind.CONFERENCE, "Tập huấn nhận diện tin giả.")


def _fill_office(book: Book) -> None:
    import_shipped_plan(book)
    unit(book, "Phòng Pháp chế")


FILLINGS = {"office": _fill_office}


@pytest.fixture(autouse=True)
def office(book: Book) -> int:
    ((unit_id,),) = rows_of(book, "unit", "id", "name = 'Phòng Pháp chế'")
    return int(str(unit_id))


def sentences(book: Book, key: str) -> list[str]:
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026").parts}
    return parts[key].split("\n")


def task_of(book: Book, path: str) -> int:
    where = f"section_id IN (SELECT id FROM plan_section WHERE path = '{path}')"
    return int(str(rows_of(book, "task", "id", where)[0][0]))


def test_one_activity_is_told_with_all_that_is_recorded_of_it(book: Book, office: int) -> None:
    fields = replace(
        TRAINING,
        unit_id=office,
        task_id=task_of(book, "II/1/1.1"),
        partners="Thanh tra tỉnh",
        document="Kế hoạch số 12/KH-SNgV",
        document_date=date(2026, 2, 3),
        reached=PeopleReached(staff=38, children=4),
    )
    add_activity(book, fields)
    assert sentences(book, "plan-1") == [
        "Ngày 14/4/2026, Phòng Pháp chế phối hợp với Thanh tra tỉnh tổ chức tập huấn nhận diện tin giả theo Kế hoạch "
        "số 12/KH-SNgV ngày 03/02/2026, có 42 người tham gia, gồm 38 công chức, viên chức, người lao động và 04 nhi "
        "đồng."
    ]


def test_numbers_of_obstacles_say_how_many_come_from_the_period_before(book: Book) -> None:
    before = ObstacleFields(date(2025, 5, 4), "Máy tính cũ")
    for fields in (
        before,
        replace(
            before, content="Thiếu người", answered_on=date(2026, 2, 2), closed_on=date(2026, 2, 3), answer="Đã bổ"
        ),
        replace(before, raised_on=date(2026, 3, 4), content="Mạng chậm"),
    ):
        save_obstacle(book, None, fields)
    assert (
        "Trong kỳ có 01 khó khăn, vướng mắc được phản ánh; đã giải quyết xong 01 nội dung từ kỳ trước chuyển sang; "
        "còn 02 nội dung chưa giải quyết xong, kể cả 01 nội dung từ kỳ trước chuyển sang."
    ) in sentences(book, "weaknesses")


def test_nobody_is_named_who_is_not_recorded(book: Book) -> None:
    add_activity(book, TRAINING)
    assert sentences(book, "others") == ["Ngày 14/4/2026, Sở Ngoại vụ tổ chức tập huấn nhận diện tin giả."]


def test_a_document_is_cited_with_number_and_day_in_the_part_on_direction(book: Book, office: int) -> None:
    fields = ActivityFields(date(2026, 1, 22), ActivityKind.DOCUMENT, "Công văn triển khai Kế hoạch", unit_id=office)
    add_activity(book, replace(fields, document="45/SNgV-VP", document_date=date(2026, 1, 22)))
    # The number is the office's: the unit drafted what the office issued.
    sentence = "Ngày 22/01/2026, Phòng Pháp chế tham mưu ban hành Công văn triển khai Kế hoạch (số 45/SNgV-VP)."
    assert sentences(book, "direction") == [sentence]
    add_activity(book, replace(fields, title="Kế hoạch số hóa", document="46/KH-SNgV"))
    assert sentences(book, "direction")[0].startswith("Phòng Pháp chế đã tham mưu ban hành 02 văn bản, cụ thể: ")
    other = unit(book, "Phòng Tổ chức")
    add_activity(book, replace(fields, title="Kế hoạch kiểm tra", document="47/KH-SNgV", unit_id=other))
    assert sentences(book, "direction")[0].startswith("Trong kỳ, Sở Ngoại vụ đã ban hành 03 văn bản, cụ thể: ")
    add_activity(book, replace(fields, title="Thông báo lịch trực", document="5/TB-TC", unit_id=other))
    several = sentences(book, "direction")[0]
    assert several.startswith("Trong kỳ, Sở Ngoại vụ và các phòng, đơn vị đã ban hành 04 văn bản, cụ thể: ")
    assert "; Phòng Tổ chức ban hành Thông báo lịch trực (" in several
    assert "; Phòng Tổ chức tham mưu ban hành Kế hoạch kiểm tra (" in several


def test_who_saw_what_was_posted_did_not_come_to_it(book: Book, office: int) -> None:
    for title, readers in (("Văn bản về an ninh mạng", 673), ("Văn bản về dữ liệu", 706)):
        fields = ActivityFields(date(2026, 1, 22), ActivityKind.POSTING, title, unit_id=office)
        add_activity(book, replace(fields, reached=PeopleReached(others=readers)))
    text = "\n".join(sentences(book, "others"))
    assert "với 1.379 lượt người tiếp cận" in text
    assert "673 lượt người tiếp cận)" in text
    names = [figure.name for figure in report(book, ANNUAL, "2026").figures]
    assert "Lượt người tiếp cận: lượt đăng tải văn bản, tin, bài" in names
    assert not [name for name in names if "tham gia" in name]


def test_the_same_on_several_days_is_told_once_with_its_days(book: Book, office: int) -> None:
    for month in (4, 6, 9):
        day = date(2026, month, 12)
        title = "Ngày pháp luật: Bộ quy tắc ứng xử"
        fields = ActivityFields(day, ActivityKind.LAW_DAY, title, unit_id=office, reached=PeopleReached(staff=20))
        add_activity(book, fields)
    assert sentences(book, "others") == [
        "Phòng Pháp chế tổ chức sinh hoạt “Ngày pháp luật” về Bộ quy tắc ứng xử (03 buổi: ngày 12/4/2026, 12/6/2026 và "
        "12/9/2026) với 60 lượt công chức, viên chức, người lao động tham gia."
    ]


def test_several_are_totalled_and_all_told(book: Book, office: int) -> None:
    add_activity(book, replace(TRAINING, unit_id=office, reached=PeopleReached(staff=38)))
    add_activity(book, replace(TRAINING, from_date=date(2026, 9, 9), title="Hội nghị tổng kết", partners="Tỉnh đoàn"))
    assert sentences(book, "others") == [
        "Trong kỳ, Sở Ngoại vụ và các phòng, đơn vị đã tổ chức 02 hội nghị, lớp tập huấn với 38 lượt công chức, viên "
        "chức, người lao động tham gia, cụ thể: Phòng Pháp chế tổ chức tập huấn nhận diện tin giả (ngày 14/4/2026, 38 "
        "người); Sở Ngoại vụ tổ chức hội nghị tổng kết (ngày 09/9/2026, phối hợp với Tỉnh đoàn)."
    ]


def test_many_are_totalled_by_unit_and_only_the_notable_ones_named(book: Book, office: int) -> None:
    youth = unit(book, "Phòng Thanh niên")
    for number in range(1, 8):
        fields = replace(TRAINING, title=f"Tập huấn bài {number}", from_date=date(2026, number, 5), notable=number == 3)
        add_activity(book, replace(fields, unit_id=office if number < 3 else youth))
    assert sentences(book, "others") == [
        "Phòng Pháp chế và Phòng Thanh niên đã tổ chức 07 lớp tập huấn, trong đó: Phòng Pháp chế 02 "
        "và Phòng Thanh niên 05; tiêu biểu: Phòng Thanh niên tổ chức tập huấn bài 3 (ngày 05/3/2026); danh sách tại "
        "Phụ lục III."
    ]


def test_what_others_did_with_a_partner_is_one_more_beside_a_number_of_joint_activities(
    book: Book, office: int
) -> None:
    youth = unit(book, "Phòng Thanh niên")
    for number, who in enumerate((office, youth, youth), start=1):
        fields = ActivityFields(date(2026, number, 5), ActivityKind.COOPERATION, f"Tuyên truyền đợt {number}")
        add_activity(book, replace(fields, unit_id=who, partners="Công an tỉnh"))
    add_activity(book, replace(TRAINING, unit_id=youth, partners="Hội Nhà báo tỉnh"))
    joint, further = sentences(book, "others")
    assert joint.startswith("Phòng Pháp chế và Phòng Thanh niên đã thực hiện 03 hoạt động phối hợp, cụ thể: ")
    assert further.startswith("Ngoài ra, ngày 14/4/2026, Phòng Thanh niên phối hợp với Hội Nhà báo tỉnh tổ chức ")


def test_meetings_of_one_form_are_named_by_it(book: Book, office: int) -> None:
    # Four of the kind were "hội nghị, lớp tập huấn", which none of them was.
    for number in range(1, 5):
        fields = replace(TRAINING, title=f"Tọa đàm số {number}", from_date=date(2026, number, 5), unit_id=office)
        add_activity(book, fields)
    assert sentences(book, "others")[0].startswith("Phòng Pháp chế đã tổ chức 04 buổi tọa đàm, cụ thể: tọa đàm số 1")
    names = [row.name for row in annual_data(book, "2026").indicators]
    assert "Buổi tọa đàm" in names
    assert "Hội nghị, lớp tập huấn" not in names


def test_posted_and_shared_are_never_added_up(book: Book) -> None:
    take_ready_set(book)
    kinds = (ActivityKind.GOOD_NEWS, ActivityKind.GOOD_NEWS, ActivityKind.STORY)
    for number, (kind, spread) in enumerate(zip(kinds, (Spread.POSTED, Spread.SHARED, Spread.POSTED), strict=True)):
        fields = ActivityFields(date(2026, 5, 4 + number), kind, "Giúp dân", channel="Zalo", spread=spread)
        add_activity(book, replace(fields, reached=PeopleReached(members=600), notable=kind is ActivityKind.STORY))
    assert sentences(book, "plan-3") == [
        "Trong kỳ, Sở Ngoại vụ đã đăng mới 01 tin tốt và 01 câu chuyện đẹp; chia sẻ lại 01 tin tốt.",
        "Phân theo kênh: đăng mới trên Zalo 02 tin, bài; chia sẻ lại trên Zalo 01 tin, bài.",
        "Tính đến ngày 15/11/2026, các tin, bài có 1.800 lượt người tiếp cận.",
        "Tiêu biểu: “Giúp dân” (đăng ngày 06/5/2026 trên Zalo).",
    ]
    add_activity(
        book, ActivityFields(date(2026, 5, 20), ActivityKind.EVENT, "Hội thi", reached=PeopleReached(staff=30))
    )
    measured = {row.name: row.this for row in annual_data(book, "2026").indicators}
    names = ("Tin tốt đăng mới", "Tin tốt chia sẻ lại", "Câu chuyện đẹp đăng mới", "Câu chuyện đẹp chia sẻ lại")
    assert [measured[name] for name in names] == [1, 1, 1, 0]
    assert (measured["Lượt người tham gia"], measured["Lượt người tiếp cận"]) == (30, 1800)
    assert not [name for name in measured if "đã đăng, chia sẻ" in name]


def test_an_item_of_which_nobody_recorded_how_it_was_spread_hides_no_other(book: Book) -> None:
    take_ready_set(book)
    for number, (spread, channel) in enumerate(((Spread.POSTED, "Zalo"), (Spread.SHARED, "Zalo"), (Spread.NONE, ""))):
        day = date(2026, 5, 4 + number)
        add_activity(
            book, ActivityFields(day, ActivityKind.GOOD_NEWS, f"Giúp dân {number}", channel=channel, spread=spread)
        )
    assert sentences(book, "plan-3") == [
        # It told the province what the clerk had not entered.
        "Trong kỳ, Sở Ngoại vụ có 03 tin tốt, trong đó đăng mới 01 tin tốt; chia sẻ lại 01 tin tốt.",
        "Trong số tin, bài nêu trên: Zalo 02 tin, bài.",
    ]
    measured = {row.name: row.this for row in annual_data(book, "2026").indicators}
    assert [measured[name] for name in ("Tin tốt đăng mới", "Tin tốt chia sẻ lại")] == [1, 1]
    (row,) = [row for row in phase_data(book, "2026-2027").years if row.year == 2026]
    assert row.posted == (1, 1)
    remark = (
        "Chưa ghi đăng mới hay chia sẻ lại của 01 tin, bài (“Giúp dân 2” ngày 06/5/2026): "
        "số đăng mới, chia sẻ lại trong báo cáo không tính tin, bài này."
    )
    assert remark in str(remarks(book, "annual-report", {"year": "2026"}))


def test_an_item_of_no_unit_takes_the_others_from_none(book: Book, office: int) -> None:
    take_ready_set(book)
    for day, unit_id in ((4, office), (5, office), (6, None)):
        fields = ActivityFields(date(2026, 5, day), ActivityKind.GOOD_NEWS, f"Giúp dân {day}", spread=Spread.POSTED)
        add_activity(book, replace(fields, unit_id=unit_id))
    # "Sở Ngoại vụ đã đăng mới 03 tin tốt": one of nobody's made all of them the Sở's.
    assert sentences(book, "plan-3") == [
        "Trong kỳ, Phòng Pháp chế đã đăng mới 03 tin tốt.",
        "Số tin, bài trên tính cả 01 tin tốt chưa ghi đơn vị thực hiện.",
    ]
    assert [row.this for row in annual_data(book, "2026").indicators if "chưa ghi đơn vị" in row.name] == [1]


def test_what_an_item_of_no_unit_lacks_beside_it_is_told_with_it(book: Book, office: int) -> None:
    take_ready_set(book)
    for day, unit_id in ((4, office), (5, office), (6, None)):
        fields = ActivityFields(date(2026, 5, day), ActivityKind.GOOD_NEWS, f"Giúp dân {day}", unit_id=unit_id)
        add_activity(book, replace(fields, spread=Spread.POSTED, channel="Zalo") if unit_id else fields)
    # 03 were told as 02 posted, and 02 on their channels: the reader looked for the third.
    assert sentences(book, "plan-3")[1] == (
        "Số tin, bài trên tính cả 01 tin tốt chưa ghi đơn vị thực hiện, kênh đăng, đăng mới hay chia sẻ lại."
    )


def test_those_present_at_a_briefing_are_counted_and_open_their_records(book: Book, office: int) -> None:
    staff = [person(book, f"Hứa Văn {letter}", office, "Chuyên viên") for letter in "ABC"]
    fields = ActivityFields(date(2026, 2, 10), ActivityKind.BRIEFING, "Quán triệt Kế hoạch", unit_id=office)
    add_activity(book, replace(fields, participants=tuple(map(Participant, staff[:2]))))
    assert sentences(book, "direction") == [
        "Ngày 10/02/2026, Phòng Pháp chế quán triệt Kế hoạch, có 02 người tham gia.",
        "Lũy kế đến ngày 15/11/2026, đã quán triệt tới 2/3 công chức, viên chức, người lao động (đạt 66,67%).",
    ]


def test_an_open_obstacle_is_a_weakness_with_its_proposal_and_a_solved_one_is_none(book: Book, office: int) -> None:
    proposal = "Đề nghị UBND tỉnh bố trí kinh phí"
    raised_on, put_on = date(2026, 4, 6), date(2026, 4, 8)
    open_one = ObstacleFields(raised_on, "Máy đã cũ.", office, proposal, put_on=put_on, asked_of="UBND tỉnh")
    save_obstacle(book, None, open_one)
    solved = ObstacleFields(date(2026, 3, 2), "Thiếu người", None, "Phân công kiêm nhiệm", answer="Đồng ý phân công")
    save_obstacle(
        book, None, replace(solved, cause="Biên chế ít", answered_on=date(2026, 3, 5), closed_on=date(2026, 4, 1))
    )
    owed = "Nguyên nhân của khó khăn, vướng mắc do Phòng Pháp chế phản ánh ngày 06/4/2026:"
    assert sentences(book, "causes") == [owed, LINE_TO_FILL]
    save_obstacle(book, 1, replace(open_one, cause="Máy mua từ năm 2017."))
    assert sentences(book, "causes") == [
        "Khó khăn, vướng mắc do Phòng Pháp chế phản ánh ngày 06/4/2026: nguyên nhân là máy mua từ năm 2017."
    ]
    weakness = (
        "Phòng Pháp chế phản ánh ngày 06/4/2026: máy đã cũ; đã báo cáo Lãnh đạo Sở ngày 08/4/2026; "
        "chưa giải quyết xong."
    )
    assert sentences(book, "weaknesses")[1:] == [weakness]
    assert sentences(book, "strengths") in ([], [""])
    assert sentences(book, "direction") == [
        "Vướng mắc phản ánh ngày 02/3/2026 (thiếu người; nguyên nhân là biên chế ít) được trả lời ngày 05/3/2026: "
        "đồng ý phân công; đã giải quyết xong ngày 01/4/2026."
    ]
    save_obstacle(book, 2, replace(solved, answered_on=date(2026, 3, 5), closed_on=date(2026, 3, 3)))
    assert sentences(book, "direction")[0].endswith(
        "(thiếu người) đã giải quyết xong ngày 03/3/2026; được trả lời ngày 05/3/2026: đồng ý phân công."
    )
    assert sentences(book, "proposals") == [f"- {proposal} (theo phản ánh của Phòng Pháp chế ngày 06/4/2026)."]


def test_a_weakness_without_a_cause_on_record_has_dots_to_write_it_on_among_the_causes(book: Book) -> None:
    # The reports told what was late and let nobody see that a cause is owed; then the dots stood in two parts.
    due = rows_of(book, "occurrence", "id, due_on", "due_on BETWEEN '2026-01-01' AND '2026-03-31'")
    first, second = ((int(str(row_id)), date.fromisoformat(str(day))) for row_id, day in due[:2])
    for row_id, day in (first, second):
        record_result(book, row_id, OccurrenceFields("Đã làm", done_on=day + timedelta(days=2)))
    (weakness,) = sentences(book, "weaknesses")
    assert weakness.startswith("Có 02 kỳ thực hiện của 01 nhiệm vụ hoàn thành sau hạn: ")
    assert weakness.endswith(").")
    owed = "nguyên nhân của 02 kỳ thực hiện của 01 nhiệm vụ hoàn thành sau hạn"
    assert sentences(book, "causes") == [f"{capitalised(owed)}:", LINE_TO_FILL]
    remark = f"Chưa ghi {owed}"
    assert remark in str(remarks(book, "annual-report", {"year": "2026"}))
    for (row_id, day), is_owed in ((first, True), (second, False)):
        late = OccurrenceFields("Đã làm", done_on=day + timedelta(days=2), difficulty="Thiếu người")
        record_result(book, row_id, late)
        assert sentences(book, "weaknesses")[0].endswith(").")
        assert sentences(book, "causes")[0].endswith("” hoàn thành sau hạn: thiếu người.")
        assert any("." * 40 in line for line in sentences(book, "causes")) is is_owed
    assert remark not in str(remarks(book, "annual-report", {"year": "2026"}))


def test_what_is_answered_or_asked_of_the_own_director_is_no_proposal_upward(book: Book, office: int) -> None:
    own = ObstacleFields(date(2026, 4, 6), "Máy đã cũ", office, "Bố trí kinh phí", put_on=date(2026, 4, 8))
    upward = ObstacleFields(date(2026, 5, 4), "Biên chế ít", None, "Đề nghị giao thêm biên chế", asked_of="Sở Nội vụ")
    for fields in (own, upward):
        save_obstacle(book, None, fields)
    assert sentences(book, "proposals") == ["- Đề nghị Sở Nội vụ giao thêm biên chế."]
    assert sentences(book, "weaknesses") == [
        "Trong kỳ có 02 khó khăn, vướng mắc được phản ánh; còn 02 nội dung chưa giải quyết xong.",
        "Phòng Pháp chế phản ánh ngày 06/4/2026: máy đã cũ; đề nghị bố trí kinh phí; đã báo cáo Lãnh đạo Sở ngày "
        "08/4/2026; chưa giải quyết xong.",
        "Phản ánh ngày 04/5/2026: biên chế ít; chưa giải quyết xong.",
    ]
    save_obstacle(book, 2, replace(upward, answer="Giao thêm 01 biên chế", answered_on=date(2026, 5, 20)))
    assert sentences(book, "proposals") in ([], [""])
    assert sentences(book, "weaknesses")[2] == (
        "Phản ánh ngày 04/5/2026: biên chế ít; đề nghị giao thêm biên chế; Sở Nội vụ trả lời ngày 20/5/2026 (giao "
        "thêm 01 biên chế); chưa giải quyết xong."
    )


@pytest.mark.parametrize("asked_of", ["", "lãnh đạo  Sở", "Giám đốc", "Giám đốc Sở Ngoại vụ"])
@pytest.mark.parametrize("of_unit", [True, False])
def test_a_proposal_goes_up_only_by_the_body_that_was_named(
    book: Book, office: int, asked_of: str, *, of_unit: bool
) -> None:
    proposal = "Đề nghị xin ý kiến Ủy ban nhân dân tỉnh về kinh phí"
    unit_id = office if of_unit else None
    own = ObstacleFields(date(2026, 4, 6), "Máy đã cũ", unit_id, proposal, asked_of=asked_of)
    save_obstacle(book, None, own)
    assert sentences(book, "proposals") in ([], [""])
    (weakness,) = sentences(book, "weaknesses")
    assert "máy đã cũ; đề nghị xin ý kiến Ủy ban nhân dân tỉnh về kinh phí; chưa giải quyết xong" in weakness
    save_obstacle(book, 1, replace(own, proposal="Bố trí kinh phí thay máy.", asked_of="Giám đốc Sở Tài chính"))
    (asked,) = sentences(book, "proposals")
    assert asked.startswith("- Đề nghị Giám đốc Sở Tài chính bố trí kinh phí thay máy")


def test_what_falls_due_between_today_and_the_cut_off_is_not_late(book: Book) -> None:
    year = date.today().year + 1
    ((plan_id,),) = rows_of(book, "plan", "id")
    track_from(book, int(str(plan_id)), year)
    assert rows_of(book, "occurrence", "id", f"due_on BETWEEN '{year}-01-01' AND '{year}-11-15'")
    parts = {part.key: part.text for part in report(book, ANNUAL, str(year)).parts}
    assert "quá hạn" not in parts["weaknesses"] + parts["next"]


def test_several_matters_passed_on_are_counted_by_kind(book: Book) -> None:
    for day, kind in ((3, "Lừa đảo trên mạng"), (9, "Thông tin xấu, độc"), (21, "Lừa đảo trên mạng")):
        save_referral(book, None, ReferralFields(date(2026, 3, day), kind, "Công an tỉnh", outcome="Đã xử lý"))
    assert sentences(book, "plan-2") == [
        "Sở Ngoại vụ đã chuyển Công an tỉnh 03 vụ việc, gồm: 02 vụ lừa đảo trên mạng; 01 vụ thông tin xấu, độc.",
        "Đã có kết quả xử lý 03 vụ việc (đã xử lý).",
    ]


def test_the_same_result_of_several_periods_is_told_once_and_many_results_are_totalled(book: Book) -> None:
    periods = rows_of(book, "occurrence", "id, task_id, due_on", "period LIKE '2026-__' AND due_on < '2026-11-01'")
    task_id = periods[0][1]
    of_task = [(int(str(row_id)), date.fromisoformat(str(day))) for row_id, task, day in periods if task == task_id]
    for row_id, day in of_task[:3]:
        record_result(book, row_id, OccurrenceFields("Đã phổ biến tại cơ quan.", 100, day))
    path = rows_of(book, "plan_section", "path", f"id = (SELECT section_id FROM task WHERE id = {task_id})")[0][0]
    key = f"plan-{str(path).split('/')[1]}"
    (told_once,) = [line for line in sentences(book, key) if "phổ biến" in line]
    assert told_once.startswith("- Thanh tra Sở đã phổ biến tại cơ quan (tháng 01 năm 2026, hoàn thành ngày ")
    assert told_once.count("hoàn thành ngày") == 3
    for (row_id, day), letter in zip(of_task[3:8], "abcde", strict=True):
        record_result(book, row_id, OccurrenceFields(f"Đã phổ biến nội dung {letter}.", 100, day))
    (total,) = [line for line in sentences(book, key) if "thực hiện nhiệm vụ" in line]
    assert total.startswith("- Đã thực hiện nhiệm vụ “Thanh tra Sở tổ chức tuyên truyền")
    assert not [line for line in sentences(book, key) if "phổ biến" in line]


def test_a_law_day_alone_is_told_as_one_and_not_as_what_it_was_about(book: Book, office: int) -> None:
    fields = ActivityFields(date(2026, 10, 9), ActivityKind.LAW_DAY, "Xử phạt vi phạm hành chính", unit_id=office)
    add_activity(book, fields)
    assert sentences(book, "others") == [
        "Ngày 09/10/2026, Phòng Pháp chế tổ chức sinh hoạt “Ngày pháp luật” về xử phạt vi phạm hành chính."
    ]


def test_two_numbers_of_one_name_that_count_other_records_are_two_rows() -> None:
    draft = Draft()
    for part, ids in (("plan-1", [1, 2]), ("plan-2", [3, 4]), ("plan-3", [1, 2])):
        draft.say(part, count("Sự kiện", "cuộc", "activities", ids), " sự kiện.")
    assert [figure.query.scope["ids"] for figure in draft.totals] == [[1, 2], [3, 4]]
