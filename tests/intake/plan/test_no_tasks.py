"""What stands among the tasks of a plan without being one is proposed apart; the corpus is read as it should be."""

from desktop_app.domain.plan.plans import PlanProposal
from desktop_app.intake.plan.reader import read_plan
from tests import corpus
from tests.data.corpus import script


def read(*body: str) -> PlanProposal:
    return read_plan(["KẾ HOẠCH", "Phát động thi đua năm 2026", "I. NỘI DUNG", *body], "ke-hoach.txt")


def texts(plan: PlanProposal) -> list[str]:
    return [task.text for task in plan.tasks]


def apart(plan: PlanProposal) -> list[tuple[str, str]]:
    return [(each.reason, each.task.text) for each in plan.set_aside]


def test_labels_of_purpose_targets_and_notes_are_no_tasks() -> None:
    plan = read(
        "1. Hội thi",
        "- Mục đích: Tạo sân chơi lành mạnh.",
        "- Văn phòng Sở mở hội thi.",
        "- Chỉ tiêu 1: 100% đoàn viên tham gia.",
        "- Giấy khen: không quá 01 tập thể.",
        "- Ghi chú: số liệu tính đến ngày 31/12/2025.",
    )
    assert texts(plan) == ["Văn phòng Sở mở hội thi."]
    assert apart(plan) == [
        ("Mục đích, yêu cầu, đối tượng", "Mục đích: Tạo sân chơi lành mạnh."),
        ("Chỉ tiêu", "Chỉ tiêu 1: 100% đoàn viên tham gia."),
        ("Số lượng, mức thưởng", "Giấy khen: không quá 01 tập thể."),
        ("Ghi chú", "Ghi chú: số liệu tính đến ngày 31/12/2025."),
    ]
    assert "4 đoạn không phải nhiệm vụ" in plan.left_out


def test_below_words_that_introduce_no_tasks_what_is_sent_by_a_day_is_one() -> None:
    plan = read(
        "1. Hồ sơ đề nghị khen thưởng",
        "- Tờ trình của đơn vị;",
        "- Hồ sơ gửi về Văn phòng Sở trước ngày 30/10/2026.",
        "2. Khen thưởng",
        "Hồ sơ gồm có:",
        "- Biên bản họp;",
        "- Báo cáo thành tích.",
        "Văn phòng Sở tổng hợp.",
    )
    assert texts(plan) == ["Hồ sơ gửi về Văn phòng Sở trước ngày 30/10/2026.", "Văn phòng Sở tổng hợp."]
    assert [text for _, text in apart(plan)] == ["Tờ trình của đơn vị;", "Biên bản họp;", "Báo cáo thành tích."]
    assert plan.tasks[0].deadline.day == 30


def test_units_of_what_is_no_task_are_not_proposed() -> None:
    plan = read("1. Tiêu chuẩn", "- Được Sở Nội vụ xác nhận, phối hợp với Sở Y tế.", "2. Văn phòng Sở mở hội thi.")
    assert [unit.name for unit in plan.units] == ["Văn phòng"]


def test_a_sentence_with_a_note_below_stays_a_task() -> None:
    plan = read("1. Thanh tra Sở giám sát trong quý I/2026.", "Lưu ý: đơn vị không đăng ký thì không xét.")
    assert [(task.text, task.leads) for task in plan.tasks] == [
        ("Thanh tra Sở giám sát trong quý I/2026.", ("Thanh tra Sở",))
    ]


def test_the_terms_of_an_inspection_are_no_tasks_and_each_is_told_once() -> None:
    plan = read(
        "1. Nội dung kiểm tra",
        "a) Việc lập hồ sơ;",
        "2. Hình thức: kiểm tra trực tiếp.",
        "3. Thời kỳ kiểm tra: từ 01/01/2025 đến 31/5/2026.",
        "4. Văn phòng Sở báo cáo kết quả.",
    )
    assert texts(plan) == ["Văn phòng Sở báo cáo kết quả."]
    assert [text for _, text in apart(plan)] == [
        "Việc lập hồ sơ;",
        "Hình thức: kiểm tra trực tiếp.",
        "Thời kỳ kiểm tra: từ 01/01/2025 đến 31/5/2026.",
    ]


def test_the_last_words_of_a_plan_take_no_task_from_the_sentence_above_them() -> None:
    sentence = "2. Trưởng các phòng chịu trách nhiệm phát động phong trào tại đơn vị."
    plan = read("1. Văn phòng Sở mở hội.", sentence, "Yêu cầu các đơn vị nghiêm túc thực hiện./.")
    assert texts(plan) == ["Văn phòng Sở mở hội.", sentence[3:]]
    polite = read("1. Văn phòng Sở mở hội.", "2. Hội thi.", "Kính đề nghị các đơn vị quan tâm, phối hợp thực hiện./.")
    assert texts(polite) == ["Văn phòng Sở mở hội.", "Hội thi."]
    dated = read("1. Văn phòng Sở mở hội.", "Yêu cầu các đơn vị gửi báo cáo trước ngày 15/12/2026./.")
    assert "Yêu cầu các đơn vị gửi báo cáo trước ngày 15/12/2026./." in texts(dated)


def test_whom_to_ask_and_what_a_plan_replaces_is_a_note() -> None:
    notes = ["Mọi chi tiết xin liên hệ Văn phòng Sở.", "Kế hoạch này thay thế Kế hoạch số 3/KH-SNgV ngày 02/02/2025."]
    plan = read("1. Văn phòng Sở mở hội.", "2. Khác", *notes, "3. Số điện thoại liên hệ: 0210 123 456.")
    assert texts(plan) == ["Văn phòng Sở mở hội."]
    assert [reason for reason, _ in apart(plan)] == ["Ghi chú"] * 3


def test_a_plan_that_looks_back_on_years_is_of_the_year_of_its_tasks() -> None:
    title = "Tổ chức hội nghị điển hình tiên tiến (giai đoạn 2021 - 2025)"
    body = ["I. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở gửi giấy mời trước ngày 10/5/2026."]
    plan = read_plan(["KẾ HOẠCH", title, *body], "ke-hoach.txt")
    assert (plan.from_year, plan.to_year) == (2026, 2026)


def test_the_written_plans_are_read_as_well_as_they_should() -> None:
    scores = corpus.measure(script.plans())
    assert {kind: score.missed for kind, score in scores.items() if score.missed} == {}
    assert scores["tasks"].true > 60
    assert scores["apart"].true > 20
