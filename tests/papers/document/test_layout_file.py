"""The layout profile: every range of the decree, and the file by which the office may change it within them."""

from dataclasses import fields, replace
from datetime import date
from math import inf, nan, nextafter
from typing import Any

import openpyxl
import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.layout import ND30, LayoutProfile
from desktop_app.papers.document.layout_file import profile_on, read_profiles, shipped_layout_text
from tests.papers.measuring import sheets
from tests.papers.reading import docx_package, written
from tests.papers.samples import build, long_list

DECREE = {
    # Phụ lục I: I.4 margins, I.7 page numbers, II.1 to II.9 the components.
    "top": (20, 25),
    "bottom": (20, 25),
    "left": (30, 35),
    "right": (15, 20),
    "page_number_pt": (13, 14),
    "quoc_hieu_pt": (12, 13),
    "issuer_pt": (12, 13),
    "number_pt": (13, 13),
    "place_date_pt": (13, 14),
    "about_pt": (12, 13),
    "title_pt": (13, 14),
    "body_pt": (13, 14),
    "signature_pt": (13, 14),
    "recipients_title_pt": (12, 12),
    "recipients_pt": (11, 11),
    "first_line_indent": (10, 12.7),
    "line_spacing": (1, 1.5),
    "short_rule_share": (1 / 3, 1 / 2),
}
OPEN = ("name", "first", "last", "mark")
MEASURES = [field.name for field in fields(LayoutProfile) if field.name not in OPEN]


def changed(values: dict[str, Any]) -> LayoutProfile:
    return replace(ND30, **values)


@pytest.mark.parametrize("name", DECREE)
def test_the_ends_of_every_range_are_allowed_and_nothing_beyond_them(name: str) -> None:
    low, high = DECREE[name]
    for value in (low, high):
        assert getattr(changed({name: value}), name) == value
    for value in (nextafter(low, -inf), nextafter(high, inf), nan, inf, -1, 0):
        with pytest.raises(InvalidRecord) as refused:
            changed({name: value})
        assert refused.value.field == name


@pytest.mark.parametrize("name", MEASURES)
def test_no_measure_is_without_a_range_and_a_name(name: str) -> None:
    with pytest.raises(InvalidRecord, match=r"^[A-ZĐ“].* phải từ [\d,]+ đến [\d,]+, không thể là") as refused:
        changed({name: 1000})
    assert refused.value.field == name
    assert name not in refused.value.message


def test_at_least_6_points_stand_between_paragraphs() -> None:
    with pytest.raises(InvalidRecord, match="Cách giữa các đoạn"):
        LayoutProfile(paragraph_gap_pt=5.9)


def test_the_file_holds_the_layout_of_the_decree_from_its_day_on() -> None:
    (profile,) = read_profiles(shipped_layout_text())
    assert replace(profile, first=None) == ND30
    assert profile.first == date(2020, 3, 5)
    missing = [name for name in MEASURES if f"\n{name} = " not in shipped_layout_text()]
    assert missing == []


def toml(**values: object) -> str:
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    return f'[[profile]]\nname = "Thử"\n{lines}'


def test_the_profile_of_the_day_is_chosen() -> None:
    profiles = read_profiles(toml(last="2026-12-31", left=30) + toml(first="2027-01-01", left=35))
    assert profile_on(profiles, date(2026, 12, 31)).left == 30
    assert profile_on(profiles, date(2027, 1, 1)).left == 35
    with pytest.raises(InvalidRecord, match="cho ngày 01/01/2020"):
        profile_on(profiles[1:], date(2020, 1, 1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "không có mục [[profile]] nào."),
        ("[[profile]\n", "không đúng dạng TOML."),
        (toml(left=29), "Lề trái (mm) phải từ 30 đến 35, không thể là 29 (Thử, Phụ lục I)."),
        (toml(left='"30"'), "mục left phải là số."),
        (toml(margin=30), "có mục lạ: margin."),
        (toml(signature_lines=4.5), "mục signature_lines phải là số nguyên từ 1 trở lên."),
        (toml(first="2026-02-01", last="2026-01-01"), "Ngày hết áp dụng thể thức phải từ ngày bắt đầu trở đi."),
        (toml() + toml(), "có ngày trùng với một bản đứng trước."),
        ("[[profile]]\nleft = 30\n", "thiếu mục name."),
    ],
)
def test_a_file_written_wrongly_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_profiles(text)
    assert refused.value.message.startswith("Thể thức trình bày văn bản")
    assert refused.value.message.endswith(says)


def test_a_changed_layout_is_the_one_papers_are_written_in() -> None:
    (profile,) = read_profiles(toml(left=35, right=20, top=25, table_pt=10, title_pt=13, place_date_pt=13))
    document = build(long_list(20))
    (section, *_) = docx_package(document, profile).sections
    assert section.left_margin is not None
    assert section.left_margin.mm == pytest.approx(35, abs=0.1)
    pages = sheets(document, profile)
    for page in pages:
        # The number stands above them; all else keeps to the wider margins.
        assert min(line.down for line in page.lines if line is not page.number) > 25
        assert min(line.left for line in page.lines) >= 35 - 0.1
        assert max(rule.right for rule in page.rules) <= 297 - 20 + 0.1
    # The hint above a name is 12 whatever the layout.
    assert {line.size for page in pages for line in page.lines if not line.text.startswith("(Ký")} == {10, 13, 14}
    margins = openpyxl.load_workbook(written(document, PaperFormat.XLSX, profile)).worksheets[0].page_margins
    assert [side * 25.4 for side in (margins.left, margins.right, margins.top)] == pytest.approx([35, 20, 25])
