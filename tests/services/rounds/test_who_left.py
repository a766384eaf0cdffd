"""Somebody who left before the time that a round judges is found, and has her last post as a former one."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.judging.findings import Rule, Weight
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.standing.year_records import HoldFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.direct_awards import DirectAward, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.office.people import save_person
from desktop_app.services.standing.year_records import save_hold
from tests.books import person, review_round, rows_of, unit
from tests.services.judging import ADVANCED_UNIT, PAPER, a_person, of_round, propose

LEFT, STILL_THERE, WITHIN = date(2025, 8, 31), None, date(2026, 3, 31)
GONE = "Không giữ chức vụ nào trong thời gian xét: đã thôi từ ngày 01/09/2025."


def _staff(book: Book, last: date | None) -> int:
    review_round(book, "2026-H2")
    posts = [(None, PostFields(unit(book, "Phòng Lãnh sự"), "Trưởng phòng", date(2020, 1, 1), last))]
    return save_person(book, None, PersonFields("Nông Văn Tư"), posts).only_id("person")


@pytest.mark.parametrize(
    ("last", "sentences", "post"),
    [(LEFT, [GONE], "Nguyên Trưởng phòng"), (STILL_THERE, [], "Trưởng phòng"), (WITHIN, [], "Trưởng phòng")],
)
def test_who_left_before_the_time_is_told(book: Book, last: date | None, sentences: list[str], post: str) -> None:
    number = propose(book, "2026-H2", _staff(book, last), PAPER)
    findings = [each for each in of_round(book, "2026-H2")[number].findings if each.rule is Rule.RECIPIENT]
    assert [(each.sentence, each.weight) for each in findings] == [(sentence, Weight.MISSING) for sentence in sentences]
    assert rows_of(book, "nomination", "post_title") == [(post,)]


def test_an_award_for_a_time_after_she_left_has_her_former_post(book: Book) -> None:
    subject = _staff(book, LEFT)
    fields = DecisionFields(
        "Khen thưởng", "9/QĐ-UBND", date(2026, 8, 1), "", "UBND tỉnh", "", AwardLevel.PROVINCE,
        date(2026, 1, 1), date(2026, 6, 30),
    )  # fmt: skip
    save_direct_decision(book, None, fields, [DirectAward(NomineeKind.INDIVIDUAL, subject, "provincial_certificate")])
    assert rows_of(book, "award", "post_title") == [("Nguyên Trưởng phòng",)]


def test_how_severe_a_discipline_was_is_not_claimed(book: Book) -> None:
    review_round(book, "2026-H2")
    division = unit(book, "Phòng Lãnh sự")
    member = person(book, "Vi Văn An", division, "Chuyên viên")
    save_hold(book, None, HoldFields(a_person(member), date(2026, 3, 1), date(2026, 6, 1), "05/QĐ-SNgV", True))
    number = propose(book, "2026-H2", division, ADVANCED_UNIT)
    sentences = [each.sentence for each in of_round(book, "2026-H2")[number].findings if "kỷ luật" in each.sentence]
    assert len(sentences) == 1
    assert "sổ ghi 1 người bị kỷ luật, không ghi mức" in sentences[0]
    assert "khiển trách" in sentences[0]
