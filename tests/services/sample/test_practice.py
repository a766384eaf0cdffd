"""The book to practise with has a folder of its own: nothing of it gets into the one at work, nor the other way."""

import hashlib
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app import cli
from desktop_app.domain.errors import ClerkError, InvalidRecord, StoreProblem, UnreadableInput
from desktop_app.intake.files.workbook import Sheet
from desktop_app.runtime.paths import DataFolder, default_data_folder, practice_folder
from desktop_app.services.book import opened
from desktop_app.services.certificates import certificates
from desktop_app.services.certificates.layouts import layouts
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.keeping import backups, checks, history, packages
from desktop_app.services.keeping.data_safety import choose_place
from desktop_app.services.keeping.exports.whole_book import export_whole
from desktop_app.services.papers import papers
from desktop_app.services.practice import refuse_practised_list
from desktop_app.services.sample import practice
from desktop_app.store.data_file.version import is_for_practice, mark_for_practice
from tests.books import book_in, copied_book, fill, rows_of

MARK = "THỰC HÀNH"


def bytes_of(root: Path) -> dict[str, str]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def practice_in(root: Path) -> DataFolder:
    folder = DataFolder(copied_book(root, fill))
    mark_for_practice(folder.database)
    return folder


def test_a_session_of_practice_leaves_the_book_at_work_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "of-user"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "of-user"))
    own = default_data_folder()
    with book_in(own.root, fill):
        pass
    before = bytes_of(own.root)
    # What the sample is has tests of its own.
    monkeypatch.setattr(practice, "fill", fill)
    assert cli.main(["init", "--practice"]) == 0
    assert str(practice_folder().root) in capsys.readouterr().out
    with opened(practice_folder()) as book:
        assert book.store.is_for_practice
        people = len(rows_of(book, "person"))
        history.undo(book)
        assert rows_of(book, "change", where="undone_by IS NOT NULL")
        backup = backups.back_up(book, book.folder.backups / "by-hand.db").path
    assert cli.main(["init", "--practice"]) == 0
    with opened(practice_folder()) as book:
        # What was done in it stays until it is made afresh.
        assert rows_of(book, "change", where="undone_by IS NOT NULL")
    assert cli.main(["init", "--practice", "--afresh"]) == 0
    assert not backup.exists()
    with opened(practice_folder()) as book:
        assert book.store.is_for_practice
        assert len(rows_of(book, "person")) == people > 0
    assert bytes_of(own.root) == before
    assert cli.main(["init", "--afresh"]) == 2


def test_a_book_at_work_is_never_taken_for_one_to_practise_with(tmp_path: Path) -> None:
    with book_in(tmp_path / "own", fill):
        pass
    folder, before = DataFolder(tmp_path / "own"), bytes_of(tmp_path / "own")
    for afresh in (False, True):
        with pytest.raises(StoreProblem, match="sổ thật"):
            practice.prepare_practice(folder, afresh=afresh)
        assert bytes_of(folder.root) == before


@pytest.mark.parametrize("words", [(), ("--sample",)])
def test_no_book_to_work_with_is_made_in_the_place_for_practising(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "of-user"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "of-user"))
    place = practice_folder().root
    assert cli.main(["--data", str(place), "init", *words]) == StoreProblem.exit_status
    sentence, way = capsys.readouterr().err.splitlines()
    assert "là chỗ của sổ thực hành" in sentence
    assert way.endswith("so-thi-dua init --practice")
    assert not place.exists()


def test_what_is_left_of_a_book_at_work_is_not_cleared_for_practice(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "own")
    with book_in(folder.root, fill) as book:
        backups.back_up(book)
    # Its data file is gone, or has nothing in it any more: the backups are all that is left.
    for lose in (folder.database.unlink, lambda: folder.database.write_bytes(b"")):
        lose()
        before = bytes_of(folder.root)
        for afresh in (True, False):
            with pytest.raises(StoreProblem, match="bản sao lưu"):
                practice.prepare_practice(folder, afresh=afresh)
            assert bytes_of(folder.root) == before


def test_a_damaged_one_in_its_place_is_made_afresh_and_the_place_takes_no_other_book(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "of-user"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "of-user"))
    monkeypatch.setattr(practice, "fill", fill)
    place = practice_folder()
    with book_in(tmp_path / "own", fill) as book:
        backups.back_up(book, tmp_path / "own.db")
    with pytest.raises(UnreadableInput, match="sổ thật"):
        packages.restore(place, tmp_path / "own.db")
    assert not place.root.exists()
    practice_in(place.root)
    place.database.write_bytes(b"\0" * 200 + place.database.read_bytes()[200:])
    with pytest.raises(StoreProblem, match="hỏng"):
        practice.prepare_practice(place)
    practice.prepare_practice(place, afresh=True)
    with opened(place) as book:
        assert book.store.is_for_practice
        assert rows_of(book, "person")


def test_one_that_was_killed_while_it_was_filled_is_filled_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: object) -> None:
        raise KeyboardInterrupt

    folder = DataFolder(tmp_path / "practice")
    monkeypatch.setattr(practice, "fill", killed)
    with pytest.raises(KeyboardInterrupt):
        practice.prepare_practice(folder)
    monkeypatch.setattr(practice, "fill", fill)
    practice.prepare_practice(folder)
    with opened(folder) as book:
        assert rows_of(book, "person")
        assert book.store.is_for_practice


