"""The choices of each kind of paper: a paper can be made of each of them."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import UsageError
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.papers.choices import NO_ROUND, PaperOption, paper_options
from desktop_app.services.papers.kinds.catalogue import paper_kind, paper_kinds
from desktop_app.services.papers.papers import subject_of
from desktop_app.services.standing.year_records import save_initiative
from tests.books import BookIds, dump
from tests.services.meetings import meeting


def taken(options: tuple[PaperOption, ...], given: dict[str, str] | None = None) -> dict[str, str]:
    """Return the options of a paper as they are chosen."""
    chosen = dict(given or {})
    for option in options:
        choice = option.taken(chosen)
        assert choice is not None, option.name
        chosen |= choice.gives
    return chosen


@pytest.mark.parametrize("kind", [kind.key for kind in paper_kinds()])
def test_what_is_taken_first_makes_a_paper(book: Book, filled: BookIds, kind: str) -> None:
    session = meeting(book, nominations=[filled.of_lan, filled.of_division])
    record_votes(book, session.id, {filled.of_division: Votes(3, 3, 3, 3)})
    # Of what is not signed yet nothing is made known, paid or handed over.
    signed = DecisionFields("Về việc tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 10), round_code="2026-H1")
    save_decision(book, None, signed, [filled.of_division])
    # Without any exemplar there is no list of them.
    with book.store.work("Nhân rộng") as work:
        work.update("nomination", filled.of_division, {"exemplar": True})
    subject = Subject(NomineeKind.INDIVIDUAL, filled.lan)
    save_initiative(book, None, InitiativeFields(subject, date.today().year, "Số hóa hồ sơ", recognised=False))
    before = dump(book)
    options = taken(paper_options(book, kind, {}))
    assert set(paper_kind(kind).needs) <= options.keys()
    assert papers.document(book, kind, options).sections
    assert dump(book) == before


def test_what_was_chosen_stays_where_it_is_among_the_choices(book: Book, filled: BookIds) -> None:
    given = {"round": "2025-H2"}
    assert taken(paper_options(book, "nomination-list", given), given) == given | {"direction": "", "type": ""}
    gone = {"round": "2019-H1"}
    assert taken(paper_options(book, "nomination-list", gone), gone) == {
        "round": "2026-H1",
        "direction": "",
        "type": "",
    }


def test_a_round_has_its_own_decisions_and_sessions(book: Book, filled: BookIds) -> None:
    options = paper_options(book, "award-decision", {"round": "2025-H2"})
    assert [choice.label for choice in options[1].choices] == ["05/QĐ-SNgV ngày 12/01/2026"]
    assert [choice.label for choice in paper_options(book, "award-decision", {"round": "2026-H1"})[1].choices] == [
        "Dự thảo"
    ]
    fields = DecisionFields("Tặng Giấy khen", "15/QĐ-SNgV", date(2026, 7, 10), round_code="2026-H1")
    made = save_decision(book, None, fields, [filled.of_lan]).only_id("decision")
    chosen = taken(paper_options(book, "award-decision", {"round": "2026-H1"}), {"round": "2026-H1"})
    assert chosen == {"round": "2026-H1", "decision": str(made), "list_form": ""}
    assert paper_options(book, "minutes", {"round": "2026-H1"})[1].choices == ()
    opened_session = meeting(book, nominations=[filled.of_division])
    (session,) = paper_options(book, "minutes", {"round": "2026-H1"})[1].choices
    assert session.gives == {"session": str(opened_session.id)}


def test_each_submission_that_a_round_needs_can_be_chosen(book: Book, filled: BookIds) -> None:
    (_, submission) = paper_options(book, "submission", {"round": "2026-H1"})
    assert [choice.label for choice in submission.choices] == ["Trình Giám đốc Sở – Phong trào thi đua (chuyên đề) (2)"]
    assert submission.choices[0].gives == {"direction": "inside", "type": "movement"}


def test_a_list_of_exemplars_goes_with_a_submission_that_has_any_and_counts_them(book: Book, filled: BookIds) -> None:
    def offered() -> list[str]:
        return [choice.label for choice in paper_options(book, "exemplar-list", {"round": "2026-H1"})[1].choices]

    assert offered() == ["Cả đợt"]
    with book.store.work("Nhân rộng") as work:
        work.update("nomination", filled.of_division, {"exemplar": True})
    assert offered() == ["Cả đợt", "Trình Giám đốc Sở – Phong trào thi đua (chuyên đề) (1)"]


def test_units_with_late_tasks_come_first_and_say_so(book: Book, filled: BookIds) -> None:
    plan, units = paper_options(book, "reminder-letter", {})
    assert (plan.name, units.name) == ("plan", "unit")
    assert "việc quá hạn" in units.choices[0].label
    assert units.choices[0].gives["unit_name"] in units.choices[0].label
    late = ["việc quá hạn" in choice.label for choice in units.choices]
    assert late == sorted(late, reverse=True)


def test_a_year_without_initiatives_says_where_to_enter_one(book: Book, filled: BookIds) -> None:
    year, recognition = paper_options(book, "initiative-decision", {"year": "2026"})
    assert year.taken({"year": "2026"}) is not None
    assert (recognition.choices, "ở trang Tập thể" in recognition.missing) == ((), True)


def test_a_book_without_rounds_says_what_to_do(book: Book) -> None:
    rounds, list_of = paper_options(book, "nomination-list", {})
    assert [choice.label for choice in list_of.choices] == ["Cả đợt"]
    assert (rounds.choices, rounds.missing, rounds.taken({})) == ((), NO_ROUND, None)
    assert [option.choices for option in paper_options(book, "minutes", {})] == [(), ()]
    with pytest.raises(UsageError):
        paper_options(book, "khong-co", {})


def test_how_a_paper_is_laid_out_makes_no_other_paper_of_it() -> None:
    assert subject_of({"round": "2026-H1", "list_form": "issued", "unit_name": "Văn phòng"}) == '{"round": "2026-H1"}'
