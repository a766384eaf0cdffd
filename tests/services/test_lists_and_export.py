"""Lists and the whole book as workbooks: what is shown is what is read back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import Cancelled, InvalidRecord, UnwritableOutput, UsageError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import DEPARTURES
from desktop_app.domain.lists import Column, ColumnKind, ListQuery
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.keeping.export import export_everything
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.store import records, startup_queries
from desktop_app.store.list_sources.words import local_moment
from tests.books import dump, review_round, rows_of

pytestmark = pytest.mark.usefixtures("filled")


def shown(value: object) -> object:
    """Return a cell as a workbook is read: an empty one is "", a number a float."""
    if value is None:
        return ""
    return float(value) if isinstance(value, int) else value


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        (ListQuery("people"), ["name", "unit", "post"]),
        (ListQuery("people", "lan"), ["post", "name"]),
        (ListQuery("units", sort="name", descending=True), ["name", "valid_from", "valid_to", "people", "order"]),
        (ListQuery("nominations", scope={"round": "2026-H1"}), ["name", "period_to", "summary"]),
        (ListQuery("tasks", in_trash=True), ["text"]),
        (ListQuery("tasks"), [column.key for column in LIST_KINDS["tasks"].columns]),
    ],
)
def test_a_list_is_exported_as_seen(book: Book, tmp_path: Path, query: ListQuery, columns: list[str]) -> None:
    path = tmp_path / "danh-sach.xlsx"
    written = lists.export_list(book, query, columns, path)
    kind = LIST_KINDS[query.kind]
    places = [kind.columns.index(kind.column(key)) for key in columns]
    seen = [[shown(row.values[place]) for place in places] for row in lists.everything(book, query)]
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert written == len(seen)
    assert sheet[-len(seen) - 1 :] == [[kind.column(key).title for key in columns], *seen]


def test_dates_stay_dates(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "don-vi.xlsx"
    lists.export_list(book, ListQuery("units", "lễ tân"), ["valid_to"], path)
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[-1] == [date(2024, 12, 31)]


def test_rows_of_a_table_are_written_as_such(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    columns = [Column("name", "Tên", ColumnKind.LONG_TEXT), Column("day", "Ngày", ColumnKind.DATE), Column("n", "Số")]
    rows: list[list[object]] = [["=1+1", date(2026, 3, 5), 12], ["Lộc Ánh", "chưa có", 2.5], ["", None, "92,5 %"]]
    assert lists.export_rows(book, path, "Bảng: thử", columns, iter(rows)) == 3
    workbook = CalamineWorkbook.from_path(path)
    assert workbook.sheet_names == ["Bảng- thử"]
    assert workbook.get_sheet_by_index(0).to_python() == [
        ["Tên", "Ngày", "Số"],
        ["=1+1", date(2026, 3, 5), 12.0],
        ["Lộc Ánh", "chưa có", 2.5],
        ["", "", "92,5 %"],
    ]


def test_times_are_those_of_the_clock_here(book: Book, tmp_path: Path) -> None:
    sentences = [
        f"{datetime.fromisoformat(str(at)).astimezone():%d/%m/%Y %H:%M}" for (at,) in rows_of(book, "change", "at")
    ]
    sentences.reverse()
    assert [row.values[0] for row in lists.everything(book, ListQuery("history"))] == sentences
    assert [row.values[0] for row in lists.page(book, ListQuery("history"), range(len(sentences)))] == sentences
    path = tmp_path / "nhat-ky.xlsx"
    lists.export_list(book, ListQuery("history"), ["at"], path)
    assert CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[-len(sentences) :] == [
        [at] for at in sentences
    ]
    export_everything(book, path)
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name(LIST_KINDS["history"].title).to_python()
    assert [row[0] for row in sheet[-len(sentences) :]] == sentences
    (thrown,) = lists.everything(book, ListQuery("trash"))
    assert thrown.values[2] in sentences


@pytest.mark.parametrize("stored", ["", "hôm qua", "2026-13-01T00:00:00Z"])
def test_what_is_no_moment_is_shown_as_it_is(stored: str) -> None:
    assert local_moment(stored) == stored


def test_everything_is_one_workbook_a_sheet_a_kind(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "tat-ca.xlsx"
    written = export_everything(book, path, with_personal=True)
    workbook = CalamineWorkbook.from_path(path)
    assert len(workbook.sheet_names) == len(set(workbook.sheet_names)) >= 6
    sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    cells = {str(cell) for sheet in sheets for row in sheet for cell in row}
    for kind in ("tasks", "units", "people", "nominations"):
        for row in lists.everything(book, ListQuery(kind)):
            for value in row.values:
                assert value is None or isinstance(value, int | date) or value in cells
    assert written >= sum(lists.count(book, ListQuery(kind)) for kind in ("tasks", "units", "people", "history"))


def test_no_kind_of_living_record_is_left_out(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "tat-ca.xlsx"
    note_departure(book, DepartureWay.PRINT, "Quyết định", "Máy in phòng Văn thư", 2)
    written = export_everything(book, path)
    workbook = CalamineWorkbook.from_path(path)
    living = [kind for kind in LIST_KINDS.values() if kind.key != "trash" and not kind.withheld]
    amounts = [lists.count(book, ListQuery(kind.key)) - (kind is DEPARTURES) for kind in living]
    assert len(workbook.sheet_names) == len(living)
    for place, kind in enumerate(living):
        # A sheet's name holds 31 characters.
        assert workbook.sheet_names[place] == kind.title[:31]
        rows = workbook.get_sheet_by_index(place).to_python()
        assert len(rows) == 1 + amounts[place] > 1
        assert rows[0] == [column.title for column in kind.columns if not column.personal]
    assert written == sum(amounts)


def test_holds_are_listed_when_asked_for_and_never_exported_with_everything(book: Book, tmp_path: Path) -> None:
    ((first, last, kind, name, document, discipline),) = [
        row.values for row in lists.everything(book, ListQuery("holds"))
    ]
    assert (first, last, document, discipline) == (date(2026, 2, 2), date(2026, 2, 27), "04/TB-SNgV", "")
    assert (kind, name) == ("Tập thể", "Phòng Quản lý biên giới")
    path = tmp_path / "tat-ca.xlsx"
    export_everything(book, path)
    workbook = CalamineWorkbook.from_path(path)
    cells = {
        str(cell)
        for name in workbook.sheet_names
        for row in workbook.get_sheet_by_name(name).to_python()
        for cell in row
    }
    assert not [cell for cell in cells if "04/TB-SNgV" in cell]
    assert "Số hóa hồ sơ lễ tân" in cells


def test_year_records_are_listed_the_latest_year_first_and_filtered_by_a_year(book: Book) -> None:
    listed = [row.values[:5] for row in lists.everything(book, ListQuery("year-records"))]
    assert sorted(listed[1:]) == [
        (2024, "Cá nhân", "Nông Thị Lan", "Hoàn thành tốt nhiệm vụ", ""),
        (2024, "Tập thể", "Phòng Quản lý biên giới", "Hoàn thành tốt nhiệm vụ", ""),
    ]
    assert listed[0] == (2025, "Cá nhân", "Nông Thị Lan", "Hoàn thành xuất sắc nhiệm vụ", "có")
    for scope, number in (({"year": 2024}, 2), ({"year": 2024, "kind": "collective"}, 1), ({"person": 1}, 2)):
        assert lists.count(book, ListQuery("year-records", scope=scope)) == number
    assert lists.count(book, ListQuery("initiatives", "so hoa", scope={"year": 2025})) == 1


def test_a_cancelled_export_leaves_the_file_there_was(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    path.write_text("trước")
    with pytest.raises(Cancelled):
        lists.export_list(book, ListQuery("history"), ["label"], path, lambda done: False)
    with pytest.raises(Cancelled):
        export_everything(book, path, lambda done: False)
    assert path.read_text() == "trước"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["danh-sach.xlsx"]


def test_progress_hears_of_every_row(book: Book, tmp_path: Path) -> None:
    heard: list[int] = []

    def hear(done: int) -> bool:
        heard.append(done)
        return True

    written = lists.export_list(book, ListQuery("history"), ["label"], tmp_path / "nhat-ky.xlsx", hear)
    assert heard[-1] == written == lists.count(book, ListQuery("history"))


def test_what_cannot_be_written_is_said(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "không có" / "danh-sach.xlsx"
    with pytest.raises(UnwritableOutput, match="danh-sach"):
        lists.export_list(book, ListQuery("people"), ["name"], path)
    with pytest.raises(UnwritableOutput, match="danh-sach"):
        lists.export_rows(book, path, "Bảng", [Column("n", "Số")], [[1]])
    with pytest.raises(UnwritableOutput, match="danh-sach"):
        export_everything(book, path)


@pytest.mark.parametrize(
    "query",
    [
        ListQuery("awards?"),
        ListQuery("people", sort="colour"),
        ListQuery("people", scope={"round": "2026-H1"}),
        ListQuery("units", scope={"year": 2026}),
    ],
)
def test_a_question_no_list_knows_is_wrong_usage(query: ListQuery) -> None:
    with pytest.raises(UsageError):
        lists.checked_query(query)


def test_a_round_is_asked_for_however_its_code_is_written(book: Book) -> None:
    query = lists.checked_query(ListQuery("nominations", scope={"round": " 2026-h1"}))
    assert lists.count(book, query) == 3
    with pytest.raises(InvalidRecord):
        lists.checked_query(ListQuery("nominations", scope={"round": "2026"}))


def test_reading_lists_changes_nothing(book: Book) -> None:
    before = dump(book)
    for kind in LIST_KINDS:
        query = ListQuery(kind, "a")
        assert lists.count(book, query) == len(lists.page(book, query, range(1000)))
    assert dump(book) == before


def test_a_code_means_the_round_that_is_not_in_the_trash(book: Book) -> None:
    trashed = review_round(book, "2025-H1")
    put_in_trash(book, "review_round", [trashed])
    # The acts refuse a second round of a code; a file of another program, or of an earlier version, may have one.
    with book.store.work("Đợt thứ hai cùng mã") as work:
        values = records.fetch(work.connection, "review_round", trashed)
        living = work.insert("review_round", {**values, "id": None, "trashed_at": None})
        work.update("nomination", 1, {"round_id": living})
    query = ListQuery("nominations", scope={"round": "2025-H1"})
    assert [row.id for row in lists.everything(book, query)] == [1]
    with book.store.plain_reading() as connection:
        assert startup_queries.count_rows(connection, query) == 1
