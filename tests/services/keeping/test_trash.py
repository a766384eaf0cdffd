"""The trash: deleted records come back into their place, until the trash is emptied."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.attachments import attach
from desktop_app.services.awards.acts import pay_awards
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import count, everything
from desktop_app.services.office.units import change_unit
from desktop_app.services.rounds.nominations import DoubleNomination, nominate
from desktop_app.services.standing.year_records import save_initiative
from tests.books import (
    BookIds,
    collective,
    dump,
    individual,
    labels,
    person,
    record_rows,
    refused,
    review_round,
    rows_of,
    unit,
)

KINDS = ("unit", "person", "task", "review_round", "nomination")


def listed(book: Book, kind: str, *, in_trash: bool = False) -> set[int]:
    return {row.id for row in everything(book, ListQuery(RECORD_KINDS[kind].list_kind.key, in_trash=in_trash))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_goes_to_the_trash_and_comes_back(book: Book, filled: BookIds, kind: str) -> None:
    before = record_rows(book)
    # The round of the first half year has no decision.
    chosen = max(listed(book, kind)) if kind == "review_round" else min(listed(book, kind))
    gone = trash.put_in_trash(book, kind, [chosen])
    assert gone.label.startswith("Xóa ")
    assert chosen in gone.ids[kind]
    assert chosen not in listed(book, kind)
    assert chosen in listed(book, kind, in_trash=True)
    back = trash.restore(book, kind, [chosen])
    assert back.label == gone.label.split("; còn ")[0].replace("Xóa", "Khôi phục")
    assert record_rows(book) == before
    assert filled.plan == 1


def test_several_are_one_step(book: Book, filled: BookIds) -> None:
    before = record_rows(book)
    changes = trash.put_in_trash(book, "unit", [filled.centre, filled.gone])
    assert changes.label == labels(book)[-1] == "Xóa 2 đơn vị; còn 1 người, 1 khen thưởng ghi các đơn vị này"
    assert changes.ids == {"unit": {filled.centre, filled.gone}}
    history.undo(book)
    assert record_rows(book) == before


def test_what_goes_on_naming_a_record_is_counted_by_what_the_clerk_sees(book: Book, filled: BookIds) -> None:
    label = trash.put_in_trash(book, "unit", [filled.office_unit]).label
    assert label == "Xóa đơn vị “Văn phòng”; còn 1 người, 4 nhiệm vụ ghi đơn vị này"
    # Neither what lies in the trash itself, nor a part of it.
    history.undo(book)
    trash.put_in_trash(book, "person", [filled.lan])
    label = trash.put_in_trash(book, "unit", [filled.office_unit]).label
    assert label == "Xóa đơn vị “Văn phòng”; còn 4 nhiệm vụ ghi đơn vị này"


@pytest.mark.parametrize("kind", ["nomination", "council_session", "review_round"])
def test_what_a_decision_rests_on_is_not_put_in_the_trash(book: Book, filled: BookIds, kind: str) -> None:
    ((row_id,),) = {
        "nomination": rows_of(book, "nomination", "id", "state = 'decided'"),
        "council_session": rows_of(book, "council_session", "id"),
        "review_round": rows_of(book, "review_round", "id", "code = '2025-H2'"),
    }[kind]
    words = f"Đề nghị của “Bế Thu Hòa” đã có quyết định, {RECORD_KINDS[kind].noun} này không xóa được."
    with refused(book, InvalidRecord, words):
        trash.put_in_trash(book, kind, [int(str(row_id))])
    pay_awards(book, [1], None)
    trash.put_in_trash(book, "decision", [1])
    assert trash.put_in_trash(book, kind, [int(str(row_id))]).label.startswith("Xóa ")


def test_what_is_not_there_is_not_put_in_the_trash(book: Book) -> None:
    only = unit(book, "Văn phòng")
    with refused(book, RecordGone):
        trash.put_in_trash(book, "unit", [only, 99])
    with refused(book, RecordGone):
        trash.restore(book, "unit", [99])


def test_parts_go_and_come_back_with_what_they_belong_to(book: Book, filled: BookIds) -> None:
    before = record_rows(book)
    tasks = listed(book, "task")
    of_plan = {int(str(row_id)) for (row_id,) in rows_of(book, "task", "id", f"plan_id = {filled.plan}")}
    trash.put_in_trash(book, "plan", [filled.plan])
    assert listed(book, "task") == tasks - of_plan
    trash.restore(book, "plan", [filled.plan])
    assert record_rows(book) == before


@pytest.fixture
def one_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that goes into the trash goes there in the same second."""
    monkeypatch.setattr("desktop_app.services.keeping.trash.now", lambda: "2026-12-01T08:00:00Z")


