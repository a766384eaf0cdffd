"""Deadline phrases, one by one: what each obliges to, and what is no deadline."""

from dataclasses import replace

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.intake.plan.deadlines import field_deadlines, find_deadlines, read_deadline, read_period

DAY, MONTH, QUARTER, YEAR = DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER, DeadlineKind.YEAR
RANGE, ROUND, ONGOING = DeadlineKind.RANGE, DeadlineKind.ROUND, DeadlineKind.ONGOING
MID_AUTUMN = DeadlineKind.MID_AUTUMN
ONCE, YEARLY, MONTHLY = Recurrence.ONCE, Recurrence.YEARLY, Recurrence.MONTHLY
QUARTERLY, PER_ROUND = Recurrence.QUARTERLY, Recurrence.PER_ROUND

BINDING = [
    Deadline("ngày 28/12/2026", DAY, day=28, month=12, year=2026),
    Deadline("trước ngày 30/6/2026", DAY, day=30, month=6, year=2026),
    Deadline("xong trước ngày 05 tháng 9 năm 2026", DAY, day=5, month=9, year=2026),
    Deadline("hoàn thành trước 15/12/2026", DAY, day=15, month=12, year=2026),
    Deadline("chậm nhất là ngày 15 tháng 11 năm 2026", DAY, day=15, month=11, year=2026),
    Deadline("chậm nhất ngày 15/11/2026", DAY, day=15, month=11, year=2026),
    Deadline("đến hết ngày 31/12/2026", DAY, day=31, month=12, year=2026),
    Deadline("trước ngày 29/02/2028", DAY, day=29, month=2, year=2028),
    Deadline("đến hết tháng Mười Hai 2026", MONTH, month=12, year=2026),
    Deadline("trong tháng Mười Hai năm 2026", MONTH, month=12, year=2026),
    Deadline("trước Tết Trung thu năm 2026", DAY, day=25, month=9, year=2026),
    Deadline("trước ngày 20/11", DAY, day=20, month=11),
    Deadline("trước ngày 20/11 hằng năm", DAY, YEARLY, day=20, month=11),
    Deadline("trước ngày 20 tháng 11 hàng năm", DAY, YEARLY, day=20, month=11),
    Deadline("hằng năm (trước ngày 15 tháng 11)", DAY, YEARLY, day=15, month=11),
    Deadline("20/11 hằng năm", DAY, YEARLY, day=20, month=11),
    Deadline("trước ngày 20 hằng tháng", DAY, MONTHLY, day=20),
    Deadline("trước ngày 25 của tháng cuối quý", DAY, QUARTERLY, day=25),
    Deadline("trước ngày 25 tháng cuối của mỗi quý", DAY, QUARTERLY, day=25),
    Deadline("trong tháng 3/2026", MONTH, month=3, year=2026),
    Deadline("tháng 9 năm 2026", MONTH, month=9, year=2026),
    Deadline("trong tháng 01 hằng năm", MONTH, YEARLY, month=1),
    Deadline("hàng tháng", MONTH, MONTHLY),
    Deadline("từ tháng 3 đến tháng 5/2026", RANGE, month=5, from_year=2026, to_year=2026),
    Deadline("Tháng 3 - 5/2026", RANGE, month=5, from_year=2026, to_year=2026),
    Deadline("từ tháng 10/2025 đến tháng 3/2026", RANGE, month=3, from_year=2025, to_year=2026),
    Deadline("Quý I/2026", QUARTER, quarter=1, year=2026),
    Deadline("trong quý II, III/2026", QUARTER, quarter=3, year=2026),
    Deadline("Quý III và IV năm 2026", QUARTER, quarter=4, year=2026),
    Deadline("trong tuần đầu tháng 9", MONTH, month=9),
    Deadline("trong quý IV", QUARTER, quarter=4),
    Deadline("quý ii năm 2026", QUARTER, quarter=2, year=2026),
    Deadline("quý III hằng năm", QUARTER, YEARLY, quarter=3),
    Deadline("định kỳ hằng quý", QUARTER, QUARTERLY),
    Deadline("trong năm 2026", YEAR, year=2026),
    Deadline("hằng năm", YEAR, YEARLY),
    Deadline("từ năm 2022 đến năm 2025", RANGE, from_year=2022, to_year=2025),
    Deadline("trong giai đoạn 2026 – 2030", RANGE, from_year=2026, to_year=2030),
    Deadline("định kỳ 6 tháng, hằng năm", ROUND, PER_ROUND),
    Deadline("định kỳ 06 tháng", ROUND, PER_ROUND),
    Deadline("6 tháng 01 buổi", ROUND, PER_ROUND),
    Deadline("mỗi 6 tháng một lần", ROUND, PER_ROUND),
    Deadline("6 tháng và cuối năm từ nay đến năm 2030", ROUND, PER_ROUND, until_round="2030-H2"),
    Deadline("6 tháng đầu năm 2026", ROUND, year=2026, until_round="2026-H1"),
    Deadline("6 tháng cuối năm 2026", ROUND, year=2026, until_round="2026-H2"),
    Deadline("thường xuyên", ONGOING),
    Deadline("định kỳ", ONGOING),
    Deadline("hoàn thành đến năm 2030", YEAR, year=2030),
    Deadline("đến năm 2028 hoàn thành", YEAR, year=2028),
    Deadline("chậm nhất đến năm 2028", YEAR, year=2028),
    Deadline("chậm nhất 30/6 hằng năm", DAY, YEARLY, day=30, month=6),
    Deadline("hai năm một lần", ONGOING),
    Deadline("02 năm/lần", ONGOING),
    # days outside the last month of their period, which a deadline cannot hold
    Deadline("trước ngày 05 của tháng liền kề", ONGOING),
    Deadline("trước ngày 05 tháng sau", ONGOING),
    Deadline("trước ngày 25 của tháng đầu quý", ONGOING),
    Deadline("trước ngày 25 tháng đầu của mỗi quý", ONGOING),
    Deadline("chậm nhất ngày 10 tháng đầu quý sau", ONGOING),
    # days of a schedule, without a word that binds
    Deadline("tối 26/7", DAY, day=26, month=7),
    Deadline("7h30, thứ Bảy ngày 14/3/2026", DAY, day=14, month=3, year=2026),
    Deadline("02/11 - 12/11", DAY, day=12, month=11),
    Deadline("ngày 11 và 12/6/2026", DAY, day=12, month=6, year=2026),
    Deadline("xong 15/11", DAY, day=15, month=11),
    Deadline("cuối tháng 7", MONTH, month=7),
    # what comes again within a month, and what an event decides
    Deadline("vào chiều thứ Tư hằng tuần", ONGOING),
    Deadline("02 lần/ngày", ONGOING),
    Deadline("hằng ngày", ONGOING),
    Deadline("cuối mỗi ca trực", ONGOING),
    Deadline("02 buổi/ngày", ONGOING),
    Deadline("mỗi tối", ONGOING),
    Deadline("trước lễ phát động 05 ngày", ONGOING),
    Deadline("hai tuần một lần", ONGOING),
    Deadline("trong vòng 15 ngày kể từ ngày có kết luận", ONGOING),
    Deadline("trước ngày thi 05 ngày", ONGOING),
]

