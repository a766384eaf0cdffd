"""Our side of each comparison: the program's own lists, services and store.

`python -m tests.benchmarks.ours NAME …` does one of them in this process and tells what it took as JSON.
"""

import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

from desktop_app.domain.keeping.typed_conditions import typed_conditions
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import fold
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import Book, opened
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.proposing import propose
from desktop_app.store.data_file import backup as stored
from tests.benchmarks.floors import BACKUPS, each, tell
from tests.benchmarks.million import data_folder
from tests.books import book_in, import_plan, workbook

PAGE = range(100)


def make(rows: str) -> None:
    """Make the data folder of so many nominations, if it is not there yet, and tell where it is."""
    tell(folder=str(data_folder(int(rows)).root))


def shown(folder: str) -> None:
    """Show the list of all nominations as the program does: its first paint, its number of rows, then to its end."""
    from desktop_app.app import make_application
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.tasks import Tasks
    from desktop_app.ui.widgets.lists.model import ListModel
    from desktop_app.ui.widgets.lists.view import ListView

    app = make_application()
    moments: dict[str, float] = {}
    with opened(DataFolder(Path(folder))) as book:
        context = Context(book, Tasks(app), app)
        began = time.perf_counter()
        view = ListView(context, NOMINATIONS)
        view.resize(1000, 700)
        model = cast(ListModel, view.table.model())

        def first_came() -> None:
            view.table.viewport().repaint()
            moments.setdefault("first", time.perf_counter() - began)

        def settled() -> None:
            moments.setdefault("settled", time.perf_counter() - began)
            moments["scrolled"] = time.perf_counter()
            model.dataChanged.connect(more_came)
            view.table.scrollToBottom()
            more_came()

        def more_came() -> None:
            if model.row(model.total - 1) is not None:
                view.table.viewport().repaint()
                end = time.perf_counter() - moments["scrolled"]
                tell(first=moments["first"], settled=moments["settled"], end=end, rows=model.total)
                os._exit(0)

        model.modelReset.connect(first_came)
        view.refreshed.connect(settled)
        view.show()
        app.exec()


def keys(folder: str, sort: str, round_code: str, *typed: str) -> None:
    """Find the first hundred rows, and how many there are in all, at each key typed."""
    query = ListQuery("nominations", sort=sort, scope={"round": round_code} if round_code else {})
    _time_each(folder, query, [replace(query, text=text) for text in typed])


def below(folder: str, column: str, round_code: str, *typed: str) -> None:
    """Do the same at each key typed below the head of a column."""
    query = ListQuery("nominations", scope={"round": round_code} if round_code else {})
    shown = NOMINATIONS.column(column)
    asked = [replace(query, conditions=typed_conditions(shown, text, date.today())) for text in typed]
    _time_each(folder, query, asked)


def _time_each(folder: str, query: ListQuery, asked: Sequence[ListQuery]) -> None:
    pages: list[float] = []
    counts: list[float] = []
    with opened(DataFolder(Path(folder))) as book:
        lists.page(book, query, PAGE)
        for of_key in asked:
            began = time.perf_counter()
            lists.page(book, of_key, PAGE)
            came = time.perf_counter()
            lists.count(book, of_key)
            pages.append(came - began)
            counts.append(time.perf_counter() - began)
    both = {"counted_median": statistics.median(counts), "counted_worst": max(counts)}
    tell(median=statistics.median(pages), worst=max(pages), **both)


def anywhere(folder: str, *typed: str) -> None:
    """Find records of every kind at each key typed, as Ctrl+K does."""
    from desktop_app.services.keeping.finding.everywhere import records_with

    times: list[float] = []
    with opened(DataFolder(Path(folder))) as book:
        records_with(book, typed[-1])
        for text in typed:
            began = time.perf_counter()
            records_with(book, text)
            times.append(time.perf_counter() - began)
    tell(median=statistics.median(times), worst=max(times))


def search_results(folder: str) -> None:
    """Tell how many rows `dang` and `đặng` find, and whether they are those with a word that begins so when folded."""
    searched = [column.key for column in NOMINATIONS.columns].index
    places = [searched("name"), searched("unit"), searched("award")]
    with opened(DataFolder(Path(folder))) as book:
        plain = {row.id for row in lists.everything(book, ListQuery("nominations", text="dang"))}
        marked = {row.id for row in lists.everything(book, ListQuery("nominations", text="đặng"))}
        count = lists.count(book, ListQuery("nominations", text="dang"))
        by_hand = set(_beginning(book, "dang", places))
    tell(plain=len(plain), marked=len(marked), counted=count, same=plain == marked == by_hand and count == len(plain))