@pytest.mark.usefixtures("one_second")
def test_a_part_that_went_before_does_not_come_back_with_the_rest(book: Book, filled: BookIds) -> None:
    round_id = int(str(rows_of(book, "review_round", "id", "code = '2026-H1'")[0][0]))
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    trash.put_in_trash(book, "review_round", [round_id])
    trash.restore(book, "review_round", [round_id])
    assert filled.of_lan in listed(book, "nomination", in_trash=True)
    assert filled.of_division in listed(book, "nomination")


@pytest.mark.usefixtures("one_second")
def test_what_undo_put_back_into_the_trash_comes_back_with_what_went_with_it(book: Book, filled: BookIds) -> None:
    round_id = int(str(rows_of(book, "review_round", "id", "code = '2026-H1'")[0][0]))
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    before = record_rows(book)
    trash.put_in_trash(book, "review_round", [round_id])
    history.undo(book)
    history.redo(book)
    # It brings its round back, with nothing else of the round; undoing that, one step puts both into the trash.
    trash.restore(book, "nomination", [filled.of_lan])
    history.undo(book)
    trash.restore(book, "review_round", [round_id])
    assert record_rows(book) == before


@pytest.mark.usefixtures("one_second")
def test_an_act_that_was_undone_does_not_part_what_went_together(book: Book, filled: BookIds) -> None:
    round_id = int(str(rows_of(book, "review_round", "id", "code = '2026-H1'")[0][0]))
    before = record_rows(book)
    trash.put_in_trash(book, "review_round", [round_id])
    trash.restore(book, "review_round", [round_id])
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    history.undo(book)
    history.undo(book)
    assert filled.of_lan in listed(book, "nomination", in_trash=True)
    trash.restore(book, "review_round", [round_id])
    assert record_rows(book) == before


def test_a_part_brings_back_what_it_belongs_to(book: Book, filled: BookIds) -> None:
    # Joplin's lost note: restored while its notebook was still in the trash.
    for kind, ids in (("nomination", [filled.of_lan]), ("person", [filled.lan]), ("unit", [filled.office_unit])):
        trash.put_in_trash(book, kind, ids)
    trash.put_in_trash(book, "review_round", [2])
    trash.restore(book, "nomination", [filled.of_lan])
    assert filled.of_lan in listed(book, "nomination")
    assert filled.lan in listed(book, "person")
    assert filled.office_unit in listed(book, "unit")
    assert listed(book, "review_round") == {1, 2}


def test_a_task_brings_back_its_plan_but_not_its_other_tasks(book: Book, filled: BookIds) -> None:
    trash.put_in_trash(book, "plan", [filled.plan])
    trash.restore(book, "task", [2])
    assert listed(book, "task") == {2}
    assert rows_of(book, "plan", "trashed_at") == [(None,)]


def test_what_was_entered_anew_meanwhile_is_not_doubled(book: Book, filled: BookIds) -> None:
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    again = individual(book, filled.lan)
    with refused(book, DoubleNomination, "“Nông Thị Lan”") as why:
        trash.restore(book, "nomination", [filled.of_lan])
    assert why.value.other_id == again
    trash.put_in_trash(book, "unit", [filled.centre])
    unit(book, "Trung tâm thông tin")
    with refused(book, InvalidRecord, "“Trung tâm thông tin”"):
        trash.restore(book, "unit", [filled.centre])


def test_the_double_of_a_unit_that_ended_comes_back(book: Book, filled: BookIds) -> None:
    trash.put_in_trash(book, "unit", [filled.gone])
    unit(book, "Phòng Lễ tân")
    trash.restore(book, "unit", [filled.gone])
    assert filled.gone in listed(book, "unit")


def test_emptying_removes_for_good_and_cannot_be_undone(book: Book, filled: BookIds) -> None:
    trash.put_in_trash(book, "task", [3])
    changes = trash.empty(book)
    assert changes.label == "Dọn thùng rác: xóa hẳn 2 bản ghi"
    assert changes.ids["task"] == {3}
    assert changes.ids["nomination"] == {5}
    assert rows_of(book, "assignment", where="task_id = 3") == []
    assert count(book, ListQuery("trash")) == 0
    assert history.next_steps(book) == (None, None)
    assert check(book).found == ()
    with refused(book, InvalidRecord):
        trash.empty(book)
    assert filled.of_lan in listed(book, "nomination")