FIELDS = [
    Deadline("Năm 2026", YEAR, year=2026),
    Deadline("Năm 2026 và các năm tiếp theo", YEAR, YEARLY, year=2026, from_year=2026),
    Deadline("ngày 16/5/2026", DAY, day=16, month=5, year=2026),
    Deadline("tháng 4", MONTH, month=4),
    Deadline("Quý II", QUARTER, quarter=2),
    Deadline("Giai đoạn 2022 – 2030", RANGE, from_year=2022, to_year=2030),
    Deadline("tối thứ Sáu tuần thứ 2 hàng tháng", MONTH, MONTHLY),
    Deadline("sau khi Luật có hiệu lực", ONGOING),
    Deadline("03 tháng kể từ ngày ký", ONGOING),
    Deadline("theo hướng dẫn của Trung ương", ONGOING),
    Deadline("đột xuất", ONGOING),
]

NO_DEADLINES = [
    "thực hiện Chỉ thị số 46-CT/TW ngày 16/5/2025 của Ban Bí thư",
    "theo Quyết định số 874/QĐ-BTTTT ngày 17/6/2021 của Bộ trưởng",
    "theo Quyết định số 874/QĐ-BTTTT ngày 17 tháng 6 năm 2021",
    "“Xây dựng nếp sống văn hóa trong năm 2026” trên địa bàn",
    "ít nhất trong 3/4 số xã",
    "trước ngày 31/2/2026",
    "trước ngày 12/13/2026",
    "từ năm 2030 đến năm 2022",
    "trực dịp 30/4 - 01/5",
    "áp dụng kể từ 0 giờ ngày 01/7/2026",
    "mở cửa đón khách từ ngày 01/7",
    "lớp học kéo dài 6 tháng, 01 lớp cho cả huyện",
    "giải quyết công việc hằng ngày",
    "trong tháng 13/2026",
    "triển khai Chiến lược phát triển du lịch đến năm 2030",
    "phấn đấu đến năm 2030 có 05 điểm du lịch hoàn thành hồ sơ",
    "",
]


@pytest.mark.parametrize("expected", BINDING, ids=lambda deadline: deadline.text)
def test_a_binding_phrase_is_found_in_its_sentence(expected: Deadline) -> None:
    assert find_deadlines(f"Văn phòng tổng hợp báo cáo {expected.text}; gửi Lãnh đạo Sở.") == (expected,)


