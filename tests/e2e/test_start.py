"""The program as a process: what it loads before it paints, and what it says when there is nowhere to paint."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop_app import __main__ as way_in
from desktop_app.runtime.paths import DataFolder, default_data_folder
from tests.books import book_in, sample_in

pytestmark = pytest.mark.process

FIRST_PAINT = """
import os, sys
from pathlib import Path
from desktop_app import __main__
from desktop_app import app as composition
from desktop_app.runtime.paths import DataFolder

app = composition.make_application()
program = composition.Program(DataFolder(Path(sys.argv[1])))

def painted():
    print("\\n".join(sys.modules), flush=True)
    os._exit(0)

program.window.painted.connect(painted)
program.window.show()
app.exec()
"""
OPENED = """
import sys
from pathlib import Path
from desktop_app import app as composition
from desktop_app.runtime.paths import DataFolder

book = composition._open_book(DataFolder(Path(sys.argv[1])), "desktop_app.ui.emulation.page")
composition._load_rest(book)
with book.store.reading() as connection:
    connection.exec_driver_sql("SELECT 1").scalar_one()
book.store.close()
print("\\n".join(sys.modules), flush=True)
"""
FILLED = """
import json, os, sys
from pathlib import Path
from PySide6 import QtGui, QtWidgets
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QTableView
from desktop_app import app as composition
from desktop_app.runtime.paths import DataFolder

folder = DataFolder(Path(sys.argv[1]))
folder.settings.write_text(json.dumps({"window": {"page": sys.argv[2]}}), encoding="utf-8")
app = composition.make_application()
program = composition.Program(folder)
said = {}
LATE = ("sqlalchemy", "decimal", "desktop_app.domain.law", "desktop_app.services.rounds.summaries",
        "desktop_app.ui.widgets.file_dialogs", "desktop_app.domain.office.people", "html", "urllib.parse")

def filled():
    # Loaded with all other classes of widgets once PySide meets a widget that Qt has made by itself.
    said["classes"] = [name for name in ("QWizardPage", "QPdfWriter") if name in {**vars(QtGui), **vars(QtWidgets)}]
    said["filled"] = [name for name in LATE if name in sys.modules]
    page = program.window.current_page
    tables = [table.model().index(0, 2).data() for table in page.findChildren(QTableView) if table.isVisible()]
    rows = [button.accessibleName() for button in page.findChildren(QPushButton) if button.isVisible()]
    said["first"] = (tables or rows)[0]
    labels = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    said["labels"] = [label.text() for label in labels if label.isVisible()]
    said["undo"] = program.window.menus.undo.text()
    program.tasks.rested.connect(rested)

def rested():
    said["notice"] = program.window.notice.isVisible()
    said["rested"] = "desktop_app.store.work" in sys.modules
    print(json.dumps(said), flush=True)
    os._exit(0)

