"""One field set for many records: as one step, with the rules of each, or not at all."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import shortened
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.fields.many import fields_for_many, preview, set_for_all
from desktop_app.services.year import activities
from tests.books import book_in, fill, rows_of, unit

DAYS = (date(2026, 3, 2), date(2026, 4, 6), date(2026, 5, 4))


def held(book: Book) -> list[int]:
    fields = (ActivityFields(day, ActivityKind.EVENT, f"Tọa đàm {number}") for number, day in enumerate(DAYS, 1))
    return [activities.add_activity(book, of_day).only_id("activity") for of_day in fields]


def test_all_change_as_one_step_and_come_back_together(book: Book) -> None:
    office, ids = unit(book, "Văn phòng"), held(book)
    lines = preview(book, "activity", ids, "unit_id", office)
    assert [(line.name, line.before, line.after) for line in lines[:1]] == [("“Tọa đàm 1”", "(trống)", "Văn phòng")]
    changes = set_for_all(book, "activity", ids, "unit_id", office)
    assert changes.label == "Sửa “Đơn vị” của 3 hoạt động thành “Văn phòng”"
    assert changes.ids["activity"] == frozenset(ids)
    assert {activities.activity(book, row_id).unit_id for row_id in ids} == {office}
    assert not any(line.changes for line in preview(book, "activity", ids, "unit_id", office))
    history.undo(book)
    assert {activities.activity(book, row_id).unit_id for row_id in ids} == {None}


def test_what_the_rules_of_a_record_refuse_changes_none(book: Book) -> None:
    ids = held(book)
    before = [activities.activity(book, row_id) for row_id in ids]
    with pytest.raises(InvalidRecord, match="“Tọa đàm 3”"):
        set_for_all(book, "activity", ids, "to_date", DAYS[1])
    assert [activities.activity(book, row_id) for row_id in ids] == before
    with pytest.raises(InvalidRecord, match="không sửa chung được"):
        set_for_all(book, "activity", ids, "title", "Một tên")
    with pytest.raises(InvalidRecord, match="đều đang có"):
        set_for_all(book, "activity", ids, "kind", ActivityKind.EVENT)
    assert fields_for_many("no such kind") == {}


def test_the_command_line_shows_first_and_then_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
        ids = held(book)
    asked = ["--data", str(tmp_path / "book"), "set-field", *(f"activity:{row_id}" for row_id in ids)]
    asked += ["--field", "unit_id", "--value", "van phong"]
    assert main([*asked, "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "“Tọa đàm 1”\t(trống) → Văn phòng"
    assert main(asked) == 0
    assert capsys.readouterr().out == "Sửa “Đơn vị” của 3 hoạt động thành “Văn phòng”.\n"
    assert main([*asked[:-1], "Phòng Không Có"]) == 3
    notable = [*asked[:-4], "--field", "notable", "--value"]
    capsys.readouterr()
    assert main([*notable, "maybe"]) == 2
    assert main([*notable, "yes"]) == 0
    assert capsys.readouterr().out == "Sửa “Tiêu biểu” của 3 hoạt động thành “Có”.\n"


def test_a_record_without_a_name_has_that_of_the_record_it_is_a_part_of(book: Book) -> None:
    fill(book)
    (line,) = preview(book, "occurrence", [1], "result", "Đã tổ chức")
    names = {f"“{shortened(str(content), 60)}”" for (content,) in rows_of(book, "task", "text")}
    assert line.name in names
