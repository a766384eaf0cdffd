"""The page on the data file names every table and column, and its statements read every list without the program."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.keeping.exports.data_file_page import data_file_in_brief, data_file_page
from desktop_app.services.keeping.record_log.history_words import kind_title
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.store.data_file.values import KNOWN_WORDS
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
    # The page is kept for years: its statements tell of the day on which they are run, not of today.
    assert [key for key, statement in statements.items() if re.search(r"'20\d\d-", statement)] == []
    by_hand = re.findall("^SELECT .*;$", (ROOT / "packaging/read-a-book.md").read_text(encoding="utf-8"), re.MULTILINE)
    with closing(sqlite3.connect(book.folder.database)) as plain:
        counts = [len(plain.execute(statement).fetchall()) for statement in by_hand]
        heads = [name for name, *_ in plain.execute(statements["tasks"]).description]
        read = {key: [row[0] for row in plain.execute(statement)] for key, statement in statements.items()}
        named = dict(re.findall(r"^### .*\(`(\w+)`\)\n\n((?:- .*\n)+)", page, re.MULTILINE))
        columns_of = {
            name: {column for _, column, *_ in plain.execute(f'PRAGMA table_info("{name}")')}
            for (name,) in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not re.search("^(sqlite_|alembic_version$|nomination_search)", name)
        }
    # The window has one plan at a time; here those of all plans stand below each other.
    assert "Kế hoạch" in heads
    assert counts == [len(there[key]) for key in ("people", "units", "history")]
    assert read == {key: sorted(ids) for key, ids in there.items()}
    assert {name: set(re.findall("^- `(.+?)`", lines, re.MULTILINE)) for name, lines in named.items()} == columns_of


def test_each_column_and_each_code_is_told_in_words() -> None:
    page = data_file_page()
    tables = re.findall(r"^### .*\(`(\w+)`\)\n\n((?:- .*\n)+)", page, re.MULTILINE)
    lines = {(table, name): words for table, block in tables for name, words in re.findall("- `(.+?)`: (.*)", block)}
    of_the_tool = re.compile(r"([A-Z]+(\(\d+\))?|luôn có)$")
    assert [column for column, words in lines.items() if all(map(of_the_tool.match, words.split(", ")))] == []
    # Names of tables are told above, and a sign says itself.
    elsewhere = {*("≥", ">", "=", "≤", "<"), *(table for table, _ in tables)}
    # As they stand in the file, which has no true and false.
    assert lines["initiative", "recognised"].endswith("`1` là Đã công nhận; `0` là Chưa công nhận")
    assert not re.search("`(True|False)` là", page)
    codes = {
        column: {word for word in words if word and word not in elsewhere} for column, words in KNOWN_WORDS.items()
    }
    untold = {
        column: {word for word in words if f"`{word}` là " not in lines[column]} for column, words in codes.items()
    }
    assert {column: words for column, words in untold.items() if words} == {}
    assert lines["departure", "place"] == "TEXT, Nơi đến, luôn có"
    assert kind_title("") not in re.findall(r"^### (.*) \(`", page, re.MULTILINE)
    # Tables that hold nothing of the office's are said to.
    assert all(f"`{name}" in page for name in ("alembic_version", "nomination_search"))


def test_in_brief_the_file_is_told_in_the_words_of_the_forms() -> None:
    brief = data_file_in_brief()
    assert "- **Người**: họ và tên; giới tính; năm sinh; bắt đầu công tác\n" in brief
    assert re.findall("[A-Z]{3,}|SQL|[a-z]+_[a-z]+|[Mm]ã băm|byte", brief.replace("CCVCNLĐ", "")) == []
    lines = dict(re.findall(r"^- \*\*(.*?)\*\*: (.*)$", brief, re.MULTILINE))
    titles = set(re.findall(r"^### (.*) \(`\w+`\)$", data_file_page().partition("## Mỗi danh sách")[0], re.MULTILINE))
    assert {title for title in titles - lines.keys() if not title.startswith(("Nhật ký", "Những gì đã ra"))} == set()