program.filled.connect(filled)
program.window.show()
app.exec()
"""
LATE_OF_SQLALCHEMY = {"asyncio", "ssl", "_hashlib", "importlib.metadata", "email"}
HEAVY = {"sqlalchemy", "sqlite3", "alembic", "openpyxl", "reportlab", "docx", "pypdf", "python_calamine"}
LATER = ("desktop_app.services", "desktop_app.store", "desktop_app.papers", "desktop_app.intake")


def environment(**changes: str | None) -> dict[str, str]:
    wanted: Mapping[str, str | None] = {**os.environ, **changes}
    return {name: value for name, value in wanted.items() if value is not None}


def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_PAINT, str(tmp_path / "book")]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    loaded = set(run.stdout.splitlines())
    assert "desktop_app.ui.frame.main_window" in loaded
    assert {name for name in loaded if name.split(".")[0] in HEAVY or name.startswith(LATER)} == set()
    assert {"concurrent.futures", "desktop_app.ui.base.tasks"} & loaded == set()
    assert {"PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtPdfWidgets"} & loaded == set()
    assert not (tmp_path / "book").exists()


def test_the_command_line_loads_what_carries_a_command_out_with_that_command_alone() -> None:
    code = "import sys; from desktop_app import cli; cli.main(['--version']); print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(run.stdout.splitlines())
    assert "desktop_app.cli.recording.acts" in loaded
    assert {name for name in loaded if name.split(".")[0] in HEAVY - {"sqlite3"}} == set()
    assert {"desktop_app.store.schema", "desktop_app.services.papers.checks", "desktop_app.intake"} & loaded == set()


def test_import_statements_are_python_s_own_again_once_qt_is_loaded() -> None:
    code = "import builtins, desktop_app.app; print(builtins.__import__.__name__)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() not in ("", "__feature_import__")


def test_an_open_book_has_loaded_nothing_that_only_engines_of_other_kinds_use(tmp_path: Path) -> None:
    with book_in(tmp_path / "book"):
        pass
    command = [sys.executable, "-c", OPENED, str(tmp_path / "book")]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    loaded = set(run.stdout.splitlines())
    assert "sqlalchemy.engine" in loaded
    assert loaded & LATE_OF_SQLALCHEMY == set()
    assert "desktop_app.ui.emulation.nominations.form" not in loaded


@pytest.mark.parametrize(("page", "label"), [("emulation", "tập thể"), ("today", "hoạt động năm")])
def test_the_first_page_is_filled_before_sqlalchemy_and_the_law_are_loaded(
    tmp_path: Path, page: str, label: str
) -> None:
    sample_in(tmp_path / "book")
    command = [sys.executable, "-c", FILLED, str(tmp_path / "book"), page]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    answer = json.loads(run.stdout)
    assert answer["first"]
    assert [text for text in answer["labels"] if label in text]
    assert "“" in answer["undo"]
    assert answer["notice"] == (page != "today")
    assert (answer["filled"], answer["classes"]) == ([], [])
    assert answer["rested"]


def test_times_of_the_start_are_told_to_a_benchmark(tmp_path: Path) -> None:
    with book_in(tmp_path / "book"):
        pass
    command = [sys.executable, "-m", "desktop_app", "--data", str(tmp_path / "book")]
    with subprocess.Popen(command, env=environment(SO_THI_DUA_TIMING="1"), stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        sentences = [line for line in run.stderr.readline().splitlines() if line.startswith("{")]
        run.kill()
    times = json.loads(sentences[0])
    assert 0 < times["first_paint"] < times["first_page"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so_in_one_sentence() -> None:
    nowhere = environment(QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    command = [sys.executable, "-m", "desktop_app"]
    run = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == way_in.NO_WINDOW
    assert run.stderr.startswith("Không có màn hình")
    assert run.stderr.count("\n") == 1


def test_a_screen_that_qt_cannot_use_is_a_sentence_and_no_abort(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desktop_app", "--data", str(tmp_path / "book")]
    nosuch = environment(QT_QPA_PLATFORM="nosuch")
    run = subprocess.run(command, env=nosuch, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == way_in.NO_WINDOW
    assert run.stderr.startswith("Không mở được cửa sổ")
    assert run.stderr.count("\n") == 1


def test_a_missing_library_is_named_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    class MissingModule:
        """Stands where Qt would be loaded on a machine without its libraries."""

        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "desktop_app.app":
                raise ImportError("libGL.so.1: cannot open shared object file: No such file or directory")

    monkeypatch.delitem(sys.modules, "desktop_app.app", raising=False)
    monkeypatch.delattr("desktop_app.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [MissingModule(), *sys.meta_path])
    assert way_in.main(["--data", str(tmp_path)]) == way_in.NO_WINDOW
    output = capsys.readouterr().err.splitlines()
    assert output[0] == "Máy thiếu thư viện libGL.so.1 nên không mở được cửa sổ."
    assert output[1:] == way_in.how_to_install()


@pytest.mark.logs_errors
def test_a_fault_before_the_window_is_logged_and_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(folder: DataFolder, _package: Path | None) -> int:
        raise ZeroDivisionError(folder)

    monkeypatch.setattr("desktop_app.app.run", fail)
    shown: list[str] = []
    if sys.platform == "win32":
        import ctypes

        # It waits until somebody has read it.
        monkeypatch.setattr(ctypes.windll.user32, "MessageBoxW", lambda *given: shown.append(given[1]))
    assert way_in.main(["--data", str(tmp_path)]) == way_in.FAULT
    (line,) = capsys.readouterr().err.splitlines()
    fault_id = line.partition("(mã ")[2].partition(")")[0]
    assert line == f"Chương trình gặp lỗi khi khởi động (mã {fault_id}). Dữ liệu đã lưu vẫn nguyên vẹn."
    assert shown == ([line] if sys.platform == "win32" else [])
    assert f"fault {fault_id}\nbuiltins.ZeroDivisionError" in DataFolder(tmp_path).log.read_text(encoding="utf-8")


def test_a_program_without_a_console_does_its_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert way_in.main(["--data", str(tmp_path / "so"), "init"]) == 0
    assert way_in.main(["--data", str(tmp_path / "so"), "check"]) == 0
    assert way_in.main(["list", "nosuch"]) == 2
    for stream in (sys.stdout, sys.stderr):
        stream.close()


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (["--data", "so"], Path("so").absolute()),
        (["--data=so"], Path("so").absolute()),
        (["--data"], None),
        (["--data="], None),
        (["--data", ""], None),
        (["--data", "so", "list", "units"], None),
        (["list", "units"], None),
        (["--help"], None),
    ],
)
def test_the_window_is_for_no_command(arguments: list[str], folder: Path | None) -> None:
    assert way_in.window_folder(arguments) == (None if folder is None else DataFolder(folder))


@pytest.mark.parametrize(
    ("arguments", "package"),
    [
        (["gói.zip"], "gói.zip"),
        (["--data", "so", "GOI.ZIP"], "GOI.ZIP"),
        (["--data", "so.zip"], None),
        (["restore", "gói.zip"], None),
        (["gói.rar"], None),
        ([], None),
    ],
)
def test_a_package_alone_is_opened_in_the_window(arguments: list[str], package: str | None) -> None:
    assert way_in.handed_package(arguments) == (None if package is None else Path(package).absolute())


def test_without_arguments_it_is_this_users_folder() -> None:
    assert way_in.window_folder([]) == default_data_folder()


def test_nothing_of_pyside_is_compiled_at_the_start() -> None:
    # It is unpacked and compiled when .venv is made.
    code = "from PySide6 import QtCore; from shibokensupport.signature import loader; print(loader.__cached__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_file()