def test_what_something_refers_to_stays_in_the_trash(book: Book, filled: BookIds) -> None:
    trash.put_in_trash(book, "person", [filled.lan])
    trash.put_in_trash(book, "unit", [filled.office_unit])
    trash.put_in_trash(book, "task", [filled.task])
    trash.empty(book)
    trashed = {(row.values[0], str(row.values[1])) for row in everything(book, ListQuery("trash"))}
    assert trashed == {("Người", "Nông Thị Lan"), ("Đơn vị", "Văn phòng"), ("Nhiệm vụ", "Tổng kết phong trào")}
    with refused(book, InvalidRecord):
        trash.empty(book)


def test_whose_initiative_is_cited_by_another_stays_in_the_trash(book: Book) -> None:
    # The initiative would go with her, and the nomination of her unit cites it.
    review_round(book)
    office = unit(book, "Văn phòng")
    staff = person(book, "Vi Văn An", office)
    idea = InitiativeFields(Subject(NomineeKind.INDIVIDUAL, staff), 2026, "Số hóa sổ theo dõi", Scope.BASE, "1/QĐ")
    cited = save_initiative(book, None, idea).only_id("initiative")
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, None, office, summary="Tốt.", initiative_ids=(cited,))
    of_unit = nominate(book, fields).only_id("nomination")
    trash.put_in_trash(book, "person", [staff])
    with refused(book, InvalidRecord):
        trash.empty(book)
    trash.put_in_trash(book, "nomination", [of_unit])
    assert trash.empty(book).label == "Dọn thùng rác: xóa hẳn 2 bản ghi"
    assert rows_of(book, "initiative") == rows_of(book, "person") == []


def test_what_only_the_trash_refers_to_goes_with_it(book: Book) -> None:
    review_round(book)
    heir, old = unit(book, "Phòng Mới"), unit(book, "Phòng Cũ")
    change_unit(book, old, UnitFields("Phòng Cũ", successor_id=heir))
    staff = person(book, "Vi Văn An", old)
    for nomination in (individual(book, staff), collective(book, heir)):
        trash.put_in_trash(book, "nomination", [nomination])
    for kind, ids in (("person", [staff]), ("unit", [heir, old])):
        trash.put_in_trash(book, kind, ids)
    assert trash.empty(book).label == "Dọn thùng rác: xóa hẳn 5 bản ghi"
    assert rows_of(book, "unit") == rows_of(book, "person") == rows_of(book, "post") == []


def test_a_whole_plan_goes_with_sections_and_tasks(book: Book, filled: BookIds) -> None:
    trash.put_in_trash(book, "nomination", [filled.of_lan])
    trash.put_in_trash(book, "activity", [1])
    trash.put_in_trash(book, "plan", [filled.plan])
    trash.empty(book)
    for table in ("plan", "plan_section", "task", "assignment", "occurrence"):
        assert rows_of(book, table) == [], table
    assert check(book).found == ()


@pytest.mark.usefixtures("filled")
def test_files_go_for_good_with_the_record_they_are_attached_to_and_with_its_parts(book: Book, tmp_path: Path) -> None:
    scan = tmp_path / "minh-chung.pdf"
    scan.write_bytes(b"%PDF-1.7")
    attachments = rows_of(book, "attachment")
    (occurrence,) = rows_of(book, "occurrence", "min(id)", "task_id = 3")[0]
    for kind, row_id in (("task", 3), ("occurrence", int(str(occurrence)))):
        attach(book, kind, row_id, [scan])
    trash.put_in_trash(book, "task", [3])
    assert len(rows_of(book, "attachment")) == len(attachments) + 2
    trash.empty(book)
    assert rows_of(book, "attachment") == attachments


def test_a_long_name_is_cut_in_the_label(book: Book) -> None:
    only = unit(book, "Phòng " + "Quản lý " * 20)
    assert trash.put_in_trash(book, "unit", [only]).label.endswith("…”")
    before = dump(book)
    assert count(book, ListQuery("units")) == 0
    assert dump(book) == before
