"""A half year's text that was written before movements and tasks were two parts is told once, at its place."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers.document.as_text import as_json
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping.history import undo
from desktop_app.services.papers.reports.entered import HALF_YEAR, report, save_report
from desktop_app.services.papers.reports.papers import half_year_paper
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.year.movements import save_movement

MUSEUM = Path(__file__).parents[3] / "data" / "schemas"
OLD = "Sở phát động phong trào và tổ chức hai buổi nói chuyện."
PERIOD = "2026-H1"


def museum_book(folder: DataFolder, beside: str = "") -> int:
    """Put a book of schema 8 there whose two plans have an edited half year; return the id of the second plan."""
    shutil.copy(MUSEUM / "0008.db", folder.database)
    shutil.copytree(DataFolder(MUSEUM).attachments, folder.attachments)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        (first,) = connection.execute("SELECT min(id) FROM plan WHERE trashed_at IS NULL").fetchone()
        columns = [row[1] for row in connection.execute("PRAGMA table_info(plan)") if row[1] != "id"]
        second = connection.execute(
            f"INSERT INTO plan ({', '.join(columns)}) SELECT {', '.join(columns)} FROM plan WHERE id = ?", (first,)
        ).lastrowid
        connection.execute("DELETE FROM report_part")
        connection.execute("DELETE FROM report_statement")
        connection.execute("DELETE FROM report")
        for plan in (None, second):
            report_id = connection.execute(
                "INSERT INTO report (kind, period, plan_id, cut_off) VALUES ('half_year', ?, ?, '2026-06-30')",
                (PERIOD, plan),
            ).lastrowid
            for key, text in (("movements", OLD), (beside, "Đăng ký.")):
                if key:
                    values = (report_id, key, text)
                    connection.execute("INSERT INTO report_part (report_id, key, text) VALUES (?, ?, ?)", values)
    return int(second or 0)


def texts(book: Book, plan: int | None) -> dict[str, str]:
    return {part.key: part.text for part in report(book, HALF_YEAR, PERIOD, None, plan).parts}


def test_the_text_of_the_first_plan_stands_for_both_parts_until_it_is_reset(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    museum_book(folder)
    with opened(folder) as book:
        save_movement(book, None, MovementFields("Nói không với tin giả", date(2026, 3, 1), date(2026, 5, 30)))
        of_report = texts(book, None)
        assert of_report["movements_and_tasks"] == OLD
        assert not of_report.keys() & {"movements", "tasks"}
        printed = as_json(half_year_paper(book, PERIOD))
        assert printed.count(OLD) == 1
        # Its tổng kết alone is told, of what is to come.
        assert printed.count("Nói không với tin giả") == printed.count("Tổng kết phong trào thi đua") == 1
        save_report(book, HALF_YEAR, PERIOD, date(2026, 6, 30), {"movements_and_tasks": None})
        of_report = texts(book, None)
        assert "Nói không với tin giả" in of_report["movements"]
        assert "movements_and_tasks" not in of_report
        assert OLD not in of_report.values()


def test_the_text_of_another_plan_is_that_of_its_tasks(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    second = museum_book(folder)
    with opened(folder) as book:
        assert texts(book, second)["tasks"] == OLD
        assert as_json(half_year_paper(book, PERIOD, plan_id=second)).count(OLD) == 1


def test_what_was_stated_beside_the_text_of_another_plan_is_of_its_tasks_too(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    second = museum_book(folder)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute(
            "INSERT INTO report_statement (report_id, key, text, stated_by, stated_on) "
            "SELECT id, 'movements', 'Không có.', 'Lê Thị Hoa', '2026-07-01' FROM report WHERE plan_id = ?",
            (second,),
        )
    with opened(folder) as book:
        (part,) = [part for part in report(book, HALF_YEAR, PERIOD, None, second).parts if part.key == "tasks"]
        assert part.text == OLD
        assert part.statement is not None


@pytest.mark.parametrize("beside", ["registration", "tasks"])
def test_a_report_with_a_text_beside_it_was_written_after_the_split(tmp_path: Path, beside: str) -> None:
    folder = DataFolder(tmp_path)
    museum_book(folder, beside)
    with opened(folder) as book:
        of_report = texts(book, None)
        assert (of_report["movements"], of_report[beside]) == (OLD, "Đăng ký.")


def test_what_is_reset_has_the_draft_of_both_parts(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    museum_book(folder)
    with opened(folder) as book:
        save_movement(book, None, MovementFields("Nói không với tin giả", date(2026, 3, 1), date(2026, 5, 30)))
        (part,) = [part for part in report(book, HALF_YEAR, PERIOD).parts if part.key == "movements_and_tasks"]
        assert "Nói không với tin giả" in part.drafted
        assert part.heading == "Các phong trào thi đua"


def test_a_text_that_stands_for_two_parts_is_remarked_on_until_it_is_reset(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    museum_book(folder)

    def remarks_on(book: Book) -> list[tuple[str, str]]:
        all_remarks = remarks(book, report(book, HALF_YEAR, PERIOD))
        return [(each.part, each.sentence) for each in all_remarks if "thay cho hai mục" in each.sentence]

    with opened(folder) as book:
        ((part, sentence),) = remarks_on(book)
        assert part == "movements_and_tasks"
        assert sentence.startswith("Mục “Các phong trào thi đua” thay cho hai mục, phong trào và nhiệm vụ của Kế hoạch")
        save_report(book, HALF_YEAR, PERIOD, date(2026, 6, 30), {"movements_and_tasks": None})
        assert remarks_on(book) == []


def test_what_was_reset_before_and_is_undone_since_tells_the_tasks_once(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    museum_book(folder)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        # The text is reset in the book of the schema before, which logs the row as it was.
        row_id, report_id = connection.execute(
            "SELECT report_part.id, report_id FROM report_part JOIN report ON report.id = report_id "
            "WHERE plan_id IS NULL AND key = 'movements'"
        ).fetchone()
        connection.execute("DELETE FROM report_part WHERE id = ?", (row_id,))
        change_id = connection.execute(
            "INSERT INTO change (at, label, kind) VALUES ('2026-07-01T08:00:00Z', 'Sửa báo cáo', 'do')"
        ).lastrowid
        row = json.dumps({"report_id": report_id, "key": "movements", "text": OLD}, ensure_ascii=False)
        connection.execute(
            'INSERT INTO change_item (change_id, table_name, row_id, "before") VALUES (?, ?, ?, ?)',
            (change_id, "report_part", row_id, row),
        )
    with opened(folder) as book:
        assert OLD not in texts(book, None).values()
        undo(book)
        assert {key: text for key, text in texts(book, None).items() if text == OLD} == {"movements_and_tasks": OLD}
        assert as_json(half_year_paper(book, PERIOD)).count(OLD) == 1
        assert "tasks" not in texts(book, None)
