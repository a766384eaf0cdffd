from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.document.layout import (
    ND30,
    LayoutProfile,
    balanced,
    header_cell_lines,
    plan_letterhead,
    plan_titles,
    text_width,
)
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Letterhead, Orientation, Titles
from desktop_app.papers.document.wording import QUOC_HIEU, TIEU_NGU
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface

HEAD = Letterhead(("UBND TỈNH SƠN HẠ",), ("SỞ NGOẠI VỤ",), place_date="Sơn Hạ, ngày 05 tháng 01 năm 2026")
LONG_NAME = "TRUNG TÂM THÔNG TIN VÀ DỊCH VỤ ĐỐI NGOẠI"


@pytest.mark.parametrize(
    ("text", "size", "bold", "italic", "expected"),
    [
        (QUOC_HIEU, 12, True, False, 88.3),
        (QUOC_HIEU, 13, True, False, 95.7),
        (TIEU_NGU, 13, True, False, 56.1),
        (TIEU_NGU, 14, True, False, 60.5),
        ("UBND TỈNH LẠNG SƠN", 13, False, False, 49.3),
        (LONG_NAME, 13, True, False, 111.1),
        ("Lạng Sơn, ngày 05 tháng 01 năm 2026", 13, False, True, 71.2),
    ],
)
def test_widths_are_those_of_times_new_roman(text: str, size: float, bold: bool, italic: bool, expected: float) -> None:
    assert times_width(text, size, bold, italic) == pytest.approx(expected, abs=0.35)
    family = printing_family()
    if family.times_metrics:
        assert typeface(family).width_mm(text, size, bold, italic) == pytest.approx(expected, abs=0.35)


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("right", [15.0, 20.0])
@pytest.mark.parametrize("left", [30.0, 35.0])
def test_the_quoc_hieu_keeps_to_one_line(orientation: Orientation, right: float, left: float) -> None:
    profile = replace(ND30, left=left, right=right)
    plan = plan_letterhead(HEAD, text_width(profile, orientation), profile, times_width)
    quoc_hieu, tieu_ngu = plan.right
    assert quoc_hieu.text == QUOC_HIEU
    assert times_width(QUOC_HIEU, quoc_hieu.size_pt, True, False) <= plan.right_width
    assert quoc_hieu.size_pt in (12, 13)
    assert tieu_ngu.rule == pytest.approx(times_width(TIEU_NGU, tieu_ngu.size_pt, True, False))
    assert plan.left_width + plan.right_width == pytest.approx(text_width(profile, orientation))


@given(st.lists(st.sampled_from((*LONG_NAME.split(), "ỦY", "NGHIỆP")), min_size=1, max_size=14))
def test_long_names_break_inside_their_column(words: list[str]) -> None:
    head = Letterhead(("UBND TỈNH SƠN HẠ",), (" ".join(words),))
    plan = plan_letterhead(head, 160, ND30, times_width)
    assert all(times_width(line.text, line.size_pt, line.bold, False) <= plan.left_width for line in plan.left)
    assert " ".join(line.text for line in plan.left[1:]) == " ".join(words)
    assert [bool(line.rule) for line in plan.left] == [False] * (len(plan.left) - 1) + [True]


def test_stored_line_breaks_of_a_name_are_kept() -> None:
    head = Letterhead((), ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"))
    plan = plan_letterhead(head, 160, ND30, times_width)
    assert [line.text for line in plan.left] == ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"]


def test_a_long_name_and_a_head_of_a_column_are_broken_between_words_of_several_syllables() -> None:
    name = "SỞ NGOẠI VỤ, HỢP TÁC QUỐC TẾ, QUẢN LÝ BIÊN GIỚI VÀ CÔNG TÁC CỬA KHẨU TỈNH LẠNG SƠN"
    lines = [line.text for line in plan_letterhead(Letterhead((), (name,)), 160, ND30, times_width).left]
    assert " ".join(lines) == name
    assert lines == ["SỞ NGOẠI VỤ,", "HỢP TÁC QUỐC TẾ,", "QUẢN LÝ BIÊN GIỚI", "VÀ CÔNG TÁC CỬA KHẨU", "TỈNH LẠNG SƠN"]
    for head, room in (("Hình thức đề nghị", 24), ("Văn bản công nhận", 30), ("Cấp cơ sở", 14)):
        broken = header_cell_lines(head, room, 12, times_width)
        assert " ".join(broken) == head
        for word in ("Hình thức", "đề nghị", "Văn bản", "công nhận", "cơ sở"):
            assert word not in head or any(word in line for line in broken), (head, broken)


def test_an_office_is_broken_within_no_compound_whether_it_issues_or_stands_above() -> None:
    name = "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH VÂN GIANG"
    for head in (Letterhead((name,), ("HỘI ĐỒNG",)), Letterhead((), (name,))):
        lines = [line.text for line in plan_letterhead(head, 160, ND30, times_width).left]
        for word in ("KHOA HỌC", "CÔNG NGHỆ"):
            assert any(word in line for line in lines), lines


def test_short_rules_are_a_third_to_a_half_of_their_line() -> None:
    issuer = plan_letterhead(HEAD, 252, ND30, times_width).left[-1]
    titles = plan_titles(Titles("QUYẾT ĐỊNH", "Về việc tặng Giấy khen"), ND30, times_width)
    for line in (issuer, titles[-1]):
        assert 1 / 3 <= line.rule / times_width(line.text, line.size_pt, line.bold, line.italic) <= 1 / 2
    assert [bool(line.rule) for line in titles] == [False, True]


def test_a_title_alone_has_no_rule() -> None:
    (line,) = plan_titles(Titles("BIÊN BẢN"), ND30, times_width)
    assert line.rule == 0


@pytest.mark.parametrize(("name", "value"), [("left", 29), ("right", 25), ("body_pt", 12), ("line_spacing", 2)])
def test_values_outside_the_decree_are_refused_in_words(name: str, value: float) -> None:
    with pytest.raises(InvalidRecord, match=r"phải từ .* \(Nghị định 30/2020/NĐ-CP, Phụ lục I\)\.") as refused:
        LayoutProfile(**{name: value})  # type: ignore[arg-type]
    assert refused.value.field == name


@given(st.lists(st.text("abcđ", min_size=1, max_size=8), min_size=1, max_size=20), st.integers(8, 60))
def test_balanced_lines_lose_nothing_and_are_no_more_than_needed(words: list[str], room: int) -> None:
    lines = balanced(" ".join(words), room, lambda text: float(len(text)))
    assert " ".join(lines) == " ".join(words)
    assert all(len(line) <= room for line in lines)
    greedy = [words[0]]
    for word in words[1:]:
        if len(greedy[-1]) + 1 + len(word) <= room:
            greedy[-1] += f" {word}"
        else:
            greedy.append(word)
    assert len(lines) == len(greedy)
    assert max(map(len, lines)) <= max(map(len, greedy))
    assert all(earlier and later for earlier, later in pairwise(lines))
