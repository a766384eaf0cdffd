"""The letterhead of offices with short, long and endless names, on both sheets and in the layouts the decree allows."""

from dataclasses import replace
from itertools import pairwise

import pytest

from desktop_app.papers.document.layout import ND30, LayoutProfile, text_width
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Document, Letterhead, Metadata, Orientation, Titles
from desktop_app.papers.document.wording import QUOC_HIEU, TIEU_NGU, place_and_date
from tests.papers.measuring import Line, Sheet, sheets
from tests.papers.odd_text import LONG_NAME
from tests.papers.reading import docx_package, xlsx_text

NAMES = {
    "short": ("SỞ NGOẠI VỤ",),
    "long": ("TRUNG TÂM THÔNG TIN VÀ DỊCH VỤ ĐỐI NGOẠI",),
    "stored breaks": ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
    "40 syllables": (LONG_NAME.upper(),),
}
PROFILES = {
    "as shipped": ND30,
    "narrowest": replace(ND30, left=35, right=20),
    "smallest": replace(ND30, quoc_hieu_pt=12, issuer_pt=12, place_date_pt=13),
    "half and half": replace(ND30, issuer_share_portrait=0.45, issuer_share_landscape=0.5),
}


def paper(names: tuple[str, ...], orientation: Orientation) -> Document:
    head = Letterhead(
        ("UBND TỈNH SƠN HẠ",),
        names,
        "Số: 05/QĐ-SNgV",
        place_and_date("Sơn Hạ", None, 2026),
        about="V/v đôn đốc thực hiện nhiệm vụ theo Kế hoạch năm 2026 của Ủy ban nhân dân tỉnh",
    )
    return Document(Metadata("Thử"), head, Titles("THÔNG BÁO", "Về việc thử"), orientation=orientation)


def left_of(page: Sheet, line: Line) -> list[Line]:
    """The lines of the letterhead that stand left of `line`."""
    return [other for other in page.lines if other.right < line.left and other.down < page.find("THÔNG BÁO").down]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_any_name_finds_room(names: tuple[str, ...], orientation: Orientation, profile: LayoutProfile) -> None:
    (page,) = sheets(paper(names, orientation), profile)
    quoc_hieu, tieu_ngu = page.find(QUOC_HIEU), page.find(TIEU_NGU)
    right_edge = page.width - profile.right
    assert quoc_hieu.right <= right_edge + 0.3
    (longest,) = [rule for rule in page.rules if abs(rule.middle - tieu_ngu.middle) < 0.3 and rule.upper < 45]
    assert longest.length == pytest.approx(tieu_ngu.width, abs=0.3)
    beside = left_of(page, quoc_hieu)
    issuer = [line for line in beside if line.bold]
    assert " ".join(line.text for line in issuer) == " ".join(names)
    assert [line.text for line in issuer] == list(names) or len(issuer) > len(names)
    for line in beside:
        assert line.left >= profile.left - 0.1
        assert line.middle == pytest.approx(issuer[-1].middle, abs=0.6)
    # Nothing is drawn over something else.
    heights = [line.down for line in beside]
    assert all(lower - upper > 3.5 for upper, lower in pairwise(sorted(heights)))
    (rule,) = [rule for rule in page.rules if rule.right < quoc_hieu.left and 0 < rule.upper - issuer[-1].down < 4]
    assert 1 / 3 <= rule.length / issuer[-1].width <= 1 / 2
    number = next(line for line in beside if line.text.startswith("Số:"))
    day = next(line for line in page.lines if line.italic)
    assert number.down == pytest.approx(day.down, abs=0.5)
    assert number.down > issuer[-1].down
    assert day.middle == pytest.approx(quoc_hieu.middle, abs=2)


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_word_breaks_the_name_in_its_column_as_the_pdf_does(names: tuple[str, ...], orientation: Orientation) -> None:
    document = paper(names, orientation)
    left, right = docx_package(document).tables[0].rows[0].cells
    assert left.width is not None
    assert right.width is not None
    width = text_width(ND30, orientation)
    assert left.width.mm + right.width.mm == pytest.approx(width, abs=0.1)
    lines = [paragraph for paragraph in left.paragraphs if paragraph.runs]
    for line in lines:
        size = line.runs[0].font.size
        assert size is not None
        assert times_width(line.text, size.pt, bool(line.runs[0].bold), False) <= left.width.mm
    (page,) = sheets(document)
    issuer = [line.text for line in left_of(page, page.find(QUOC_HIEU)) if line.bold]
    assert [line.text for line in lines if line.runs[0].bold] == issuer


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_a_sheet_holds_it_too(names: tuple[str, ...], orientation: Orientation) -> None:
    text = xlsx_text(paper(names, orientation))
    assert QUOC_HIEU in text
    assert TIEU_NGU in text
    words = text.split()
    for name in names:
        assert all(words.count(word) >= name.split().count(word) for word in name.split())
