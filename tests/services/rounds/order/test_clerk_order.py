"""The order of a round's list: the usual one, the clerk's own, and that lists, votes and decisions follow it."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.printed_order import AWARD_ORDER
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.papers.document.model import BodyRow, Document, Table
from desktop_app.services import lists
from desktop_app.services.awards import decisions
from desktop_app.services.awards.rows import proposed_awards
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import eligible_for_council
from desktop_app.services.keeping.history import redo, undo
from desktop_app.services.office.units import move_unit
from desktop_app.services.papers import papers
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from desktop_app.services.rounds.order.clerk_order import move_nomination, restore_usual_order
from desktop_app.store.data_file.opening import open_store
from desktop_app.store.derived import with_derived
from tests.books import collective, individual, person, refused, review_round, rows_of, unit
from tests.rule_sets import shipped_sets

CODE = "2026-H2"
MUSEUM = Path(__file__).parents[3] / "data" / "schemas"


def _fill_office(book: Book) -> None:
    lead, reception = unit(book, "Phòng Lễ tân"), unit(book, "Văn phòng")
    move_unit(book, reception, -1)
    review_round(book, CODE)
    for name, unit_id, position in (
        ("Lương Thị Ánh", lead, "Chuyên viên"),
        ("Hoàng Văn Bách", reception, "Chuyên viên"),
        ("Vi Thị Yến", reception, "Phó Chánh Văn phòng"),
    ):
        individual(book, person(book, name, unit_id, position), CODE)
    chief = person(book, "Nông Văn Yên", lead, "Trưởng phòng")
    fields = NominationFields(
        CODE,
        NomineeKind.INDIVIDUAL,
        chief,
        award="provincial_certificate",
        commendation_type=CommendationType.MERIT,
        summary="Tham mưu tốt.",
        exception_reason="Văn bản của tỉnh cho phép.",
    )
    nominate(book, fields)
    collective(book, lead, CODE)
    collective(book, reception, CODE)


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """A round with two collectives and four people in two units, entered in no order."""
    return book


USUAL = ["Văn phòng", "Phòng Lễ tân", "Nông Văn Yên", "Vi Thị Yến", "Hoàng Văn Bách", "Lương Thị Ánh"]


def shown(book: Book) -> list[object]:
    """Return the names as the window lists them."""
    return [row.values[2] for row in lists.everything(book, ListQuery("nominations", scope={"round": CODE}))]


def proposed(book: Book) -> list[str]:
    return [proposal.awarded.name for proposal in proposed_awards(book, round_of(book, CODE))]


def id_of(book: Book, name: str) -> int:
    return int(str(rows_of(book, "nomination", "id", f"nominee_name = '{name}'")[0][0]))


def test_the_usual_order_is_by_kind_award_unit_rank_and_name(office: Book) -> None:
    assert shown(office) == proposed(office) == USUAL
    ids = [id_of(office, name) for name in USUAL]
    assert eligible_for_council(office, CODE) == ids


@pytest.mark.parametrize("rules", shipped_sets(), ids=lambda rules: rules.code)
def test_every_set_of_rules_has_its_awards_in_that_order(rules: object) -> None:
    codes = [award.code for award in rules.awards]  # type: ignore[attr-defined]
    assert codes == [code for code in AWARD_ORDER if code in codes]


def test_an_open_round_follows_the_order_of_the_units(office: Book) -> None:
    changes = move_unit(office, rows_of(office, "unit", "id", "name = 'Văn phòng'")[0][0], 1)  # type: ignore[arg-type]
    assert changes.kinds == {"unit", "nomination"}
    assert shown(office)[:2] == ["Phòng Lễ tân", "Văn phòng"]
    undo(office)
    assert shown(office) == USUAL


def test_she_moves_a_nominee_and_every_list_follows(office: Book) -> None:
    changes = move_nomination(office, id_of(office, "Lương Thị Ánh"), -2)
    assert changes.label == "Xếp lại danh sách đề nghị: “Lương Thị Ánh”"
    hers = [*USUAL[:3], "Lương Thị Ánh", "Vi Thị Yến", "Hoàng Văn Bách"]
    assert shown(office) == proposed(office) == hers
    undo(office)
    assert shown(office) == USUAL
    redo(office)
    assert shown(office) == hers
    restore_usual_order(office, CODE)
    assert shown(office) == USUAL
    assert rows_of(office, "nomination", "place") == [(None,)] * 6


def test_nobody_leaves_their_group_and_the_ends_change_nothing(office: Book) -> None:
    assert move_nomination(office, id_of(office, "Phòng Lễ tân"), 5).change_id is None
    assert move_nomination(office, id_of(office, "Nông Văn Yên"), -5).change_id is None
    move_nomination(office, id_of(office, "Nông Văn Yên"), 9)
    assert shown(office) == [*USUAL[:2], *USUAL[3:], "Nông Văn Yên"]


def test_who_is_nominated_after_that_comes_last_until_moved(office: Book) -> None:
    move_nomination(office, id_of(office, "Lương Thị Ánh"), -1)
    individual(office, person(office, "An Văn Anh", 2, "Chánh Văn phòng"), CODE)
    assert shown(office)[-1] == "An Văn Anh"
    move_nomination(office, id_of(office, "An Văn Anh"), -9)
    assert shown(office)[2] == "An Văn Anh"


def test_a_corrected_nomination_keeps_its_place(office: Book) -> None:
    moved = id_of(office, "Lương Thị Ánh")
    move_nomination(office, moved, -3)
    before = shown(office)
    change_nomination(office, moved, replace(nomination(office, moved).fields, summary="Viết lại."))
    assert shown(office) == before


def test_a_closed_round_and_a_decided_nominee_are_not_moved(office: Book) -> None:
    chosen = id_of(office, "Hoàng Văn Bách")
    fields = DecisionFields("Khen", "15/QĐ-SNgV", date(2026, 11, 20), issuing_body="Sở Ngoại vụ", round_code=CODE)
    decisions.save_decision(office, None, fields, [chosen])
    with refused(office, InvalidRecord, "“Hoàng Văn Bách” đã có quyết định"):
        move_nomination(office, chosen, 1)
    with refused(office, InvalidRecord, "đã có quyết định, không xếp lại được"):
        restore_usual_order(office, CODE)
    change_round(office, replace(round_of(office, CODE), closed_on=date.today()))
    with refused(office, InvalidRecord, "đã đóng"):
        move_nomination(office, id_of(office, "Vi Thị Yến"), 1)


def test_the_draft_of_a_decision_and_the_list_have_one_order(office: Book) -> None:
    listed = [id_of(office, name) for name in USUAL if name != "Nông Văn Yên"]
    fields = DecisionFields("Khen thưởng", issuing_body="Sở Ngoại vụ", round_code=CODE)
    decision_id = decisions.save_decision(office, None, fields, listed).only_id("decision")
    assert rows_of(office, "nomination", "place") == [(None,)] * 6
    move_nomination(office, id_of(office, "Lương Thị Ánh"), -1)
    assert decisions.decision(office, decision_id)[1] == (*listed[:3], listed[4], listed[3])
    award = rows_of(office, "award", "id", f"nomination_id = {listed[4]}")[0][0]
    decisions.move_award(office, award, -1)  # type: ignore[arg-type]
    assert decisions.decision(office, decision_id)[1] == (*listed[:2], listed[4], listed[2], listed[3])
    assert shown(office) == [*USUAL[:3], "Lương Thị Ánh", "Vi Thị Yến", "Hoàng Văn Bách"]


def test_list_decision_and_book_name_all_in_one_order_and_number_them_alike(office: Book) -> None:
    given = ["Lương Thị Ánh", "Hoàng Văn Bách", "Phòng Lễ tân", "Văn phòng", "Vi Thị Yến"]
    fields = DecisionFields("Khen thưởng", "9/QĐ-SNgV", date(2026, 12, 20), issuing_body="Sở Ngoại vụ", round_code=CODE)
    decisions.save_decision(office, None, fields, [id_of(office, name) for name in given])
    listed = ["Phòng Lễ tân", "Văn phòng", "Lương Thị Ánh", "Hoàng Văn Bách", "Vi Thị Yến"]
    numbered = list(enumerate(listed, start=1))
    assert (
        numbered_names(papers.document(office, "nomination-list", {"round": CODE, "direction": "inside"})) == numbered
    )
    assert numbered_names(papers.document(office, "award-decision", {"round": CODE})) == numbered
    assert numbered_names(papers.document(office, "award-book", {"year": "2026"})) == numbered


def numbered_names(paper: Document) -> list[tuple[object, object]]:
    """Return the number and the name of each row of a list, in the paper or its annex."""
    (table,) = (block for section in paper.sections for block in section.body if isinstance(block, Table))
    return [row.values[:2] for row in table.rows if isinstance(row, BodyRow)]  # type: ignore[misc]


def test_rows_of_an_older_file_are_put_in_the_usual_order(tmp_path: Path) -> None:
    path = tmp_path / "so-thi-dua.db"
    shutil.copyfile(MUSEUM / "0005.db", path)
    open_store(path).close()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("SELECT * FROM nomination")]
    connection.close()
    assert rows
    assert [row["list_key"] for row in rows] == [with_derived("nomination", row)["list_key"] for row in rows]
    assert None not in {row["unit_place"] for row in rows}


@pytest.mark.parametrize(
    ("state_of_round", "order"),
    [
        ("", [3, 1, 4, 5]),
        ("UPDATE review_round SET closed_on = '2026-07-30' WHERE id = 2", [3, 4, 5, 1]),
        (
            "INSERT INTO decision (id, number, signed_on, round_id) VALUES (9, '7/QĐ', '2026-07-09', 2);"
            "INSERT INTO award (decision_id, nomination_id, kind, awarded_name, award, position) "
            "VALUES (9, 5, 'individual', 'a', 'b', 1), (9, 1, 'individual', 'a', 'b', 2)",
            [3, 5, 1, 4],
        ),
    ],
    ids=["open", "closed", "decided"],
)
def test_a_round_of_an_older_file_that_is_on_paper_keeps_its_order(
    tmp_path: Path, state_of_round: str, order: list[int]
) -> None:
    path = tmp_path / "so-thi-dua.db"
    shutil.copyfile(MUSEUM / "0005.db", path)
    connection = sqlite3.connect(path)
    connection.executescript(
        "UPDATE nomination SET list_key = '2B', trashed_at = NULL WHERE id = 5;"
        "UPDATE nomination SET list_key = '2A' WHERE id = 4;"
        "UPDATE nomination SET list_key = '2C' WHERE id = 1;"
        "UPDATE unit SET position = 90 - id WHERE id > 1; UPDATE unit SET position = 1 WHERE id = 1;" + state_of_round
    )
    connection.close()
    open_store(path).close()
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT id FROM nomination WHERE round_id = 2 ORDER BY list_key").fetchall()
    connection.close()
    assert [row_id for (row_id,) in rows] == order
