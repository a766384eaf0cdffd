"""What a clerk wrote goes on a sentence of a paper with a small letter, but no name does."""

import pytest

from desktop_app.papers.document.text import inside_sentence


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Ngoại giao chưa trả lời",
        "Sở chưa có máy chủ",
        "Tỉnh đoàn chưa gửi số liệu",
        "UBND tỉnh chưa bố trí kinh phí",
        "Ủy ban nhân dân xã chậm báo cáo",
        "Zalo bị khóa",
        "Công an Tỉnh chưa phối hợp",
        "Luật An ninh mạng",
        "“Ngày pháp luật”",
        "15 máy hỏng",
        "Trung tâm chưa có người chuyên trách",
        "Văn phòng chưa bố trí được phòng họp",
    ],
)
def test_a_name_keeps_its_letter(text: str) -> None:
    assert inside_sentence(text) == text


@pytest.mark.parametrize(
    "text",
    ["Bộ máy cũ", "Thiếu máy tính", "Văn phòng phẩm chậm", "Hội nghị hoãn", "Do Sở chưa gửi", "Trung tâm xã ở xa"],
)
def test_anything_else_begins_with_a_small_letter(text: str) -> None:
    assert inside_sentence(text) == text[0].lower() + text[1:]
