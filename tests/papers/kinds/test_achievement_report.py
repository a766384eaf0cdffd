from dataclasses import replace

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document, Paragraph
from desktop_app.papers.kinds.awards.achievement_report import AchievementReportData, build, passages
from tests.papers.reading import bodies, body_paragraphs, pdf_pages
from tests.papers.round_samples import achievement_data, awarded, wording

UNIT = awarded(1, NomineeKind.COLLECTIVE)


def paper(data: AchievementReportData | None = None) -> Document:
    data = data or achievement_data()
    return build(data, wording(passages(data.nominee.kind)))


def dotted(document: Document) -> list[str]:
    return [block.text for block in document.body if isinstance(block, Paragraph) and block.dotted]


def test_a_person_reports() -> None:
    document = paper()
    assert document.titles is not None
    assert document.titles.type_name == "BÁO CÁO THÀNH TÍCH"
    lines = body_paragraphs(document)
    assert [line for line in lines if line.split(".")[0] in ("I", "II", "III")] == [
        "I. SƠ LƯỢC LÝ LỊCH",
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
    ]
    assert "- Họ và tên: Nông Thị Bích Đào" in lines
    assert lines[-1].endswith("./.")
    left, right = document.closing.left, document.closing.right
    assert left is not None
    assert right is not None
    assert right.name == "Nông Thị Bích Đào"
    assert left.capacity_lines == ("XÁC NHẬN", "CỦA THỦ TRƯỞNG ĐƠN VỊ")  # type: ignore[union-attr]


def test_both_names_stand_at_one_height() -> None:
    page = pdf_pages(paper())[-1]
    heights = [fragment.y for fragment in page.fragments if fragment.text in ("Hoàng Văn Nam", "Nông Thị Bích Đào")]
    assert len(heights) == 2
    assert len(set(heights)) == 1


def test_what_the_program_does_not_keep_is_left_to_write() -> None:
    assert dotted(paper()) == [
        "- Giới tính:",
        "- Ngày, tháng, năm sinh:",
        "- Quê quán:",
        "- Trú quán:",
        "- Trình độ chuyên môn, nghiệp vụ:",
        "- Nhiệm vụ được giao:",
    ]


def test_earlier_awards_come_from_the_decisions_by_year() -> None:
    titles, forms = bodies(paper())
    assert titles == [
        ("2023", "Lao động tiên tiến", "Quyết định số 85/QĐ-SNgV ngày 19/12/2023 của Giám đốc Sở Ngoại vụ"),
        ("2024", "Lao động tiên tiến", "Quyết định số 90/QĐ-SNgV ngày 18/12/2024 của Giám đốc Sở Ngoại vụ"),
    ]
    assert [row[1] for row in forms] == ["Giấy khen"]
    assert str(paper(replace(achievement_data(), earlier=()))).count("(Chưa có.)") == 2


def test_ratings_are_part_of_the_achievements() -> None:
    lines = body_paragraphs(paper())
    assert (
        "Mức độ hoàn thành nhiệm vụ: năm 2024 hoàn thành tốt nhiệm vụ; năm 2025 hoàn thành xuất sắc nhiệm vụ." in lines
    )
    assert not [line for line in body_paragraphs(paper(replace(achievement_data(), ratings=()))) if "Mức độ" in line]


def test_without_achievements_there_are_lines_to_write_on() -> None:
    assert dotted(paper(replace(achievement_data(), achievements=()))).count("") == 6


def test_a_collective_reports_through_its_head() -> None:
    document = paper(replace(achievement_data(UNIT), head="Hoàng Thị Diệp"))
    assert "I. ĐẶC ĐIỂM, TÌNH HÌNH" in body_paragraphs(document)
    assert "- Tên tập thể: Chi đoàn Sở" in body_paragraphs(document)
    assert document.closing.right is not None
    assert (document.closing.right.capacity_lines[0], document.closing.right.name) == (
        "THỦ TRƯỞNG ĐƠN VỊ",
        "Hoàng Thị Diệp",
    )
    managed = replace(UNIT, position_and_unit="Sở Ngoại vụ")
    assert "- Đơn vị quản lý: Sở Ngoại vụ" in body_paragraphs(paper(achievement_data(managed)))


def test_what_is_on_record_stands_where_the_form_leaves_it_to_be_written() -> None:
    known = replace(achievement_data(), gender="Nữ", birth_year=1988)
    reports = [paper(data) for data in (achievement_data(), known)]
    orders = [[text.partition(":")[0] for text in body_paragraphs(each) if text.startswith("- ")] for each in reports]
    assert orders[0] == orders[1]
    assert orders[0][:4] == ["- Họ và tên", "- Giới tính", "- Ngày, tháng, năm sinh", "- Chức vụ, đơn vị công tác"]


def test_years_of_one_rating_are_named_together() -> None:
    # "năm 2022 hoàn thành tốt nhiệm vụ; năm 2023 hoàn thành tốt nhiệm vụ; …" said four times the same.
    good, best = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"
    data = replace(achievement_data(), ratings=((2022, good), (2023, good), (2024, good), (2025, best)))
    assert (
        "Mức độ hoàn thành nhiệm vụ: các năm 2022, 2023 và 2024 hoàn thành tốt nhiệm vụ; "
        "năm 2025 hoàn thành xuất sắc nhiệm vụ."
    ) in body_paragraphs(paper(data))
