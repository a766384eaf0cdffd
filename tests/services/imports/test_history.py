"""History 2022–2025 in an afternoon: nine workbooks, a step each; again they add nothing; nine steps take all back."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.fields import words_of
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, YearRecordFields
from desktop_app.domain.year.activities import ActivityFields, PeopleReached
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.services.awards.direct_awards import direct_decision, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, RowAction
from desktop_app.services.imports.proposing import column_labels, propose
from desktop_app.services.keeping import history
from desktop_app.services.plan.occurrences import track_from
from tests.books import PLAN, import_plan, labels, record_rows, rows_of
from tests.data.history import NEWCOMER, STRANGE_AWARD, HistoryFile, nine_workbooks

OFFERED = ImportSettings(new_people=True, new_units=True, new_awards=True)
TABLES = {
    "person": 5,
    "activity": 56,
    "participant": 8,
    "obstacle": 4,
    "year_record": 20,
    "initiative": 4,
    "hold": 2,
    "decision": 6,
    "award": 10,
}
"""How many rows each table has after the nine workbooks."""


@pytest.fixture
def files(book: Book, tmp_path: Path) -> list[HistoryFile]:
    """The nine workbooks, for a book whose plan is tracked from 2022 on."""
    track_from(book, import_plan(book, PLAN.replace("2024 - 2028", "2022 - 2028")), 2022)
    return nine_workbooks(tmp_path)


def taken_in(book: Book, file: HistoryFile, settings: ImportSettings = OFFERED) -> ImportProposal:
    proposal = propose(book, file.kind, file.path, settings)
    proposal.apply(book, proposal.to_write(), None)
    return proposal


def counts(book: Book) -> dict[str, int]:
    return {table: len(rows_of(book, table)) for table in TABLES}


def test_nine_workbooks_are_nine_steps_that_can_be_taken_back(book: Book, files: list[HistoryFile]) -> None:
    before, steps = record_rows(book), len(labels(book))
    for file in files:
        proposal = taken_in(book, file)
        assert proposal.counts().get(RowAction.ADD, 0) == file.added, file.kind
        assert not {RowAction.UNCLEAR, RowAction.CONFLICT} & proposal.counts().keys(), file.kind
    assert counts(book) == TABLES
    assert len(rows_of(book, "occurrence", "id", "result != ''")) == 8
    assert len(labels(book)) == steps + 9
    for _ in files:
        history.undo(book)
    assert record_rows(book) == before


def test_taken_in_again_they_add_nothing(book: Book, files: list[HistoryFile]) -> None:
    for file in files:
        taken_in(book, file)
    after = record_rows(book)
    for file in files:
        again = taken_in(book, file)
        assert again.to_write() == [], file.kind
        assert again.counts()[RowAction.SAME] == file.added, file.kind
    assert record_rows(book) == after


def test_the_records_say_what_the_workbooks_say(book: Book, files: list[HistoryFile]) -> None:
    for file in files:
        taken_in(book, file)
    columns = "from_date, to_date, kind, reached_others"
    day = rows_of(book, "activity", columns, "title = 'Ngày hội đọc sách năm 2023'")
    assert day == [("2023-04-20", "2023-04-22", "event", 1250)]
    link = rows_of(book, "activity", "kind, link", "title = 'Việc tốt số 3 năm 2022'")
    assert link == [("good_news", "https://vidu.vn/2022/3")]
    done = rows_of(book, "occurrence", "result, done_on, document_number", "period = '2024' AND document_number != ''")
    assert done == [("Đã báo cáo năm 2024", "2024-11-18", "43/BC-VP")]
    ratings = rows_of(book, "year_record", "rating, registered", "year = 2025")
    assert ratings == [(4, 1), (3, 1), (3, 1), (3, 1), (4, None)]
    assert rows_of(book, "initiative", "scope", "year = 2024") == [(2,)]
    assert rows_of(book, "hold", "discipline, to_date") == [(1, "2024-01-31"), (0, None)]
    strange = rows_of(book, "award", "awarded_name, award, award_code, amount, unit_name", "award_code = ''")
    assert strange == [(NEWCOMER, STRANGE_AWARD, "", None, "Trung tâm Thư viện")]


def test_who_and_what_the_book_does_not_have_is_offered_not_refused(book: Book, files: list[HistoryFile]) -> None:
    *others, awards = files
    for file in others:
        taken_in(book, file)
    proposal = propose(book, "awards", awards.path, ImportSettings())
    unclear = [row.texts["full_name"] for row in proposal.rows if row.action is RowAction.UNCLEAR]
    assert unclear == [NEWCOMER]
    asked = {question.key.name: question for question in proposal.questions}
    assert asked.keys() == {NEWCOMER, STRANGE_AWARD}
    assert asked[STRANGE_AWARD].can_be_new
    chosen = next(option for option in asked[STRANGE_AWARD].options if option.label == "Giấy khen")
    answers = {asked[STRANGE_AWARD].key: chosen.value}
    settings = ImportSettings(answers=answers, new_people=True)
    again = propose(book, "awards", awards.path, settings)
    assert [row.action for row in again.rows].count(RowAction.ADD) == awards.added
    again.apply(book, again.to_write(), None)
    assert rows_of(book, "award", "award", f"awarded_name = '{NEWCOMER}'") == [("Giấy khen",)]


def test_nothing_is_left_of_an_import_that_was_stopped(book: Book, files: list[HistoryFile]) -> None:
    before, steps = record_rows(book), labels(book)
    proposal = propose(book, "good-news", files[2].path, OFFERED)
    with pytest.raises(Cancelled):
        proposal.apply(book, proposal.to_write(), lambda _: False)
    assert (record_rows(book), labels(book)) == (before, steps)


def test_only_chosen_rows_are_written_and_only_their_newcomers(book: Book, files: list[HistoryFile]) -> None:
    proposal = propose(book, "activities", files[1].path, OFFERED)
    first = proposal.to_write()[0]
    proposal.apply(book, [first], None)
    assert rows_of(book, "activity", "title") == [("Quán triệt Kế hoạch năm 2022",)]
    assert rows_of(book, "person") == []
    changed = replace(OFFERED)
    assert propose(book, "activities", files[1].path, changed).counts()[RowAction.SAME] == 1


@pytest.mark.parametrize(
    ("record", "kind", "apart"),
    [
        (ActivityFields, "activities", {"reached"}),
        (PeopleReached, "activities", set()),
        (ActivityFields, "good-news", {"reached"}),
        (OccurrenceFields, "results", {"not_carried_out"}),
        (ObstacleFields, "obstacles", set()),
        (ReferralFields, "referrals", set()),
        (YearRecordFields, "ratings", set()),
        (InitiativeFields, "initiatives", set()),
        (HoldFields, "holds", set()),
    ],
)
def test_every_field_that_the_clerk_enters_has_a_column(record: type, kind: str, apart: set[str]) -> None:
    assert words_of(record).keys() - column_labels(kind).keys() == apart


def test_an_award_that_is_in_no_catalogue_keeps_its_name_when_its_decision_is_saved_again(
    book: Book, files: list[HistoryFile]
) -> None:
    taken_in(book, files[-1])
    ((decision_id,),) = rows_of(book, "award", "decision_id", "award_code = ''")
    fields, awards = direct_decision(book, int(str(decision_id)))
    save_direct_decision(book, int(str(decision_id)), fields, awards)
    assert rows_of(book, "award", "award, award_code", "award_code = ''") == [(STRANGE_AWARD, "")]