def _beginning(book: Book, word: str, places: Sequence[int]) -> Iterator[int]:
    step = 10_000
    total = lists.count(book, ListQuery("nominations"))
    for start in range(0, total, step):
        for row in lists.page(book, ListQuery("nominations"), range(start, start + step), total):
            if any(each.startswith(word) for place in places for each in fold(row.values[place]).split()):
                yield row.id


def write(empty: str, full: str) -> None:
    """Write the nominations of one data folder into another as one change."""
    from desktop_app.store.derived import derived_columns

    with opened(DataFolder(Path(full))) as book, book.store.reading() as connection:
        left_out = {"id", *derived_columns("nomination")}
        nominations = connection.exec_driver_sql("SELECT * FROM nomination").mappings()
        rows = [{name: value for name, value in row.items() if name not in left_out} for row in nominations]
    with _copy(empty) as book:
        began = time.process_time()
        with book.store.work("Nhập đề nghị khen thưởng") as work:
            work.insert_many("nomination", rows)
        tell(cpu=time.process_time() - began, rows=len(rows))


def import_tasks(count: str) -> None:
    """Take so many tasks of two sections, in turn, from a workbook: each looked at, tried, then written."""
    sections, heads = ("II/1", "II/2"), ("Mục", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn")
    rest = ("Thanh tra Sở", "Văn phòng Sở", "Quý III/2026")
    rows = [(sections[at % 2], f"Việc thứ {at}", *rest) for at in range(int(count))]
    with tempfile.TemporaryDirectory() as parent, book_in(Path(parent, "so"), import_plan) as book:
        file = workbook(Path(parent, "nhiem-vu.xlsx"), heads, *rows)
        began = time.process_time()
        proposal = propose(book, "tasks", file, ImportSettings())
        proposal.apply(book, proposal.to_write(), None)
        tell(cpu=time.process_time() - began, rows=len(rows))


def read(folder: str, statement_file: str) -> None:
    """Read every nomination as lists, papers and exports do; keep the statement for the other side."""
    from sqlalchemy import event

    statements: list[tuple[str, object]] = []

    def keep(_c: object, _k: object, statement: str, parameters: object, _x: object, _m: bool) -> None:
        statements.append((statement, parameters))

    with opened(DataFolder(Path(folder))) as book:
        event.listen(book.store.engine, "before_cursor_execute", keep)
        lists.page(book, ListQuery("nominations"), range(1))
        began = time.process_time()
        rows = lists.everything(book, ListQuery("nominations"))
        cpu = time.process_time() - began
    Path(statement_file).write_text(json.dumps(statements[-1]), encoding="utf-8")
    tell(cpu=cpu, rows=len(rows))


def save(database: str) -> None:
    """Save the note of one nomination after another, each with its history, as a change of its own."""
    folder = Path(database).parent
    chance = random.Random(5)
    with opened(DataFolder(folder)) as book:
        highest = lists.count(book, ListQuery("nominations"))

        def once(number: int) -> None:
            with book.store.work("Sửa") as work:
                work.update("nomination", chance.randrange(1, highest), {"note": f"{os.getpid()}, lần {number}"})

        each(once)


def backup(database: str) -> None:
    """Back the data file up, checked and with its hash."""
    with tempfile.TemporaryDirectory() as parent:
        target = Path(parent, "backup.db")

        def once(_: int) -> None:
            stored.back_up(Path(database), target)
            stored.hash_of(target)

        each(once, BACKUPS)


@contextmanager
def _copy(folder: str) -> Iterator[Book]:
    with tempfile.TemporaryDirectory() as parent:
        copied = DataFolder(Path(parent))
        shutil.copyfile(DataFolder(Path(folder)).database, copied.database)
        with opened(copied) as book:
            yield book


OURS: dict[str, Callable[..., None]] = {
    "make": make,
    "shown": shown,
    "keys": keys,
    "below": below,
    "anywhere": anywhere,
    "found": search_results,
    "write": write,
    "import_tasks": import_tasks,
    "read": read,
    "save": save,
    "backup": backup,
}


def main(arguments: Sequence[str]) -> None:
    """Do what is named first, with the other arguments."""
    OURS[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
