"""What builds the program for the clerk's machine, as far as it can be tried without building it."""

import configparser
import gzip
import os
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from pathlib import Path

import build
import dev
import libraries
import linux
import main_job
import pytest

from desktop_app import __version__
from desktop_app.cli.grammar import parser
from desktop_app.runtime.paths import default_data_folder
from tests.packaging.test_lock import locked

ROOT = Path(__file__).parent.parent.parent
LOCK = (ROOT / "packaging" / "build.lock").read_text(encoding="utf-8")


def test_what_freezes_is_pinned_by_hash_and_agrees_with_what_is_frozen() -> None:
    frozen, freezing = locked(), locked(LOCK)
    assert "pyinstaller" in freezing
    assert all(hashes for _version, hashes in (*frozen.values(), *freezing.values()))
    common = freezing.keys() & frozen.keys()
    assert {name: freezing[name][0] for name in common} == {name: frozen[name][0] for name in common}
    assert "://" not in LOCK


@pytest.mark.skipif(dev.WINDOWS, reason="there it is Linux that is refused")
def test_each_system_s_program_is_frozen_on_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["windows"]) == 1
    assert "frozen on a machine with it" in capsys.readouterr().err
    assert build.main(["nothing"]) == 2
    assert build.main([]) == 2
    assert build.version() == __version__


def test_the_program_knows_every_command_of_the_main_job() -> None:
    asked = [words for words, right in main_job.commands() if right != (2,)]
    for words in asked:
        assert parser().parse_args([word.replace(main_job.IN, "") for word in words]).run
    assert len(asked) > 30


def test_a_build_that_fails_is_told_by_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import sys; sys.stderr.write('không ghi'); sys.exit('list' in sys.argv)"
    monkeypatch.setattr(
        main_job, "commands", lambda: [(["list", "people"], (0,)), (["backup", "--out", main_job.IN + "a.db"], (0,))]
    )
    failed = main_job.failures([sys.executable, "-c", script], str(tmp_path), build.PLAN)
    assert failed == ["list people: exit status 1: không ghi", "backup --out {}a.db: nothing was written"]
    reaching = "import socket; socket.socket().connect_ex(('192.0.2.1', 80))"
    monkeypatch.setattr(main_job, "commands", lambda: [(["list", "people"], (0,))])
    if main_job.without_network():
        (refused,) = main_job.failures([sys.executable, "-c", reaching], str(tmp_path), build.PLAN)
        assert refused == "list people: exit status 97: tried to reach a network: 1"
    hanging = "import sys, threading; sys.stderr.write('chờ'); sys.stderr.flush(); threading.Event().wait()"
    monkeypatch.setattr(main_job, "LIMIT", 0.5)
    assert main_job.failures([sys.executable, "-c", hanging], str(tmp_path), build.PLAN) == [
        "list people: no end within 0.5 s: chờ"
    ]


def test_a_library_that_nobody_has_is_missing_and_one_that_nobody_needs_is_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs = {
        "so-thi-dua": {"libc.so.6"},
        "_internal/QtGui.so": {"libGL.so.1", "libfreetype.so.6", "libnowhere.so.1"},
        "_internal/libfreetype.so.6": {"libz.so.1"},
        "_internal/libz.so.1": set(),
        "_internal/libgtk.so.3": {"libpango.so.1"},
        "_internal/libpango.so.1": set(),
        "_internal/libpython3.13.so.1.0": set(),
    }
    for name in needs:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"\x7fELF")
    monkeypatch.setattr(libraries, "needed_by", lambda path: needs[Path(path).relative_to(tmp_path).as_posix()])
    assert libraries.drop_unneeded(str(tmp_path)) == ["libgtk.so.3", "libpango.so.1"]
    assert libraries.missing_libraries(str(tmp_path)) == {"libnowhere.so.1": str(Path("_internal/QtGui.so"))}


@pytest.mark.skipif(dev.WINDOWS, reason="a desktop of Linux, and put there by commands of Linux")
def test_the_desktop_finds_the_program_its_icons_and_its_page(tmp_path: Path) -> None:
    linux.put_parts(str(tmp_path), __version__, sys.executable)
    share = tmp_path / "usr" / "share"
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(share / "applications" / "so-thi-dua.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"] == f"{linux.PROGRAM} %f"
    icons = sorted(file.parent.parent.name for file in share.glob("icons/hicolor/*/apps/so-thi-dua.*"))
    assert icons == ["128x128", "16x16", "24x24", "256x256", "32x32", "48x48", "64x64", "scalable"]
    component = ET.parse(share / "metainfo" / "so-thi-dua.metainfo.xml").getroot()
    assert component.findtext("launchable") == "so-thi-dua.desktop"
    page = gzip.decompress((share / "man" / "man1" / "so-thi-dua.1.gz").read_bytes()).decode()
    assert f"so-thi-dua {__version__}" in page
    assert (tmp_path / "usr" / "bin" / "so-thi-dua").readlink() == Path("/opt/so-thi-dua/so-thi-dua")


FROZEN = """
import os, sys
def main():
    print(sys.frozen, sys.executable, sys.argv, os.environ.get("LD_LIBRARY_PATH"), "SO_THI_DUA_PROGRAM" in os.environ)
    return 3
"""


@pytest.mark.skipif(dev.WINDOWS, reason="Windows' Python is a library for its own program, too")
def test_the_frozen_program_has_its_own_python_and_gives_its_libraries_to_nobody(tmp_path: Path) -> None:
    folder, modules = tmp_path / "thư mục" / "so-thi-dua", Path(sysconfig.get_path("stdlib"))
    inner = folder / "_internal"
    (inner / modules.name).mkdir(parents=True)
    (inner / modules.name / "lib-dynload").symlink_to(modules / "lib-dynload")
    for file in modules.iterdir():
        if file.name != "lib-dynload":
            (inner / file.name).symlink_to(file)
    (inner / "desktop_app").mkdir()
    (inner / "desktop_app" / "__main__.py").write_text(FROZEN, encoding="utf-8")
    (inner / "libpython3.so").touch()
    if not linux.start_by_own_python(str(folder), sys.executable):
        pytest.skip("this Python is linked to its own library")
    assert not (inner / "libpython3.so").exists()
    link = tmp_path / "so-thi-dua"
    link.symlink_to(folder / "so-thi-dua")
    for former in ("", "/opt/hers"):
        environment = {"PATH": os.environ["PATH"], **({"LD_LIBRARY_PATH": former} if former else {})}
        done = subprocess.run([link, "hai từ"], env=environment, capture_output=True, text=True, check=False)
        program = str(folder / "so-thi-dua")
        assert (done.returncode, done.stderr) == (3, "")
        assert done.stdout == f"True {program} {[program, 'hai từ']} {former or None} False\n"


def test_packages_that_were_renamed_are_depended_on_by_both_names() -> None:
    assert linux.as_dependency("libcups2t64") == "libcups2t64 | libcups2"
    assert linux.as_dependency("libc6").startswith("libc6 (>= ")
    assert linux.as_dependency("zlib1g") == "zlib1g"


def test_the_program_knows_the_mark_of_the_folder_to_carry_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linux.mark_portable(str(tmp_path))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "so-thi-dua"))
    assert default_data_folder().root == tmp_path / "du-lieu"