def test_no_backup_gets_from_one_sort_of_book_into_the_other(tmp_path: Path) -> None:
    own, other, empty = DataFolder(tmp_path / "own"), practice_in(tmp_path / "practice"), DataFolder(tmp_path / "new")
    with book_in(own.root, fill) as book:
        backups.back_up(book, tmp_path / "own.db")
        packages.write_package(book, tmp_path / "own.zip", "ban do xanh 1945")
    with opened(other) as book:
        backups.back_up(book, tmp_path / "practice.db")
    (other.root / "usb").mkdir()
    with opened(own) as book:
        for place in (other.root, other.root / "usb"):
            with pytest.raises(InvalidRecord, match="sổ thực hành"):
                choose_place(book, place)
    before = bytes_of(own.root), bytes_of(other.root)
    for folder in (own, empty):
        for act in (packages.preview, packages.restore):
            with pytest.raises(UnreadableInput, match="sổ thực hành"):
                act(folder, tmp_path / "practice.db")
        with pytest.raises(UnreadableInput, match="sổ thực hành"):
            packages.restore(folder, other.database)
    for backup, key in ((tmp_path / "own.db", ""), (tmp_path / "own.zip", "ban do xanh 1945")):
        with pytest.raises(UnreadableInput, match="sổ thật"):
            packages.restore(other, backup, key)
    assert (bytes_of(own.root), bytes_of(other.root)) == before
    assert not empty.root.exists()
    # Its own ones are taken back.
    assert packages.restore(other, tmp_path / "practice.db").counts["person"]
    assert is_for_practice(other.database)


def test_it_hands_nothing_over_and_marks_what_it_prints(tmp_path: Path) -> None:
    with opened(practice_in(tmp_path / "practice")) as book:
        (tmp_path / "usb").mkdir()
        for act in (
            lambda: packages.write_package(book, tmp_path / "a.zip", "ban do xanh 1945", handover=True),
            lambda: export_whole(book, tmp_path / "a.xlsx"),
            lambda: choose_place(book, tmp_path / "usb"),
        ):
            with pytest.raises(InvalidRecord, match="sổ thực hành"):
                act()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["practice", "usb"]
        options = {"round": "2026-H1"}
        printed = {key: papers.render(book, "submission", options, key).content for key in ("pdf", "docx", "xlsx")}
        decisions = rows_of(book, "decision", "id", "signed_on IS NOT NULL")
        certificate = certificates.render(certificates_of(book, int(str(decisions[0][0]))), layouts(book))
    for content in (printed["pdf"], certificate):
        pages = PdfReader(io.BytesIO(content)).pages
        assert all(MARK in page.extract_text() for page in pages)
    for section in docx.Document(io.BytesIO(printed["docx"])).sections:
        assert section.footer.paragraphs[0].text == section.first_page_footer.paragraphs[0].text == MARK
    for sheet in load_workbook(io.BytesIO(printed["xlsx"])).worksheets:
        feet = (sheet.HeaderFooter.firstFooter, sheet.HeaderFooter.oddFooter)
        assert [foot is not None and foot.center.text for foot in feet] == [MARK, MARK]


def test_no_list_template_or_paper_of_it_is_taken_into_a_book_at_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, sent = str(tmp_path / "own"), tmp_path / "sent"
    with book_in(tmp_path / "own", fill):
        pass
    practised = str(practice_in(tmp_path / "practice").root)
    sent.mkdir()
    files = [sent / name for name in ("nguoi.xlsx", "nguoi.csv", "mau.xlsx")]
    for file in files[:2]:
        assert cli.main(["--data", practised, "list", "people", "--out", str(file)]) == 0
    assert cli.main(["--data", practised, "template", "people", "--out", str(files[2])]) == 0
    papers_of_it = [tmp_path / "danh-sach.docx", tmp_path / "danh-sach.xlsx"]
    options = ["nomination-list", "--round", "2026-H1"]
    for file in papers_of_it:
        assert cli.main(["--data", practised, "paper", *options, "--out", str(file)]) == 0
    before = bytes_of(tmp_path / "own")
    for file in papers_of_it:
        capsys.readouterr()
        assert cli.main(["--data", own, "import", "nominations", str(file), "--round", "2026-H1"]) == 3
        assert "xuất từ sổ thực hành" in capsys.readouterr().err
    for file in files:
        capsys.readouterr()
        assert cli.main(["--data", own, "import", "people", str(file)]) == 3
        assert "xuất từ sổ thực hành" in capsys.readouterr().err
        assert cli.main(["--data", practised, "import", "people", str(file), "--dry-run"]) == 0
    cli.main(["--data", own, "import-folder", str(sent), "--kind", "people"])
    assert capsys.readouterr().out.count("xuất từ sổ thực hành") == len(files)
    assert bytes_of(tmp_path / "own") == before
    # A list of the office's own subject is no list of such a book.
    with opened(DataFolder(tmp_path / "own")) as book:
        saving = "THỰC HÀNH TIẾT KIỆM, CHỐNG LÃNG PHÍ"
        refuse_practised_list(book, [Sheet(saving, ((saving,), ("Họ và tên",)))], tmp_path / "a.xlsx")


def test_a_repair_does_not_make_it_a_book_at_work(tmp_path: Path) -> None:
    folder = practice_in(tmp_path / "practice")
    with opened(folder) as book:
        backups.back_up(book)
        with closing(sqlite3.connect(folder.database)) as connection:
            connection.execute("DROP TABLE obstacle")
            connection.commit()
        checks.check(book, repair=True)
    assert is_for_practice(folder.database)
    content = folder.database.read_bytes()
    folder.database.write_bytes(b"\0" * 100 + content[100:])
    with pytest.raises(ClerkError), opened(folder):
        pass
    checks.repair_closed(folder)
    assert is_for_practice(folder.database)
