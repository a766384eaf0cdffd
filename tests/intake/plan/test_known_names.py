"""Names that a plan says in sure places, or that the book knows, are read whole in its sentences."""

from desktop_app.intake.plan.reader import read_plan

PLAN = (
    "KẾ HOẠCH",
    "Đón khách năm 2026",
    "I. NỘI DUNG",
    "1. Thuyết minh cho khách.",
    "- Cơ quan chủ trì: Nhóm Hộ nuôi trâu Pa Ban; Điều tra viên dân số.",
    "- Thời gian: trước ngày 05/3/2026.",
    "2. Việc khác",
    "- Nhóm Hộ nuôi trâu Pa Ban đóng chuồng trước ngày 10/3/2026.",
    "- Điều tra viên dân số gõ cửa từng nhà.",
    "- Ban Quản trị nhà khách số hai dọn sân, báo Phòng Cảnh sát quản lý hành chính về trật tự xã hội.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Phòng Cảnh sát quản lý hành chính về trật tự xã hội",
    "- Thu lại sổ cũ.",
    "2. Đội Xe chạy xe đón khách.",
    "3. Phòng Nghi lễ múa sạp gõ trống cùng dân bản.",
    "Nơi nhận:",
    "- Đội Xe (để thực hiện);",
    "- Lưu: VT.",
)


def leads(*known: str) -> dict[str, tuple[str, ...]]:
    return {task.text.split()[-1]: task.leads for task in read_plan(PLAN, "x", known).tasks}


def test_a_name_of_a_field_a_heading_or_a_recipient_is_read_whole_in_the_sentences() -> None:
    read = leads()
    assert read["10/3/2026."] == ("Nhóm Hộ nuôi trâu Pa Ban",)
    assert read["nhà."] == ("Điều tra viên dân số",)
    assert read["cũ."] == ("Phòng Cảnh sát quản lý hành chính về trật tự xã hội",)
    assert read["khách."] == ("Đội Xe",)


def test_a_name_that_the_book_knows_is_read_whole() -> None:
    assert leads()["bản."] != ("Phòng Nghi lễ múa sạp",)
    assert leads("Phòng Nghi lễ múa sạp")["bản."] == ("Phòng Nghi lễ múa sạp",)


def test_what_is_proposed_stands_in_the_words_of_the_plan() -> None:
    read = read_plan(PLAN, "x")
    assert all(task.text.split("\n")[0].rstrip(".") in "".join(PLAN) for task in read.tasks)
    assert all(name in "".join(PLAN) for task in read.tasks for name in (*task.leads, *task.supports))
    assert {unit.name for unit in read.units} == {name for task in read.tasks for name in (*task.leads, *task.supports)}


def test_a_name_behind_another_in_a_field_stands_in_the_words_of_the_plan() -> None:
    plan = (
        *PLAN[:3],
        "1. Mở lớp.",
        "- Đơn vị thực hiện: Phòng Nghi lễ chủ trì, phối hợp Văn phòng.",
        "2. Giao Phòng Nghi lễ theo dõi Quý IİI.",
    )
    assert [task.leads for task in read_plan(plan, "x").tasks] == [("Phòng Nghi lễ",), ("Phòng Nghi lễ",)]


def test_a_name_set_by_law_is_read_whole_and_tells_two_bodies_apart() -> None:
    line = "1. {} rà quét, gỡ bỏ tin giả trước ngày 05/3/2026."
    joined, long = (
        "Sở Giáo dục và Đào tạo và Sở Y tế",
        "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
    )
    plans = [read_plan((*PLAN[:3], line.format(name), *PLAN[-3:]), "x") for name in (joined, long)]
    assert [task.leads for plan in plans for task in plan.tasks] == [("Sở Giáo dục và Đào tạo", "Sở Y tế"), (long,)]
