"""Tasks of a plan from a list: new in their sections, changed where the book has them, each rule that of the form."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest
from sqlalchemy import event

from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.deadlines import DeadlineKind
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, NameKind, RowAction
from desktop_app.services.imports.looking import look_at
from desktop_app.services.imports.pasting import look_at_pasted
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from desktop_app.services.office.units import add_unit, change_unit, unit
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.plan.tasks import add_task, change_task, task
from tests.books import PLAN, book_in, import_plan, record_rows, rows_of, workbook
from tests.data.corpus.old_letters import in_tcvn3, in_vni

HEADS = ("Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
LIBRARY = "Văn phòng Sở xây dựng tủ sách dùng chung của cơ quan, thời gian hoàn thành trong Quý II/2024."


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with a plan of five tasks."""
    with book_in(tmp_path / "book", lambda book: import_plan(book, PLAN)) as book:
        yield book


def listed(book: Book, folder: Path, *rows: tuple[object, ...], heads: tuple[str, ...] = HEADS) -> ImportProposal:
    return propose(book, "tasks", workbook(folder / "nhiem-vu.xlsx", heads, *rows), ImportSettings())


def outcomes(proposal: ImportProposal) -> list[tuple[RowAction, str]]:
    return [(row.action, row.reason) for row in proposal.rows]


def library(book: Book) -> tuple[int, str]:
    ((row_id, text),) = rows_of(book, "task", "id, text", "text LIKE '%tủ sách%'")
    return int(str(row_id)), str(text)


def test_a_new_task_comes_last_in_its_section_and_once(book: Book, tmp_path: Path) -> None:
    row = ("II.1", "Mua sách mới", "Thanh tra Sở", "Văn phòng Sở; Chi đoàn thanh niên Sở", "trước ngày 20/11 hằng năm")
    before = record_rows(book)
    proposal = listed(book, tmp_path, row)
    assert outcomes(proposal) == [(RowAction.ADD, "")]
    assert record_rows(book) == before
    changes = proposal.apply(book, proposal.to_write(), None)
    ((task_id, section),) = rows_of(book, "task", "id, section_id", "text = 'Mua sách mới'")
    fields = task(book, int(str(task_id)))
    assert rows_of(book, "plan_section", "path", f"id = {section}") == [("II/1",)]
    assert [unit(book, each).name for each in (*fields.leads, *fields.supports)] == [
        "Thanh tra Sở",
        "Văn phòng",
        "Chi đoàn thanh niên Sở",
    ]
    assert (fields.deadline.kind, fields.deadline.day, fields.deadline.month) == (DeadlineKind.DAY, 20, 11)
    assert rows_of(book, "occurrence", "count(*)", f"task_id = {task_id}") != [(0,)]
    assert outcomes(listed(book, tmp_path, row)) == [(RowAction.SAME, "Đã có, không khác.")]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_a_task_of_the_book_gets_what_its_row_says_and_keeps_the_rest(book: Book, tmp_path: Path) -> None:
    task_id, text = library(book)
    change_task(book, task_id, replace(task(book, task_id), product="Tủ sách"))
    proposal = listed(book, tmp_path, (None, f" {text} ", "Thanh tra Sở", None, "Quý III/2026"))
    ((action, reason),) = outcomes(proposal)
    assert action is RowAction.CHANGE
    assert "chủ trì: Văn phòng → Thanh tra Sở" in reason
    assert "Quý II/2024 → Quý III/2026" in reason
    assert "nội dung" not in reason
    proposal.apply(book, proposal.to_write(), None)
    fields = task(book, task_id)
    assert [unit(book, each).name for each in fields.leads] == ["Thanh tra Sở"]
    assert (fields.deadline.quarter, fields.deadline.year, fields.product) == (3, 2026, "Tủ sách")


