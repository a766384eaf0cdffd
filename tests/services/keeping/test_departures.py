"""What leaves the machine is written down, by whom and where to; personal facts leave only when asked for."""

import os
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop_app.domain.errors import InvalidRecord, StoreFull, UnwritableOutput
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import attachments, lists
from desktop_app.services.book import Book, opened, operator_name, working_as
from desktop_app.services.certificates import certificates
from desktop_app.services.day.calendar import save_calendar
from desktop_app.services.departures import note_departure
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.looking import save_report
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import backups, history, trash
from desktop_app.services.keeping.data_safety import choose_place
from desktop_app.services.keeping.export import export_everything
from desktop_app.services.law.own_sets import export_set
from desktop_app.services.office import people
from desktop_app.services.papers import issued, papers
from tests.books import BookIds, book_in, individual, rows_of, unit

Noted = tuple[object, ...]


def noted(book: Book) -> list[Noted]:
    """Return way, content, place and amount of what left, the latest last."""
    return rows_of(book, "departure", "way, label, place, amount")


def cells_of(path: Path) -> set[str]:
    workbook = CalamineWorkbook.from_path(path)
    sheets = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
    return {str(cell) for sheet in sheets for row in sheet for cell in row}


def test_every_way_out_is_written_down(book: Book, filled: BookIds, tmp_path: Path) -> None:
    steps = rows_of(book, "change")
    people = lists.export_list(book, ListQuery("people"), ["name"], tmp_path / "nguoi.xlsx")
    everything = export_everything(book, tmp_path / "tat-ca.xlsx")
    papers.save(book, "nomination-list", {"round": "2026-H1"}, tmp_path / "de-nghi.pdf")
    save_calendar(book, 2026, tmp_path / "han.ics")
    ((issued_id,),) = rows_of(book, "issued_paper", "id")[:1]
    issued.save_reprint(book, int(str(issued_id)), tmp_path / "in-lai.xlsx")
    export_set(book, "2017-10-01", tmp_path / "quy-dinh.toml")
    ((kind, row_id),) = rows_of(book, "attachment", "table_name, row_id", "table_name != 'issued_paper'")[:1]
    (file, *_) = attachments.attachments(book, str(kind), int(str(row_id)))
    attachments.save_outside(book, file, tmp_path / "tep.bin")
    backups.back_up(book)
    backup = backups.back_up(book, tmp_path / "sao-luu.db")
    note_departure(book, DepartureWay.PRINT, "Quyết định", "Máy in phòng Văn thư", 2)
    entries = noted(book)
    assert [entry[2] for entry in entries] == [
        *(str(tmp_path / name) for name in ("nguoi.xlsx", "tat-ca.xlsx", "de-nghi.pdf", "han.ics", "in-lai.xlsx")),
        *(str(tmp_path / name) for name in ("quy-dinh.toml", "tep.bin", "sao-luu.db")),
        "Máy in phòng Văn thư",
    ]
    assert entries[0] == ("file", LIST_KINDS["people"].title, str(tmp_path / "nguoi.xlsx"), people)
    assert entries[1][3] == everything
    assert entries[-2] == ("backup", "Bản sao lưu", str(backup.path), sum(backup.counts.values()))
    assert entries[-1] == ("print", "Quyết định", "Máy in phòng Văn thư", 2)
    (latest, *_) = lists.everything(book, ListQuery("departures"))
    assert latest.values[1:6] == (
        latest.values[8],
        "In",
        "Quyết định",
        2,
        "Máy in phòng Văn thư",
    )
    # Nothing of it is a step: undo knows nothing of it, and the history is as it was.
    assert rows_of(book, "change") == steps


def test_certificates_are_written_down(book: Book, filled: BookIds, tmp_path: Path) -> None:
    decision = next(
        int(str(row_id)) for (row_id,) in rows_of(book, "decision", "id", "number != '' AND level = 'department'")
    )
    certificates.save(book, decision, tmp_path / "giay-khen.pdf", plain=True)
    assert noted(book)[-1][2] == str(tmp_path / "giay-khen.pdf")


