from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.papers.document.model import Addressees, BodyRow, GroupRow, Paragraph, Table, TableRow
from desktop_app.papers.kinds.tasks.reminder_letter import RemindedTask, ReminderLetterData
from tests.papers.reading import pdf_pages, squeezed
from tests.papers.report_samples import build_letter, letter


def rows_of(data: ReminderLetterData) -> tuple[TableRow, ...]:
    (table,) = (block for block in build_letter(data).body if isinstance(block, Table))
    return table.rows


def test_it_is_an_official_letter_to_one_unit() -> None:
    document = build_letter(letter())
    assert document.titles is None
    assert document.letterhead is not None
    assert document.letterhead.number_text.split() == ["Số:", "/SNgV-VP"]
    assert document.letterhead.about == "V/v đôn đốc thực hiện nhiệm vụ theo Kế hoạch"
    of_one = build_letter(replace(letter(), plan_named="Kế hoạch số 12/KH-SNgV ngày 05/7/2022"))
    assert of_one.letterhead is not None
    assert of_one.letterhead.about.endswith("theo Kế hoạch số 12/KH-SNgV ngày 05/7/2022")
    assert document.body[0] == Addressees(("Phòng Lãnh sự - Hợp tác quốc tế",))
    last = document.body[-1]
    assert isinstance(last, Paragraph)
    # What is due later is not asked for earlier.
    assert "02 nhiệm vụ sắp đến hạn nêu trên đúng thời hạn, báo cáo tiến độ; gửi báo cáo về Văn phòng" in last.text
    assert last.text.endswith("giải quyết./.")


def test_late_tasks_come_first_and_tell_since_when() -> None:
    rows = rows_of(letter())
    sentences = [row.text if isinstance(row, GroupRow) else (row.values[0], *row.values[3:]) for row in rows]
    assert sentences == [
        "I. NHIỆM VỤ QUÁ HẠN",
        (1, "30/9/2026", "Quá hạn từ ngày 01/10/2026 (chậm 41 ngày)"),
        "II. NHIỆM VỤ SẮP ĐẾN HẠN",
        (2, "10/11/2026", "Hạn ngày 10/11/2026"),
        (3, "Trước ngày 15/11", "Hạn trước ngày 15/11/2026"),
    ]
    opening = build_letter(letter()).body[1]
    assert isinstance(opening, Paragraph)
    assert "có 01 nhiệm vụ quá hạn và 02 nhiệm vụ sắp đến hạn" in opening.text


def test_periods_of_one_task_are_not_counted_as_tasks() -> None:
    day = letter().as_of - timedelta(days=40)
    monthly = [RemindedTask("Tổ chức Ngày pháp luật", day, period=f"tháng {month} năm 2026") for month in (7, 8, 9)]
    data = replace(letter(), tasks=(*monthly, RemindedTask("Đăng tin", day)))
    opening = build_letter(data).body[1]
    assert isinstance(opening, Paragraph)
    assert "có 02 nhiệm vụ (04 kỳ) quá hạn" in opening.text
    rows = [row.values[1] for row in rows_of(data) if isinstance(row, BodyRow)]
    assert rows[0] == "Tổ chức Ngày pháp luật (tháng 7 năm 2026)"


def test_a_difficulty_on_record_stands_below_its_task() -> None:
    day, why = letter().as_of, "chưa có kinh phí"
    tasks = (RemindedTask("Mở lớp.", day, difficulty=why), RemindedTask("Đăng tin.", day, "Phối hợp", "", why))
    rows = [row.values[1] for row in rows_of(replace(letter(), tasks=tasks)) if isinstance(row, BodyRow)]
    assert rows == [
        "Mở lớp.\n(Đơn vị đã báo cáo vướng mắc: chưa có kinh phí)",
        "Đăng tin.\n(Đơn vị chủ trì đã báo cáo vướng mắc: chưa có kinh phí)",
    ]


@given(st.integers(-400, 400))
def test_a_task_is_late_from_the_day_after_its_due_day(days: int) -> None:
    data = replace(letter(), tasks=(RemindedTask("Việc", letter().as_of + timedelta(days)),))
    group, row = rows_of(data)
    assert isinstance(group, GroupRow)
    assert isinstance(row, BodyRow)
    assert ("QUÁ HẠN" in group.text) == (days < 0)
    # A number is given where there are two headings.
    assert group.text.startswith("NHIỆM VỤ ")
    state = row.values[-1]
    late = f"Quá hạn từ ngày {day_words(letter().as_of + timedelta(days + 1))} (chậm {count_words(-days)} ngày)"
    assert state == (late if days < 0 else f"Hạn ngày {day_words(letter().as_of + timedelta(days))}")


