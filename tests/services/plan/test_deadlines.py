"""Plans in words: which of their parts were due before a day."""

from datetime import date

import pytest

from desktop_app.services.plan.deadlines import parts_over, still_to_come

NOVEMBER = date(2026, 11, 15)


@pytest.mark.parametrize(
    ("text", "over", "to_come"),
    [
        (
            "Mở lớp trong quý I/2026; chia lịch đăng theo tuần.",
            ("Mở lớp trong quý I/2026",),
            "chia lịch đăng theo tuần",
        ),
        (
            "Mở lớp ở TP. Lạng Sơn trong quý I/2026. Chia lịch đăng; họp. Thi viết trong quý IV/2026.",
            ("Mở lớp ở TP. Lạng Sơn trong quý I/2026",),
            "Chia lịch đăng; họp. Thi viết trong quý IV/2026",
        ),
        ("Ban hành mẫu trước ngày 31/3/2026.\nHọp.", ("Ban hành mẫu trước ngày 31/3/2026",), "Họp"),
        ("Phát động trong 6 tháng đầu năm 2026", ("Phát động trong 6 tháng đầu năm 2026",), ""),
        ("Tập huấn trong quý I/2026 và quý IV/2026.", (), "Tập huấn trong quý I/2026 và quý IV/2026."),
        ("Thực hiện từ tháng 3/2026.", (), "Thực hiện từ tháng 3/2026."),
        (
            "Báo cáo trước ngày 31/3 hằng năm; tập huấn trong quý I.",
            (),
            "Báo cáo trước ngày 31/3 hằng năm; tập huấn trong quý I.",
        ),
        ("Vui Tết Trung thu.", (), "Vui Tết Trung thu."),
        ("Xong trước Tết Trung thu.", (), "Xong trước Tết Trung thu."),
        ("Từ tháng 3/2026 duy trì tủ sách.", (), "Từ tháng 3/2026 duy trì tủ sách."),
        ("Mở tủ sách từ đầu tháng 3/2026.", (), "Mở tủ sách từ đầu tháng 3/2026."),
        ("Sửa tồn tại nêu tại cuộc họp ngày 10/5/2026.", (), "Sửa tồn tại nêu tại cuộc họp ngày 10/5/2026."),
        ("Thăm mô hình ra mắt trong tháng 3/2026 ở các xã.", (), "Thăm mô hình ra mắt trong tháng 3/2026 ở các xã."),
        ("Nhân rộng mô hình ra mắt trong tháng 3/2026.", (), "Nhân rộng mô hình ra mắt trong tháng 3/2026."),
        ("Từ tháng 1 đến tháng 3/2026 mở lớp.", ("Từ tháng 1 đến tháng 3/2026 mở lớp",), ""),
        ("Chậm nhất ngày 10/5/2026 nộp; họp.", ("Chậm nhất ngày 10/5/2026 nộp",), "họp"),
    ],
)
def test_only_what_was_due_before_the_day_is_over(text: str, over: tuple[str, ...], to_come: str) -> None:
    assert parts_over(text, NOVEMBER) == over
    assert still_to_come(text, NOVEMBER) == to_come


def test_what_is_due_on_the_day_is_to_come() -> None:
    assert parts_over("Nộp chậm nhất ngày 15/11/2026", NOVEMBER) == ()
    assert parts_over("Nộp trước ngày 16/11/2026", NOVEMBER) == ()
    assert parts_over("Nộp trước ngày 15/11/2026", NOVEMBER) == ("Nộp trước ngày 15/11/2026",)
