"""The page on the data file names every table and column, and its statements read every list without the program."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.keeping.exports.data_file_page import data_file_page
from desktop_app.services.keeping.trash import put_in_trash
from tests.books import book_in, fill
from tests.processes import ROOT


def test_each_list_is_read_by_one_statement_of_any_tool_for_sqlite(tmp_path: Path) -> None:
    page = data_file_page()
    assert "- `full_name`: TEXT, Họ và tên, luôn có" in page
    with book_in(tmp_path / "book", fill) as book:
        person = lists.everything(book, ListQuery("people"))[0]
        put_in_trash(book, "person", [person.id])
        there = {key: [row.id for row in lists.everything(book, ListQuery(key))] for key in LIST_KINDS}
    assert person.id not in there["people"]
    statements = dict(re.findall(r"\(`([\w-]+)`\)\n\n```sql\n(.*?);\n```", page, re.DOTALL))
    assert statements.keys() == LIST_KINDS.keys()
    by_hand = re.findall("^SELECT .*;$", (ROOT / "packaging/read-a-book.md").read_text(encoding="utf-8"), re.MULTILINE)
    with closing(sqlite3.connect(book.folder.database)) as plain:
        counts = [len(plain.execute(statement).fetchall()) for statement in by_hand]
        read = {key: [row[0] for row in plain.execute(statement)] for key, statement in statements.items()}
        named = dict(re.findall(r"^### `(\w+)`.*\n\n((?:- .*\n)+)", page, re.MULTILINE))
        columns_of = {
            name: {column for _, column, *_ in plain.execute(f'PRAGMA table_info("{name}")')}
            for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not re.search("search|sqlite_|alembic|fts", name)
        }
    assert counts == [len(there[key]) for key in ("people", "units", "history")]
    assert read == {key: sorted(ids) for key, ids in there.items()}
    assert {name: set(re.findall("^- `(.+?)`", lines, re.MULTILINE)) for name, lines in named.items()} == columns_of