def test_without_a_day_to_answer_by_no_report_is_asked_for() -> None:
    last = build_letter(replace(letter(), reply_by=None)).body[-1]
    assert isinstance(last, Paragraph)
    assert "trước ngày" not in last.text


def test_a_letter_without_its_date_leaves_the_day_to_answer_by_to_be_written() -> None:
    last = build_letter(replace(letter(), reply_by=None, reply_day_open=True)).body[-1]
    assert isinstance(last, Paragraph)
    assert "gửi báo cáo về Văn phòng trước ngày ……/……/……;" in last.text


def test_several_letters_are_one_file_each_beginning_a_page() -> None:
    document = build_letter(letter("Phòng Quản lý biên giới"), letter("Chi đoàn Sở"))
    assert [section.label for section in document.sections] == ["Phòng Quản lý biên giới", "Chi đoàn Sở"]
    pages = pdf_pages(document)
    assert len(pages) == 2
    for page, unit in zip(pages, ("Phòng Quản lý biên giới", "Chi đoàn Sở"), strict=True):
        assert f"Kính gửi: {unit}" in squeezed(page.text())
        assert "V/v đôn đốc thực hiện nhiệm vụ theo Kế hoạch" in squeezed(page.text())
        assert "CHÁNH VĂN PHÒNG" in page.text()


def test_a_number_and_a_date_that_were_given_are_printed() -> None:
    signed = replace(letter(), number="8", issued_on=date(2026, 11, 12))
    assert "Số: 08/SNgV-VP" in pdf_pages(build_letter(signed))[0].text()


def test_nothing_to_be_reminded_of_is_said_in_words() -> None:
    with pytest.raises(InvalidRecord, match=r"^Chi đoàn Sở không có nhiệm vụ quá hạn hoặc sắp đến hạn\.$"):
        build_letter(replace(letter("Chi đoàn Sở"), tasks=()))
    with pytest.raises(InvalidRecord, match="Không có đơn vị nào"):
        build_letter()


def test_no_letter_tells_the_office_to_report_to_itself() -> None:
    def conclusion(unit: str) -> str:
        last = build_letter(replace(letter(), unit=unit)).body[-1]
        assert isinstance(last, Paragraph)
        return last.text

    assert "về Văn phòng trước ngày 18/11/2026" in conclusion("Phòng Lãnh sự")
    assert "tổng hợp, báo cáo Lãnh đạo Sở xem xét" in conclusion("Phòng Lãnh sự")
    to_office = conclusion("Văn phòng Sở")
    assert "gửi báo cáo đến Lãnh đạo Sở trước ngày 18/11/2026" in to_office
    assert to_office.count("Văn phòng") == 1


def test_the_closing_sentence_asks_for_what_the_table_holds() -> None:
    def conclusion(*days: int) -> str:
        tasks = tuple(RemindedTask(f"Việc {place}", letter().as_of + timedelta(at)) for place, at in enumerate(days))
        last = build_letter(replace(letter(), tasks=tasks)).body[-1]
        assert isinstance(last, Paragraph)
        return last.text

    late, soon = conclusion(-3, -2), conclusion(5)
    assert "hoàn thành ngay 02 nhiệm vụ quá hạn nêu trên, báo cáo kết quả kèm minh chứng; gửi" in late
    assert "sắp đến hạn" not in late
    assert "triển khai, hoàn thành 01 nhiệm vụ sắp đến hạn nêu trên đúng thời hạn, báo cáo tiến độ; gửi" in soon
    assert "kết quả" not in soon
    both = conclusion(-3, 5)
    assert both.index("01 nhiệm vụ quá hạn") < both.index("01 nhiệm vụ sắp đến hạn")


def test_a_deadline_in_words_is_followed_by_its_day() -> None:
    quarterly = RemindedTask("Việc", date(2026, 12, 31), deadline="hằng quý")
    _, row = rows_of(replace(letter(), tasks=(quarterly,)))
    assert isinstance(row, BodyRow)
    assert row.values[3] == "Hằng quý (31/12/2026)"
