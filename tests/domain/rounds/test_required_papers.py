"""The papers of a nomination's file, by award, type and date."""

from datetime import date

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.rounds.required_papers import (
    RequiredPaper,
    missing_papers,
    parse_required_papers,
    required_papers,
)
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.runtime.resources import resource
from tests.rule_sets import rules_on

MERIT, SUDDEN = CommendationType.MERIT, CommendationType.SUDDEN
PAPER = '[[paper]]\nkey = "a"\nname = "A"\narticle = "Điều 1"\n'


def shipped() -> tuple[RequiredPaper, ...]:
    return parse_required_papers(resource("rules", "giay-to.toml").read_text(encoding="utf-8"))


def keys(code: str, day: date, kind: CommendationType = MERIT, *, cited: bool = False) -> list[str]:
    award = rules_on(day.year, day.month, day.day).award(code)
    return [paper.key for paper in required_papers(shipped(), award, kind, day, cited=cited)]


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1)])
def test_titles_and_forms_take_the_papers_of_the_law_at_every_date(day: date) -> None:
    assert keys("advanced_worker", day) == ["submission", "report", "minutes"]
    assert keys("certificate_of_merit", day) == ["submission", "report", "minutes"]
    assert keys("provincial_fighter", day) == ["submission", "report", "minutes", "initiative"]


@pytest.mark.parametrize(
    ("day", "confirmed"), [(date(2023, 12, 31), False), (date(2025, 6, 30), True), (date(2025, 7, 1), False)]
)
def test_what_the_province_sets_since_july_2025_is_not_confirmed(day: date, confirmed: bool) -> None:
    award = rules_on(day.year, day.month, day.day).award("advanced_worker")
    report = next(
        paper for paper in required_papers(shipped(), award, MERIT, day, cited=False) if paper.key == "report"
    )
    assert report.provision.confirmed is confirmed


def test_the_minutes_are_called_by_what_is_considered() -> None:
    rules = rules_on(2025, 1, 1)
    names = [
        required_papers(shipped(), rules.award(code), MERIT, date(2025, 1, 1), cited=False)[2].name
        for code in ("advanced_worker", "certificate_of_merit")
    ]
    assert names == ["Biên bản bình xét thi đua", "Biên bản xét khen thưởng"]


def test_an_initiative_is_proved_where_it_is_cited_or_the_title_cannot_do_without() -> None:
    day = date(2025, 12, 1)
    assert "initiative" not in keys("grassroots_fighter", day)
    assert "initiative" in keys("grassroots_fighter", day, cited=True)
    assert "initiative" in keys("national_fighter", day)
    assert "initiative" not in keys("advanced_worker", day, cited=True)


def test_a_sudden_achievement_is_proved_and_state_level_takes_the_ministry_s_word() -> None:
    day = date(2026, 3, 1)
    assert keys("certificate_of_merit", day, SUDDEN)[-1] == "proof"
    assert keys("pm_certificate", day)[-1] == "ministry"
    assert keys("certificate_of_merit", day, CommendationType.EXTERNAL)[-1] == "external"


def test_papers_of_the_round_are_missed_only_once_it_is_submitted() -> None:
    award = rules_on(2026, 1, 1).award("advanced_worker")
    papers = required_papers(shipped(), award, MERIT, date(2026, 1, 1), cited=False)
    at = {state: [paper.key for paper in missing_papers(papers, ["minutes"], state)] for state in NominationState}
    assert at[NominationState.DRAFT] == at[NominationState.COUNCIL] == ["report"]
    assert at[NominationState.SUBMITTED] == ["submission", "report"]
    assert at[NominationState.DECIDED] == at[NominationState.AWARDED] == []
    assert missing_papers(papers, ["minutes", "report", "submission"], NominationState.SUBMITTED) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PAPER + 'groups = ["medal"]', "“medal”"),
        (PAPER + "pages = 2", "pages"),
        (PAPER + "confirmed = false", "note"),
        ('[[paper]]\nkey = "a"', "name"),
    ],
)
def test_a_mistake_in_the_file_is_named_by_its_place(text: str, words: str) -> None:
    with pytest.raises(UnreadableInput, match=words) as raised:
        parse_required_papers(text)
    assert "giấy tờ thứ 1" in raised.value.message
