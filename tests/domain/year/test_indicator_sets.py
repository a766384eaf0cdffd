"""Ready sets of indicators: the one that is brought along, and what is refused as one."""

from decimal import Decimal

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.year.indicator_sets import IndicatorDraft, parse_indicator_set
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign, format_target, target_for
from desktop_app.runtime.resources import resource

AT_LEAST, EXACTLY = TargetSign.AT_LEAST, TargetSign.EXACTLY


def goal(sign: TargetSign, value: str, year: int = 2030) -> Target:
    return Target(year, sign, Decimal(value))


@pytest.fixture(scope="module")
def ready_set() -> tuple[IndicatorDraft, ...]:
    return parse_indicator_set(resource("indicators", "quyet-dinh-311.toml").read_text(encoding="utf-8"))


def test_the_ready_set_has_the_targets_of_the_decision(ready_set: tuple[IndicatorDraft, ...]) -> None:
    of_decision = [draft for draft in ready_set if draft.category == "Mục tiêu của Quyết định số 311/QĐ-TTg"]
    written = [
        [f"{target.year}: {format_target(target, draft.measure)}" for target in draft.targets] for draft in of_decision
    ]
    assert written == [
        ["2025: > 90 %", "2030: 100 %"],
        ["2025: ≥ 80 %", "2030: ≥ 90 %"],
        ["2025: > 70 %", "2030: > 90 %"],
        ["2025: ≥ 90 %", "2030: 100 %"],
        ["2025: ≥ 80 %", "2030: > 90 %"],
        ["2025: ≥ 70 %", "2030: > 80 %"],
        ["2025: ≥ 70 %", "2030: > 80 %"],
        ["2025: > 80 %", "2030: > 95 %"],
        ["2030: 100 %"],
    ]
    assert all(draft.automatic is None for draft in of_decision)


def test_the_ready_set_says_what_is_not_confirmed(ready_set: tuple[IndicatorDraft, ...]) -> None:
    (doubtful,) = [draft for draft in ready_set if not draft.confirmed]
    assert doubtful.name.startswith("Thiếu niên, nhi đồng")
    assert "2030 chưa xác nhận" in doubtful.note


def test_the_ready_set_counts_everything_that_can_be_counted(ready_set: tuple[IndicatorDraft, ...]) -> None:
    automatic = [draft.automatic for draft in ready_set if draft.automatic]
    assert sorted(automatic) == sorted(AutomaticMeasure)
    (informed,) = [draft for draft in ready_set if draft.automatic is AutomaticMeasure.STAFF_INFORMED]
    assert informed.measure == "%"
    for year in range(2022, 2031):
        target = target_for(informed.targets, year)
        assert target is not None
        assert target == goal(AT_LEAST, "100", target.year)


GOOD = '[[indicator]]\nname = "Tin"\nmeasure = "tin"\n'


def test_a_set_is_read_in_its_order_with_its_figures_exact() -> None:
    text = GOOD + 'targets = [{ year = 2030, value = 90.1 }, { year = 2025, comparison = "=", value = 7 }]\n'
    text += '[[indicator]]\nname = " Chuyện  đẹp "\nmeasure = "chuyện"\nautomatic = "stories"\n'
    tin, story = parse_indicator_set(text)
    assert tin.targets == (goal(EXACTLY, "7", 2025), goal(AT_LEAST, "90.1", 2030))
    assert story == IndicatorDraft("Chuyện đẹp", "chuyện", "", automatic=AutomaticMeasure.STORIES)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", r"không có mục \[\[indicator\]\]"),
        ("indicator = []", r"không có mục \[\[indicator\]\]"),
        ("indicator = 3", r"không có mục \[\[indicator\]\]"),
        ("indicator = [3]", "Chỉ tiêu thứ 1 không phải một bảng"),
        ("[[indicator", "không đúng dạng TOML"),
        ('[[indicator]]\nname = "Tin"', "thứ 1 thiếu tên .* hoặc đơn vị"),
        ('[[indicator]]\nname = " "\nmeasure = "tin"', "thứ 1 thiếu tên"),
        ("[[indicator]]\nname = 3", "mục name phải là chữ"),
        (GOOD + GOOD, "thứ 2 trùng tên"),
        (GOOD + 'unit = "tin"', "mục lạ: unit"),
        (GOOD + 'automatic = "likes"', "“likes”"),
        (GOOD + 'confirmed = "no"', "true hoặc false"),
        (GOOD + "confirmed = false", "chưa xác nhận mà không ghi chú"),
        (GOOD + "targets = 90", "phải là danh sách"),
        (GOOD + "targets = [90]", "mục tiêu không phải một bảng"),
        (GOOD + "targets = [{ year = 2030, value = 90, unit = 1 }]", "mục lạ: unit"),
        (GOOD + "targets = [{ value = 90 }]", "năm của mục tiêu"),
        (GOOD + "targets = [{ year = true, value = 90 }]", "năm của mục tiêu"),
        (GOOD + "targets = [{ year = 1930, value = 90 }]", "năm của mục tiêu"),
        (GOOD + "targets = [{ year = 2030 }]", "giá trị .* năm 2030"),
        (GOOD + "targets = [{ year = 2030, value = true }]", "giá trị .* năm 2030"),
        (GOOD + "targets = [{ year = 2030, value = nan }]", "giá trị .* năm 2030"),
        (GOOD + "targets = [{ year = 2030, value = inf }]", "giá trị .* năm 2030"),
        (GOOD + "targets = [{ year = 2030, value = -1 }]", "giá trị .* năm 2030"),
        (GOOD + 'targets = [{ year = 2030, value = "90" }]', "giá trị .* năm 2030"),
        (GOOD + 'targets = [{ year = 2030, value = 90, comparison = "~" }]', "dấu so sánh"),
        (GOOD + "targets = [{ year = 2030, value = 90, comparison = 1 }]", "dấu so sánh"),
        (GOOD + "targets = [{ year = 2030, value = 90 }, { year = 2030, value = 91 }]", "hai mục tiêu"),
    ],
)
def test_a_set_that_cannot_be_taken_is_refused_by_its_place(text: str, fault: str) -> None:
    with pytest.raises(UnreadableInput, match=fault):
        parse_indicator_set(text)
