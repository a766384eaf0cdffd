"""Pictures for whoever changes the program: all pages, dialogs and papers are in them, and none has to be named."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.cli.certificates import KIND
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.widgets.papers.view import PaperView
from tests.books import book_in, review_round
from tests.paper_choices import every_choice
from tests.pictures.books import make_book
from tests.pictures.camera import is_blank
from tests.pictures.hand import slug
from tests.pictures.papers import CERTIFICATES, every_paper
from tests.pictures.shots import own_windows, unseen
from tests.pictures.squeezed import beyond_screen, has_way_out
from tests.pictures.views import EMPTY, FULL, LIGHT, SCHEMES, VIEWS, view_named

ROOT = Path(__file__).parents[2]
ARRANGED = (
    *((FULL, screen) for screen in ("1366x768", "1366x768-150", "1920x1080")),
    *((FULL, f"{screen}-letters-200") for screen in ("1366x768", "1920x1080")),
    *((EMPTY, screen) for screen in ("1366x768", "1366x768-150")),
)
"""The states and screens in which every page is looked at."""
CUT_IN_ONE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QLabel
from tests.pictures.camera import Camera
from tests.pictures.views import BLACK, DARK, LIGHT
camera = Camera(Path(sys.argv[1]), LIGHT, None, "", in_every_scheme=True)
camera.go_to("office")
camera.rest()
label = QLabel("Một dòng chữ dài hơn chỗ của nó nhiều lần", camera.window.current_page)
label.setGeometry(0, 0, 1300, 2)
wear = camera.wear
def cut_in_it(scheme):
    wear(scheme)
    label.setVisible(scheme == sys.argv[2])
camera.wear = cut_in_it
cut_in_it(LIGHT)
camera.take("office")
print(*(line for line in camera.squeezed if "cut" in line), sep=chr(10))
camera.leave()
"""


def looked_at(state: str, screen: str, folder: Path, *arguments: str) -> dict[str, Any]:
    """Return what is told of one view, of which the arguments say how much is looked at."""
    view = view_named(f"{state}-light-{screen}")
    make_book(folder / "so-thi-dua", state)
    command = [sys.executable, "-m", "tests.pictures", "view", view.name, str(folder / "so-thi-dua"), *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=view.environment(folder), capture_output=True, encoding="utf-8", timeout=560, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return cast(dict[str, Any], json.loads(done.stdout))


def is_whole_screen(size: Sequence[int]) -> bool:
    """Tell whether a window fills the screen: it is whole points of the program's, each of which may be several."""
    width, height = size
    return abs(width - 1366) <= 2 and abs(height - 768) <= 2


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("screen", ["1366x768-150", "1366x768-letters-200"])
def test_every_page_and_window_comes_into_the_pictures(screen: str, tmp_path: Path) -> None:
    # Where a window has least room; `dev.py shots` opens all of them on every other screen, too.
    answer = looked_at(FULL, screen, tmp_path)
    taken = answer["taken"]
    # Nothing in it is cut, lies over something else or is larger than the screen.
    assert answer["faults"] == []
    assert {page.key for page in PAGES} <= taken.keys()
    assert unseen(answer["seen"]) == []
    assert {"people.theo-nam", "people.them-nguoi", "people.nhap-tu-excel", "emulation.sua.kiem-tra"} <= taken.keys()
    assert {"emulation.hoi-dong-thanh-vien.sua-thanh-vien", "menu.phim-tat", "menu.co-gi-moi"} <= taken.keys()
    # The main window is as large as the screen, and stays so on every page.
    assert all(is_whole_screen(size) for name, size in taken.items() if "." not in name)


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("state", "screen"), ARRANGED)
def test_every_page_and_tab_is_arranged_without_a_fault_in_all_colours_and_sizes(
    state: str, screen: str, tmp_path: Path
) -> None:
    answer = looked_at(state, screen, tmp_path, "--pages-alone", "--in-every-scheme")
    taken = answer["taken"]
    assert (answer["faults"], answer["seen"]) == ([], [])
    assert {page.key for page in PAGES} <= taken.keys()
    assert {"people.theo-nam", "emulation.quyet-dinh", "emulation.2025-h2", "rules.bo-rieng"} <= taken.keys()
    assert "emulation.chi-tiet" in taken
    assert len({tuple(size) for size in taken.values()}) == 1
    assert "1920x1080" in screen or all(is_whole_screen(size) for size in taken.values())


def test_no_size_of_the_window_is_left_out() -> None:
    looked = {f"{state}-{screen}" for state, screen in ARRANGED}
    assert {view.name.replace(f"-{view.scheme}-", "-") for view in VIEWS} == looked


@pytest.mark.process
@pytest.mark.slow
def test_another_state_of_a_page_is_another_picture(tmp_path: Path) -> None:
    out = tmp_path / "out"
    looked_at(FULL, "1366x768", tmp_path, "rules", "emulation", "--pages-alone", "--out", str(out))
    for page, state in (("rules", "rules.bo-rieng"), ("emulation.2025-h2", "emulation.chi-tiet")):
        first, second = (QImage(str(out / f"{name}-full-light-1366x768.png")) for name in (page, state))
        assert not first.isNull()
        assert first != second, state