def test_what_could_not_be_written_has_not_left(book: Book, filled: BookIds, tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput):
        lists.export_list(book, ListQuery("people"), ["name"], tmp_path / "khong-co" / "nguoi.xlsx")
    with pytest.raises(UnwritableOutput):
        papers.save(book, "nomination-list", {"round": "2026-H1"}, tmp_path / "khong-co" / "de-nghi.pdf")
    assert noted(book) == []


def test_undo_goes_past_what_left(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    lists.export_list(book, ListQuery("units"), ["name"], tmp_path / "don-vi.xlsx")
    assert history.undo(book).label == "Hoàn tác: Thêm đơn vị “Văn phòng”"
    assert len(noted(book)) == 1


def test_a_full_disk_holds_up_no_export(
    book: Book, filled: BookIds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise StoreFull("đầy")

    monkeypatch.setattr("desktop_app.store.departures.write_departure", full)
    assert lists.export_list(book, ListQuery("people"), ["name"], tmp_path / "nguoi.xlsx") > 0
    assert (tmp_path / "nguoi.xlsx").exists()
    assert noted(book) == []
    assert [record.getMessage() for record in caplog.records] == [
        "a departure is not in the log of the book: StoreFull"
    ]


def test_gender_year_of_birth_and_holds_leave_only_when_asked_for(book: Book, filled: BookIds, tmp_path: Path) -> None:
    plain, whole = tmp_path / "bo.xlsx", tmp_path / "kem.xlsx"
    columns = [column.key for column in LIST_KINDS["people"].columns]
    lists.export_list(book, ListQuery("people"), columns, plain)
    lists.export_list(book, ListQuery("people"), columns, whole, with_personal=True)
    titles = {"Giới tính", "Năm sinh"}
    assert cells_of(plain) & titles == set()
    assert cells_of(whole) >= titles
    with pytest.raises(InvalidRecord, match="kèm thông tin cá nhân"):
        lists.export_list(book, ListQuery("holds"), ["subject"], plain)
    assert lists.export_list(book, ListQuery("holds"), ["document"], plain, with_personal=True) == 1
    export_everything(book, plain)
    export_everything(book, whole, with_personal=True)
    sensitive = titles | {"04/TB-SNgV"}
    assert {part for cell in cells_of(plain) for part in sensitive if part in cell} == set()
    assert {part for cell in cells_of(whole) for part in sensitive if part in cell} == sensitive
    assert rows_of(book, "departure", "personal") == [(0,), (1,), (1,), (0,), (1,)]
    # Without them is said, too: blank would leave it open.
    newest = lists.page(book, ListQuery("departures"), range(2))
    at = [column.key for column in LIST_KINDS["departures"].columns].index("personal")
    # A list of names without them is a list of names all the same.
    assert LIST_KINDS["departures"].columns[at].title == "Kèm giới tính, năm sinh"
    assert [row.values[at] for row in newest] == ["có", "không"]


def test_no_export_tells_a_year_of_birth_or_a_hold_by_the_way(book: Book, filled: BookIds, tmp_path: Path) -> None:
    """Namesakes in a list of nominations, holds in the trash, the table of an import: each used to tell it unasked."""
    posts = [(None, PostFields(1, "Lái xe"))]
    namesake = people.save_person(book, None, PersonFields("Nông Thị Lan", "female", 1961), posts).only_id("person")
    individual(book, namesake)
    trash.put_in_trash(book, "hold", [1])
    sheet = tmp_path / "nguoi.csv"
    sheet.write_text("Họ và tên,Giới tính,Năm sinh\nVi Văn An,Nam,1962\n", encoding="utf-8")
    proposal = propose(book, "people", sheet, ImportSettings(new_people=True))
    plain, whole = tmp_path / "bo.xlsx", tmp_path / "kem.xlsx"
    for kind, secret in (("nominations", "1961"), ("trash", "04/TB-SNgV")):
        columns = [column.key for column in LIST_KINDS[kind].columns]
        lists.export_list(book, ListQuery(kind), columns, plain)
        lists.export_list(book, ListQuery(kind), columns, whole, with_personal=True)
        assert not [cell for cell in cells_of(plain) if secret in cell], kind
        assert [cell for cell in cells_of(whole) if secret in cell], kind
    export_everything(book, plain)
    assert not [cell for cell in cells_of(plain) if "1961" in cell]
    save_report(book, plain, proposal, proposal.to_write())
    save_report(book, whole, proposal, proposal.to_write(), with_personal=True)
    assert cells_of(plain) & {"Giới tính", "Năm sinh", "Nam", "1962"} == set()
    assert cells_of(whole) >= {"Giới tính", "Năm sinh", "Nam", "1962"}
    assert rows_of(book, "departure", "personal")[-2:] == [(0,), (1,)]
    sheet.write_text('Họ và tên,Từ ngày,"Số, ngày văn bản"\nBế Thu Hòa,01/12/2026,05/TB\n', encoding="utf-8")
    of_holds = propose(book, "holds", sheet, ImportSettings())
    with pytest.raises(InvalidRecord, match="kèm thông tin cá nhân"):
        save_report(book, plain, of_holds, of_holds.to_write())


def test_who_works_today_is_who_did_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "van-thu")
    with book_in(tmp_path / "book") as book:
        unit(book, "Văn phòng")
    # The deputy takes over on the same machine, with the same account.
    with working_as("  Hoàng  Thị Dịu "), book_in(tmp_path / "book") as book:
        unit(book, "Thanh tra")
        lists.export_list(book, ListQuery("units"), ["name"], tmp_path / "don-vi.xlsx")
        history.undo(book)
    with book_in(tmp_path / "book") as book:
        unit(book, "Phòng Lễ tân")
        assert rows_of(book, "change", "label, actor, login") == [
            ("Thêm đơn vị “Văn phòng”", "van-thu", "van-thu"),
            ("Thêm đơn vị “Thanh tra”", "Hoàng Thị Dịu", "van-thu"),
            ("Hoàn tác: Thêm đơn vị “Thanh tra”", "Hoàng Thị Dịu", "van-thu"),
            ("Thêm đơn vị “Phòng Lễ tân”", "van-thu", "van-thu"),
        ]
        assert rows_of(book, "departure", "actor, login") == [("Hoàng Thị Dịu", "van-thu")]
        shown = [(row.values[1], row.values[5]) for row in lists.everything(book, ListQuery("history"))]
        assert shown[1] == ("Hoàng Thị Dịu", "van-thu")


@pytest.mark.parametrize("name", ["123", "…", "x" * 121])
def test_what_is_no_name_works_nowhere(name: str) -> None:
    with pytest.raises(InvalidRecord, match="họ và tên"):
        operator_name(name)


def test_backups_that_leave_the_data_folder_are_written_down(book: Book, filled: BookIds, tmp_path: Path) -> None:
    place = tmp_path / "USB"
    place.mkdir()
    choose_place(book, place)
    inside = backups.back_up(book)
    (second,) = place.glob("*.db")
    outside = backups.back_up(book, tmp_path / "sao.db")
    records = sum(outside.counts.values())
    assert noted(book) == [
        ("backup", "Bản sao thứ hai (tự động)", str(second), records),
        ("backup", "Bản sao lưu", str(outside.path), records),
    ], f"but not {inside.path}, which stays"


@pytest.mark.skipif(os.name != "posix", reason="Windows lets nobody delete an open file")
def test_what_is_saved_of_a_lost_file_knows_where_it_was_written(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    book.folder.database.unlink()
    saved = backups.save_elsewhere(book, tmp_path / "cuu.db")
    assert [file.name for file in tmp_path.glob("*cuu.db*")] == ["cuu.db"]
    backups.restore(DataFolder(tmp_path / "lai"), saved.path)
    with opened(DataFolder(tmp_path / "lai")) as again:
        assert [entry[:3] for entry in noted(again)] == [("backup", "Bản sao lưu", str(saved.path))]