def test_what_the_form_refuses_is_told_of_its_row(book: Book, tmp_path: Path) -> None:
    proposal = listed(
        book,
        tmp_path,
        ("IX", "Việc một", None, None, None),
        ("II/1", "Việc hai", "Văn phòng Sở", "Văn phòng Sở", None),
        ("Phát sinh", "Việc ba", "Văn phòng Sở", None, "năm 2019"),
        ("II/2", "Việc bốn", "Phòng Không Có", None, None),
        (None, "Việc năm", "Văn phòng Sở", None, None),
    )
    reasons = [row.reason for row in proposal.rows]
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR] * 4 + [RowAction.ADD]
    assert reasons[:2] == [
        "Kế hoạch không có mục “IX”.",
        "Một đơn vị không thể vừa chủ trì vừa phối hợp cùng một nhiệm vụ.",
    ]
    assert reasons[2].startswith("Việc phát sinh được theo dõi từ năm")
    assert reasons[3:] == [
        "Chưa có đơn vị “Phòng Không Có” trong sổ.",
        "Không ghi mục: là việc phát sinh ngoài kế hoạch.",
    ]
    assert [question.key.kind for question in proposal.questions] == [NameKind.UNIT]


def test_odd_sheets_are_told_row_by_row(book: Book, tmp_path: Path) -> None:
    proposal = listed(
        book,
        tmp_path,
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        (None, "TUYÊN TRUYỀN", None, None, None),
        ("II/1", "Họp báo", "Văn phòng và Thanh tra Sở", None, date(2026, 11, 20)),
        (None, None, None, None, None),
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", None),
        (1, "Vi Văn An", "Chuyên viên", "Văn phòng", None),
    )
    assert [(row.place.row, row.action) for row in proposal.rows] == [
        (2, RowAction.LEFT_OUT),
        (3, RowAction.LEFT_OUT),
        (4, RowAction.ADD),
        (6, RowAction.LEFT_OUT),
    ]
    assert proposal.rows[3].reason.startswith("Một bảng khác ở dưới danh sách")
    proposal.apply(book, proposal.to_write(), None)
    ((task_id,),) = rows_of(book, "task", "id", "text = 'Họp báo'")
    fields = task(book, int(str(task_id)))
    assert [unit(book, each).name for each in fields.leads] == ["Văn phòng", "Thanh tra Sở"]
    assert (fields.deadline.day, fields.deadline.month, fields.deadline.year) == (20, 11, 2026)


def test_letters_apart_and_of_old_fonts_are_the_same_tasks(book: Book, tmp_path: Path) -> None:
    row = ("II/1", "Mua sách mới cho tủ sách", "Thanh tra Sở", None, "Trước ngày 20/11 hằng năm")
    first = listed(book, tmp_path, row)
    first.apply(book, first.to_write(), None)
    for letters in (lambda text: normalize("NFD", text), in_tcvn3, in_vni):
        heads, cells = (tuple(letters(text) if text else text for text in texts) for texts in (HEADS, row))
        file = workbook(tmp_path / "cu.xlsx", heads, cells)
        look = look_at(file, "tasks")
        assert outcomes(propose(book, "tasks", file, look.as_guessed(ImportSettings()))) == [
            (RowAction.SAME, "Đã có, không khác.")
        ]


def test_a_reworded_task_is_told_beside_the_one_that_it_may_be(book: Book, tmp_path: Path) -> None:
    _, text = library(book)
    ((action, reason),) = outcomes(
        listed(book, tmp_path, ("II/1", text.replace("dùng chung", "chung"), None, None, None))
    )
    assert action is RowAction.ADD
    assert reason.startswith("Gần giống nhiệm vụ đã có trong mục")


def test_the_successor_of_a_unit_in_a_list_is_no_change(book: Book, tmp_path: Path) -> None:
    task_id, text = library(book)
    (lead,) = task(book, task_id).leads
    heir = add_unit(book, UnitFields("Văn phòng Sở Ngoại vụ")).only_id("unit")
    change_unit(book, lead, replace(unit(book, lead), valid_to=date(2025, 6, 30), successor_id=heir))
    assert outcomes(listed(book, tmp_path, ("II/1", text, "Văn phòng Sở Ngoại vụ", None, None))) == [
        (RowAction.SAME, "Đã có, không khác.")
    ]


def test_a_section_of_two_plans_is_that_of_the_list_pasted_into(book: Book, tmp_path: Path) -> None:
    import_plan(book, PLAN.replace("đọc sách", "viết chữ đẹp"))
    block = "Mục\tNhiệm vụ\tChủ trì\nII/1\tMua sách mới\tThanh tra Sở\n"
    look = look_at_pasted(block, "tasks", ())
    ((action, reason),) = outcomes(propose(book, "tasks", look.path, look.as_guessed(ImportSettings())))
    assert (action, reason) == (RowAction.UNCLEAR, "Có 2 kế hoạch có mục “II/1”: thêm cột kế hoạch.")
    within = look.as_guessed(ImportSettings(within={"plan": 2}))
    proposal = propose(book, "tasks", look.path, within)
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "task", "plan_id", "text = 'Mua sách mới'") == [(2,)]