@pytest.mark.parametrize("expected", [*BINDING, *FIELDS], ids=lambda deadline: deadline.text)
def test_a_field_is_a_deadline_with_all_its_words(expected: Deadline) -> None:
    assert read_deadline(f" {expected.text}. ") == expected


@pytest.mark.parametrize("text", NO_DEADLINES)
def test_other_dates_and_impossible_days_are_no_deadlines(text: str) -> None:
    assert find_deadlines(text) == ()


def test_days_from_and_to_are_due_on_the_last() -> None:
    read = [read_deadline(words) for words in ("16 - 20/3/2026", "28/02 – 20/3/2026", "ngày 16-20/3 năm 2026")]
    assert {(each.kind, each.day, each.month, each.year) for each in read} == {(DeadlineKind.DAY, 20, 3, 2026)}
    months = read_deadline("3 - 5/2026")
    assert (months.kind, months.month, months.from_year, months.to_year) == (DeadlineKind.RANGE, 5, 2026, 2026)


@pytest.mark.parametrize("text", ["Mở lớp đợt 1: 10/3-20/3/2026.", "Mở lớp đợt 1: 20/3/2026."])
def test_the_number_of_what_is_dated_is_no_hour(text: str) -> None:
    (read,) = find_deadlines(text)
    assert (read.kind, read.day, read.month, read.year) == (DAY, 20, 3, 2026)


def test_an_empty_field_is_no_deadline() -> None:
    assert read_deadline(" . ") == Deadline()


def test_a_deadline_beside_a_citation_is_found() -> None:
    text = "Báo cáo theo Quyết định số 12/QĐ-UBND ngày 01/02/2024 trước ngày 05/3/2024."
    assert find_deadlines(text) == (Deadline("trước ngày 05/3/2024", DAY, day=5, month=3, year=2024),)


def test_the_occasion_of_a_periodic_task_is_kept_in_its_words() -> None:
    deadlines = find_deadlines("Phổ biến pháp luật trong “Ngày pháp luật” định kỳ tại cơ quan.")
    assert deadlines == (Deadline("trong “Ngày pháp luật” định kỳ tại cơ quan", MONTH, MONTHLY),)


def test_what_an_office_keeps_each_year_is_proposed_as_a_deadline() -> None:
    deadlines = find_deadlines("Tuyên truyền gắn với Tết Trung thu, Ngày Quốc tế thiếu nhi (01/6) do cơ quan tổ chức.")
    assert set(deadlines) == {
        Deadline("Tết Trung thu", MID_AUTUMN, YEARLY),
        Deadline("Ngày Quốc tế thiếu nhi (01/6)", DAY, YEARLY, day=1, month=6),
    }


def test_the_more_exact_of_two_phrases_decides() -> None:
    deadlines = find_deadlines("Thường xuyên theo dõi, báo cáo hằng năm, trước ngày 10/12/2026.")
    assert [replace(deadline, text="") for deadline in deadlines] == [Deadline("", DAY, day=10, month=12, year=2026)]


SEVERAL = [
    ("báo cáo trước ngày 15/6 và 15/12 hằng năm", [(15, 6, YEARLY), (15, 12, YEARLY)]),
    ("báo cáo trước ngày 15/3, 15/6, 15/9 và 15/12 hằng năm", [(15, month, YEARLY) for month in (3, 6, 9, 12)]),
    ("báo cáo 6 tháng trước ngày 05/6, báo cáo năm trước ngày 05/12/2026", [(5, 6, ONCE), (5, 12, ONCE)]),
    ("sơ kết trước ngày 10/7/2026; tổng kết trước ngày 20/12/2026", [(10, 7, ONCE), (20, 12, ONCE)]),
    ("báo cáo trước ngày 15/6 và 31/11 hằng năm", [(15, 6, YEARLY)]),
]


