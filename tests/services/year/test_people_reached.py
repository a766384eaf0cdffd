"""How many people an activity reached is one number on the list of activities, among the figures and in the papers."""

from datetime import date

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.year import activities
from desktop_app.store.queries.year import activity_figures
from tests.books import person, unit


def test_who_came_is_one_number_on_the_list_and_among_the_figures(book: Book) -> None:
    # The list added up 24 fewer than the figures: at a briefing nobody is counted, those informed are on its list.
    office = unit(book, "Văn phòng")
    present = tuple(Participant(person(book, name, office)) for name in ("Vi Thị Ánh", "Bế Văn Đức"))
    for kind, reached in (
        (ActivityKind.BRIEFING, PeopleReached()),
        (ActivityKind.CONFERENCE, PeopleReached(staff=30)),
        # Who is named beside a document or an item of news wrote it.
        (ActivityKind.DOCUMENT, PeopleReached()),
        (ActivityKind.GOOD_NEWS, PeopleReached()),
    ):
        fields = ActivityFields(date(2026, 3, 2), kind, f"Việc {kind}", reached=reached, participants=present)
        stored = activities.add_activity(book, fields).only_id("activity")
        assert activities.activity(book, stored).people == {"briefing": 2, "conference": 30}.get(kind, 0)
    place = [column.key for column in LIST_KINDS["activities"].columns].index("reached")
    of_list = [int(str(row.values[place] or 0)) for row in lists.everything(book, ListQuery("activities"))]
    with book.store.reading() as connection:
        figures = activity_figures(connection, {})
    assert sum(of_list) == sum(people for _, people in figures.values()) == 32
    assert {kind: figure for (kind, _), figure in figures.items()} == {
        "briefing": (1, 2),
        "conference": (1, 30),
        "document": (1, 0),
        "good_news": (1, 0),
    }