@pytest.mark.process
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_cut_in_one_of_the_colours_is_found(scheme: str, tmp_path: Path) -> None:
    make_book(tmp_path / "so-thi-dua", EMPTY)
    command = [sys.executable, "-c", CUT_IN_ONE, str(tmp_path / "so-thi-dua"), scheme]
    environment = view_named(f"{EMPTY}-light-1366x768").environment(tmp_path)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    words = "office" if scheme == LIGHT else f"office ({scheme})"
    assert done.returncode == 0, done.stderr
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [words]


@pytest.mark.process
@pytest.mark.slow
def test_an_enlarged_screen_is_pictured_with_all_its_pixels(tmp_path: Path) -> None:
    out = tmp_path / "out"
    answer = looked_at(EMPTY, "1366x768-150", tmp_path, "office", "--out", str(out))
    pictures = {file.name.removesuffix("-empty-light-1366x768-150.png"): QImage(str(file)) for file in out.iterdir()}
    assert pictures.keys() == {
        "office",
        "office.sua-thong-tin-co-quan",
        "office.thay-doi-thong-tin-co-quan-tu-mot-ngay",
    }
    assert answer["faults"] == []
    # What is told of a size without a picture is that of the picture.
    assert {name: list(picture.size().toTuple()) for name, picture in pictures.items()} == answer["taken"]
    office = pictures["office"]
    assert is_whole_screen(office.size().toTuple())
    colours = {office.pixelColor(x, y).name() for x in range(0, 1360, 5) for y in range(0, 760, 5)}
    assert len(colours) > 20


def test_a_window_larger_than_its_screen_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    for size, is_larger in ((room, False), (room + QSize(9, 0), True), (room + QSize(0, 9), True)):
        window.resize(size)
        assert bool(beyond_screen(window)) == is_larger


def test_a_window_that_shows_no_way_to_close_it_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    close = QPushButton("Đón&g", window)
    window.show()
    assert has_way_out(window)
    close.hide()
    assert not has_way_out(window)


@pytest.mark.parametrize("words", ["", "Quyết định"])
def test_a_preview_that_shows_no_letter_is_found(qtbot: QtBot, words: str) -> None:
    canvas = Canvas("")
    canvas.drawString(100, 800, words)
    canvas.showPage()
    paper = PaperView()
    qtbot.addWidget(paper)
    paper.resize(500, 300)
    paper.show_pdf(canvas.getpdfdata())  # type: ignore[no-untyped-call]
    (pages,) = paper.findChildren(QPdfView)
    (renderer,) = pages.findChildren(QPdfPageRenderer)
    with qtbot.waitSignal(renderer.pageRendered):
        pages.grab()
    assert is_blank(pages) == (not words)


def test_every_view_has_a_name_of_its_own() -> None:
    names = [view.name for view in VIEWS]
    assert len(set(names)) == len(names) == 14
    assert [view_named(name) for name in names] == list(VIEWS)
    with pytest.raises(LookupError):
        view_named("half-full")


def test_a_window_that_no_picture_shows_is_named(qapp: QApplication) -> None:
    windows = [*own_windows()]
    assert {"PersonForm", "CertificateWindow", "IssuedWindow"} <= {*windows}
    assert "RecordForm" not in windows
    assert unseen(windows) == []
    assert unseen(name for name in windows if name != "PersonForm") == ["PersonForm"]
    assert QDialog.__name__ not in windows


@pytest.mark.parametrize(
    ("text", "name"),
    [("Thêm &người…", "them-nguoi"), ("Đề &mục (6)", "de-muc"), ("Đủ, sắp đủ điề&u kiện…", "du-sap-du-dieu-kien")],
)
def test_a_file_is_named_by_the_words_of_the_window(text: str, name: str) -> None:
    assert slug(text) == name


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pictures") / "so-thi-dua"
    make_book(folder, FULL)
    return folder


@pytest.mark.slow
def test_the_sample_fills_every_kind_of_paper(sample: Path) -> None:
    assert CERTIFICATES == KIND
    filled: set[str] = set()
    with book_in(sample) as book:
        papers = list(every_paper(book))
        # The first that can be made of each kind; all of them are made by `python -m tests.long papers`.
        for paper in papers:
            if paper.kind not in filled and paper.made().content.startswith(b"%PDF"):
                filled.add(paper.kind)
    names = [paper.name for paper in papers]
    assert len(set(names)) == len(names)
    assert filled == {*(kind.key for kind in paper_kinds()), CERTIFICATES}


def test_a_paper_is_made_for_each_of_its_choices(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        assert [*choices_of(book, "award-decision")] == [("", ""), ("", "issued")]
        for code in ("2025-H2", "2026-H1"):
            review_round(book, code)
        made = [*every_choice(book, "award-decision", {})]
    assert [(entry["round"], entry["list_form"]) for entry in made] == [
        ("2026-H1", ""),
        ("2026-H1", "issued"),
        ("2025-H2", ""),
        ("2025-H2", "issued"),
    ]


def choices_of(book: Book, kind: str) -> list[tuple[str, ...]]:
    return [tuple(chosen.values()) for chosen in every_choice(book, kind, {})]
