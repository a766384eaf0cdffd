"""What the papers that follow a decision call the time and the money of its awards."""

from datetime import date

import pytest

from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.parts.awarded import AwardedRecipient
from desktop_app.services.awards.headings import (
    decided_period,
    decision_subject,
    different_merits,
    period_words,
    reward_occasion,
)

FORM = AwardedRecipient(NomineeKind.INDIVIDUAL, "Nông Thị Lan", "Giấy khen")
TITLE = AwardedRecipient(NomineeKind.INDIVIDUAL, "Nông Thị Lan", "Lao động tiên tiến", is_title=True)
HIGHER = AwardedRecipient(NomineeKind.INDIVIDUAL, "Bế Văn Sơn", "Chiến sĩ thi đua cơ sở", is_title=True)


def test_the_time_is_that_of_the_decision_not_the_rounds_name() -> None:
    assert decided_period(parse_round_code("2026-H2"), [FORM]) == "năm 2026"
    assert decided_period(parse_round_code("2026-H1"), [FORM]) == "6 tháng đầu năm 2026"
    assert decided_period(parse_round_code("2026-H1"), [TITLE]) == "năm 2026"


def test_money_is_told_by_what_it_goes_with() -> None:
    assert reward_occasion([FORM, FORM], "năm 2026") == "kèm theo Giấy khen năm 2026"
    assert reward_occasion([TITLE, HIGHER], "năm 2026") == "kèm theo danh hiệu thi đua năm 2026"
    assert reward_occasion([TITLE, FORM], "năm 2026") == "năm 2026"


def test_a_few_reasons_are_one_sentence_and_many_are_none() -> None:
    half = "6 tháng đầu năm 2026"
    of_duty = f"Đã có thành tích xuất sắc trong thực hiện nhiệm vụ {half}"
    of_movement = f"Đã có thành tích xuất sắc trong phong trào thi đua “Tin tốt” {half}."
    of_border = f"Đã có thành tích trong quản lý biên giới {half}"
    assert different_merits([of_duty, of_movement, of_duty], half) == (
        f"xuất sắc trong thực hiện nhiệm vụ và trong phong trào thi đua “Tin tốt” {half}"
    )
    assert different_merits([of_border, of_duty, "Đã có thành tích trong công tác lễ tân"], half) == (
        f"trong quản lý biên giới {half}, xuất sắc trong thực hiện nhiệm vụ {half} và trong công tác lễ tân"
    )
    assert different_merits([of_duty], half) == ""
    assert different_merits([of_duty, "Dẫn đầu phong trào."], half) == ""
    assert different_merits([f"Đã có thành tích trong việc {letter}" for letter in "ABCD"], half) == ""


def test_the_title_of_a_decision_tells_the_achievement_that_its_first_article_tells() -> None:
    half = "6 tháng đầu năm 2026"
    works = [f"Đã có thành tích xuất sắc trong công tác {letter} {half}" for letter in "ABCD"]

    def achievement_in_title(reasons: list[str]) -> str:
        return decision_subject([FORM], half, "năm 2026", reasons).partition(" có thành tích ")[2]

    assert achievement_in_title(works[:2]) == different_merits(works[:2], half)
    # Of more than fit into a title, or of long ones, what all of them have in common.
    of_movement = f"Đã có thành tích xuất sắc trong phong trào thi đua “{'Sáng tạo ' * 8}” {half}"
    assert achievement_in_title([works[0], of_movement]) == f"xuất sắc trong {half}"
    assert achievement_in_title(works) == f"xuất sắc trong {half}"
    assert achievement_in_title([*works, f"Đã có thành tích trong công tác E {half}"]) == f"trong {half}"
    assert achievement_in_title(["Dẫn đầu.", *works[:1]]) == f"trong {half}"


@pytest.mark.parametrize("of_year_alone", ["trong năm 2026", "xuất sắc năm 2026", "xuất sắc trong năm 2026"])
def test_a_reason_that_names_no_work_is_joined_to_no_other(of_year_alone: str) -> None:
    # "đã có thành tích trong và trong công tác lễ tân năm 2026"
    reasons = ["Đã có thành tích trong công tác lễ tân năm 2026", f"Đã có thành tích {of_year_alone}"]
    assert different_merits(reasons, "năm 2026") == ""


def test_the_time_of_achievements_is_that_of_its_days_and_else_that_of_the_round() -> None:
    # The second half of a year was "năm 2026" in the reports and on certificates, "6 tháng cuối" in the decision.
    second_half = date(2026, 7, 1), date(2026, 12, 31)
    assert period_words(None, *second_half) == "6 tháng cuối năm 2026"
    assert period_words(RoundCode(2026, 2), *second_half) == "6 tháng cuối năm 2026"
    assert period_words(RoundCode(2026, 2), None, None) == "năm 2026"
    assert period_words(RoundCode(2026, 1), None, None) == "6 tháng đầu năm 2026"
    assert period_words(RoundCode(2026, 2), date(2026, 2, 1), date(2026, 12, 31)) == "năm 2026"
    assert period_words(None, date(2025, 1, 1), date(2026, 12, 31)) == "năm 2025 - 2026"
