"""What several people did, or an office did with another body, is told by a summary as theirs together."""

from datetime import date

from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, ParticipantRole
from desktop_app.services.book import Book
from desktop_app.services.rounds.evidence import draft_summary, drafted_deeds
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds

MAY = date(2026, 5, 12)


def recorded(book: Book, fields: ActivityFields) -> int:
    return add_activity(book, fields).only_id("activity")


def of_person(person_id: int, *activities: int) -> NominationFields:
    return NominationFields("2026-H1", NomineeKind.INDIVIDUAL, person_id, activity_ids=activities)


def test_what_two_wrote_is_told_of_each_as_written_with_the_other(book: Book, filled: BookIds) -> None:
    both = (
        Participant(filled.dang, ParticipantRole.AUTHOR),
        Participant(filled.lan, ParticipantRole.AUTHOR),
    )
    article = recorded(book, ActivityFields(MAY, ActivityKind.POSTING, "Tài liệu tuyên truyền", participants=both))
    for writer in (filled.dang, filled.lan):
        fields = of_person(writer, article)
        words = "Ngày 12/5/2026 cùng 01 đồng nghiệp viết tin, bài “Tài liệu tuyên truyền”"
        assert draft_summary(book, fields).text.startswith(words)
        # The report of achievements, too.
        with book.store.reading() as connection:
            assert "cùng 01 đồng nghiệp viết tin, bài" in drafted_deeds(connection, fields)


def test_who_wrote_alone_is_not_joined_by_those_of_another_role(book: Book, filled: BookIds) -> None:
    roles = (Participant(filled.dang, ParticipantRole.AUTHOR), Participant(filled.lan, ParticipantRole.SUPPORT))
    article = recorded(book, ActivityFields(MAY, ActivityKind.POSTING, "Tài liệu", participants=roles))
    assert "Ngày 12/5/2026 viết tin, bài “Tài liệu”" in draft_summary(book, of_person(filled.dang, article)).text


def test_the_body_with_which_an_activity_was_held_is_named(book: Book, filled: BookIds) -> None:
    roles = (Participant(filled.dang, ParticipantRole.LEAD), Participant(filled.lan, ParticipantRole.SUPPORT))
    held = recorded(
        book,
        ActivityFields(
            MAY,
            ActivityKind.COOPERATION,
            "Cảnh báo lừa đảo",
            unit_id=filled.centre,
            partners="Công an tỉnh",
            participants=roles,
        ),
    )
    unit = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=filled.centre, activity_ids=(held,))
    assert "phối hợp với Công an tỉnh thực hiện “Cảnh báo lừa đảo”" in draft_summary(book, unit).text
    assert draft_summary(book, of_person(filled.dang, held)).text.startswith(
        "Ngày 12/5/2026 chủ trì, phối hợp với Công an tỉnh thực hiện “Cảnh báo lừa đảo”"
    )
    assert draft_summary(book, of_person(filled.lan, held)).text.startswith(
        "Ngày 12/5/2026 phối hợp thực hiện “Cảnh báo lừa đảo” (cùng Công an tỉnh"
    )