@pytest.mark.parametrize(("text", "days"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_each_deadline_of_a_sentence_counts(text: str, days: list[tuple[int, int, Recurrence]]) -> None:
    deadlines = find_deadlines(f"Văn phòng {text}.")
    assert [(deadline.day, deadline.month, deadline.recurrence) for deadline in deadlines] == days
    assert all(deadline.is_before for deadline in deadlines)


def test_two_days_at_the_latest_are_both_due_each_year() -> None:
    deadlines = find_deadlines("Văn phòng báo cáo chậm nhất 30/6 và 31/12 hằng năm.")
    assert [(each.day, each.month, each.recurrence) for each in deadlines] == [(30, 6, YEARLY), (31, 12, YEARLY)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("mở diễn đàn vào quý I, quý III hằng năm", ["quý I hằng năm", "quý III hằng năm"]),
        ("mở diễn đàn quý II và quý IV hằng năm", ["quý II hằng năm", "quý IV hằng năm"]),
        ("họp các tháng 3, 6, 9 hàng năm", ["tháng 3 hàng năm", "tháng 6 hàng năm", "tháng 9 hàng năm"]),
        ("họp tháng 3 và tháng 9 hằng năm", ["tháng 3 hằng năm", "tháng 9 hằng năm"]),
        ("họp từ tháng 3 đến tháng 9 hằng năm", ["đến tháng 9 hằng năm"]),
        ("họp vào quý I và tháng 9 hằng năm", ["quý I hằng năm", "tháng 9 hằng năm"]),
        ("hằng năm, vào quý I và quý III, mở diễn đàn", ["quý I hằng năm", "quý III hằng năm"]),
        ("mỗi năm mở 02 diễn đàn (tháng 3, tháng 10)", ["tháng 3 mỗi năm", "tháng 10 mỗi năm"]),
        ("hằng năm tổ chức tổng kết trong quý IV", ["quý IV hằng năm"]),
        ("hằng năm tổ chức tổng kết trong tháng 11 và quý I", ["tháng 11 hằng năm", "quý I hằng năm"]),
    ],
)
def test_each_quarter_and_each_month_named_is_due_each_year(text: str, times: list[str]) -> None:
    deadlines = find_deadlines(f"Văn phòng {text}.")
    assert [each.text for each in deadlines] == times
    assert {each.recurrence for each in deadlines} == {YEARLY}
    named = [words.split()[-3] for words in times]
    roman = {1: "I", 2: "II", 3: "III", 4: "IV"}
    assert [roman[each.quarter] if each.quarter else str(each.month) for each in deadlines] == named


def test_a_quarter_and_a_month_of_one_year_are_both_of_it() -> None:
    # The quarter had no year, and was never due.
    deadlines = find_deadlines("Văn phòng tập huấn trong quý II và tháng 11 năm 2026.")
    assert [(each.quarter, each.month, each.year) for each in deadlines] == [(2, None, 2026), (None, 11, 2026)]
    # What names the year itself is of that year, whatever stands before it; and a span is none of its ends.
    for words in ("vào quý I/2026", "từ tháng 01 đến tháng 9"):
        assert YEARLY not in {each.recurrence for each in find_deadlines(f"Hằng năm, Văn phòng tập huấn {words}.")}


def test_a_field_of_two_days_of_each_year_has_both() -> None:
    words = "Ngày Quốc tế thiếu nhi (01/6) và Tết Trung thu hằng năm"
    children, mid_autumn = field_deadlines(words)
    assert (children.text, children.kind, children.day, children.month) == (words, DAY, 1, 6)
    assert mid_autumn.kind is DeadlineKind.MID_AUTUMN
    assert [each.quarter for each in field_deadlines("Quý I, quý III hằng năm")] == [1, 3]


@pytest.mark.parametrize("words", ["trước ngày 25 hằng tháng", "chậm nhất ngày 25 hàng tháng", "ngày 25 của mỗi tháng"])
def test_a_day_of_each_month_is_that_day(words: str) -> None:
    (deadline,) = find_deadlines(f"Chi đoàn gửi báo cáo {words} về Văn phòng.")
    assert (deadline.kind, deadline.recurrence, deadline.day) == (DAY, MONTHLY, 25)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Giai đoạn 2022 – 2030.", (2022, 2030)),
        ("từ năm 2022 đến năm 2030", (2022, 2030)),
        ("Phong trào thi đua năm 2026", (2026, 2026)),
        ("giai đoạn 2030 - 2022", None),
        ("theo Kế hoạch số 5/KH-SNV ngày 02/6/2022", None),
        ("Phong trào thi đua", None),
    ],
)
def test_the_years_of_a_period(text: str, years: tuple[int, int] | None) -> None:
    assert read_period(text) == years


def test_a_bracket_that_shares_work_out_names_each_of_its_times() -> None:
    quarters = [
        (deadline.quarter, deadline.text) for deadline in find_deadlines("Dạy bơi (quý II: 04 lớp; quý IV: 02 lớp)")
    ]
    assert quarters == [(2, "quý II"), (4, "quý IV")]
    assert [deadline.month for deadline in find_deadlines("Tiêm 02 đợt (đợt 1: tháng 4; đợt 2: tháng 10)")] == [4, 10]


@pytest.mark.parametrize(
    "words", ["trước ngày 20/11 và ", "quý II; tháng 3, ", "quý II, tháng 3, ", "mỗi năm, quý I, "]
)
def test_a_text_of_nothing_but_times_is_read_as_fast_as_one_of_few(words: str) -> None:
    # Days that follow days were read from each of them again, an open bracket from each of its quarters: for hours.
    assert find_deadlines(f"({words * 4}") == find_deadlines(f"({words * 4_000}")