@pytest.mark.parametrize("named_in_row", [True, False])
def test_a_task_of_another_plan_is_not_changed_by_a_row_without_a_section(
    book: Book, tmp_path: Path, *, named_in_row: bool
) -> None:
    plan = PlanFields("Kế hoạch về dữ liệu số", number="9/KH-SNgV", dated_on=date(2027, 1, 5), from_year=2027)
    plan_id = save_plan(book, None, plan).only_id("plan")
    heads = ("Kế hoạch", "Nhiệm vụ", "Chủ trì", "Sản phẩm")
    row = (plan.title if named_in_row else None, LIBRARY, "Văn phòng Sở", "Tủ sách")
    within = {} if named_in_row else {"plan": plan_id}
    file = workbook(tmp_path / "nhiem-vu.xlsx", heads, row)
    reason = "Nhiệm vụ cùng lời đã có ở mục khác; dòng này thêm một nhiệm vụ nữa."
    assert outcomes(propose(book, "tasks", file, ImportSettings(within=within))) == [(RowAction.ADD, reason)]
    first_plan = ImportSettings(within={} if named_in_row else {"plan": 1})
    of_first = workbook(tmp_path / "mot.xlsx", heads, (None, *row[1:]))
    assert outcomes(propose(book, "tasks", of_first, first_plan)) == [
        (RowAction.CHANGE, "Sửa sản phẩm: chưa có → Tủ sách.")
    ]


PLACES = ("II/2", "II/1", "Phát sinh", "I", "III", "II/1", "II", "I", "Phát sinh", "II/2", "III/1", "III", "IX")


def test_tasks_of_a_file_stand_where_they_would_if_each_had_been_added_in_turn(book: Book, tmp_path: Path) -> None:
    save_plan(book, None, PlanFields("Kế hoạch về dữ liệu số", number="9/KH-SNgV", dated_on=date(2027, 1, 5)))
    with book.store.work("Mục") as work:
        work.insert("plan_section", {"plan_id": 2, "title": "Việc", "path": "IX", "level": 1, "position": 1})
    proposal = listed(book, tmp_path, *((path, f"Việc {at}", None, None, None) for at, path in enumerate(PLACES, 1)))
    changes = proposal.apply(book, proposal.to_write(), None)
    together = in_order(book)
    history.undo(book, changes.change_id)
    section_of = {path: int(str(row_id)) for path, row_id in rows_of(book, "plan_section", "path, id")}
    for at, path in enumerate(PLACES, 1):
        add_task(book, TaskFields(f"Việc {at}", section_of.get(str(path))))
    assert together == in_order(book)
    assert together[0][0] == "Việc 4"
    assert [text for text, plan in together if plan != 1] == ["Việc 3", "Việc 9", "Việc 13"]


def in_order(book: Book) -> list[tuple[object, ...]]:
    """Return text and plan of the tasks in their order; no two have one position."""
    rows = sorted(rows_of(book, "task", "position, text, plan_id"), key=lambda row: int(str(row[0])))
    assert len({position for position, *_ in rows}) == len(rows)
    return [tuple(rest) for _, *rest in rows]


def test_each_task_of_a_file_costs_the_same_however_many_come(book: Book, tmp_path: Path) -> None:
    def statements_for(number: int) -> int:
        rows = [
            (("II/1", "II/2")[at % 2], f"Việc {at} của {number}", "Thanh tra Sở", None, None) for at in range(number)
        ]
        statements: list[object] = []

        def note(*given: object) -> None:
            statements.append(given[2])

        event.listen(book.store.engine, "before_cursor_execute", note)
        proposal = listed(book, tmp_path, *rows)
        proposal.apply(book, proposal.to_write(), None)
        event.remove(book.store.engine, "before_cursor_execute", note)
        return len(statements)

    few, many = statements_for(5), statements_for(40)
    assert many <= 8 * few
