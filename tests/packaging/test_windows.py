"""What makes the installer of Windows and rehearses it, as far as it can be tried without Windows, NSIS or Wine."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import build
import dev
import installer
import linux
import pytest
import release
import windows_libraries
from PIL import Image
from wine import nsis, rehearse, suite, windows_python

from desktop_app.runtime.paths import DataFolder
from tests.processes import ROOT

SCRIPT = (ROOT / "packaging" / "windows" / "so-thi-dua.nsi").read_text(encoding="utf-8")
UNINSTALL = SCRIPT.partition('Section "Uninstall"')[2]


def test_without_nsis_or_a_folder_of_windows_there_is_no_installer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("MAKENSIS", raising=False)
    with pytest.raises(dev.SetUpFailed, match="NSIS is needed"):
        installer.make_installer(str(tmp_path), str(tmp_path), "1.0.0", "")
    monkeypatch.setenv("MAKENSIS", "makensis.exe")
    with pytest.raises(dev.SetUpFailed, match="was not frozen on Windows"):
        installer.make_installer(str(tmp_path), str(tmp_path), "1.0.0", "")


@pytest.mark.skipif(dev.WINDOWS, reason="the compiler is played by a script of a shell")
def test_the_compiler_is_given_all_that_the_script_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nsis = tmp_path / "nsis"
    (nsis / "Contrib" / "Language files").mkdir(parents=True)
    for suffix in (".nlf", ".nsh"):
        text = unicodedata.normalize("NFD", "Cài đặt Sổ thi đua\n")
        (nsis / "Contrib" / "Language files" / f"Vietnamese{suffix}").write_text(text, encoding="utf-8-sig")
    compiler, asked = tmp_path / "makensis", tmp_path / "asked"
    compiler.write_text(
        f'#!/bin/sh\nif [ "$1" = -V4 ]; then echo "NSISDIR={nsis} (where.nsi:1)"; exit 1; fi\n'
        f'for word; do echo "$word"; case "$word" in -DLANGUAGES=*) cp -r "${{word#*=}}" "{tmp_path}/kept";; esac; done'
        f' > "{asked}"\n'
    )
    compiler.chmod(0o755)
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    (frozen / "so-thi-dua-lenh.exe").touch()
    monkeypatch.setenv("MAKENSIS", str(compiler))
    path = installer.make_installer(str(frozen), str(tmp_path), "1.2.3", "so.ico")
    assert Path(path).name == "so-thi-dua-1.2.3-setup.exe"
    given = dict(re.findall("^-D([A-Z]+)=(.*)$", asked.read_text(encoding="utf-8"), re.MULTILINE))
    defined = set(re.findall(r"^!define (\w+)", SCRIPT, re.MULTILINE))
    of_nsis = {"LANG_VIETNAMESE", "If", "EndIf", "OrIf", "AndIf", "FileExists", "Errors", "VersionCompare", "GetSize"}
    assert given.keys() == set(re.findall(r"\$\{(\w+)\}", SCRIPT)) - defined - of_nsis - {"FILE"}
    assert (given["VERSION"], given["FROZEN"], given["ICON"]) == ("1.2.3", str(frozen), "so.ico")
    words = (tmp_path / "kept" / "Vietnamese.nsh").read_bytes()
    assert words == b"\xef\xbb\xbf" + "Cài đặt Sổ thi đua\r\n".encode()
    news = (tmp_path / "kept" / "CO-GI-MOI.txt").read_bytes()
    assert news.startswith(b"\xef\xbb\xbf" + "# Có gì mới\r\n".encode())


def test_the_uninstaller_takes_nothing_of_hers() -> None:
    taken = re.findall(r"^\s*(?:RMDir|Delete)(?: /r)? (.+)$", UNINSTALL, re.MULTILINE)
    assert {place.strip('"').partition("\\")[0] for place in taken} == {"$INSTDIR", "$SMPROGRAMS", "$DESKTOP"}
    assert re.findall(r"RMDir /r (.+)$", UNINSTALL, re.MULTILINE) == ['"$INSTDIR\\_internal"']
    assert SCRIPT.count(r"$LOCALAPPDATA\so-thi-dua\\"[:-1] + DataFolder(Path()).database.name) == 1
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', SCRIPT))
    removed = re.findall(r'DeleteRegKey HKCU "([^"]+)"', UNINSTALL)
    shared = written - {key for key in written if any(key.startswith(of) for of in removed)}
    assert shared == {r"Software\Classes\.zip\OpenWithProgids"}
    assert r'DeleteRegValue HKCU "Software\Classes\.zip\OpenWithProgids" "${PACKAGE}"' in UNINSTALL


def test_the_release_on_windows_asks_for_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "packaging" / "windows" / "build.ps1").read_text(encoding="utf-8")
    asked = re.findall(r'& \$Python "\$packaging\\(\w+)\.py"([^}]*)\}', text)
    assert {name for name, _ in asked} == {"build", "release"}
    done: list[object] = []
    monkeypatch.setattr(build, "carry_out", done.append)
    monkeypatch.setattr(dev, "set_up", lambda _mode: None)
    monkeypatch.setattr(dev, "test", done.append)
    monkeypatch.setattr(release, "shipped_works", list)
    monkeypatch.setattr(release, "packages_in", lambda folder: [folder])
    monkeypatch.setattr(release, "accompany", lambda packages, _works: done.append(packages))
    monkeypatch.setattr(dev, "WINDOWS", True)
    of = {"build": build.main, "release": release.main}
    assert [of[name](words.split()) for name, words in asked] == [0, 0]
    assert done == [[], "windows", [build.OUT], "windows"]
    monkeypatch.setenv(*re.findall(r"\$env:(\w+) = (Find-Program \$Makensis)", text)[0])
    assert installer.find_nsis() == "Find-Program $Makensis"


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    path = tmp_path / "build" / "so-thi-dua.ico"
    installer.draw_icon(linux.ICON, str(path), sys.executable)
    with Image.open(path) as icon:
        assert icon.info["sizes"] == {(size, size) for size in installer.ICON_SIZES}


def test_a_library_of_windows_that_nobody_has_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs = {
        "so-thi-dua.exe": {"kernel32.dll", "python313.dll"},
        "_internal/python313.dll": {"vcruntime140.dll", "api-ms-win-crt-heap-l1-1-0.dll"},
        "_internal/VCRUNTIME140.dll": {"kernel32.dll"},
        "_internal/QtGui.pyd": {"qt6gui.dll"},
    }
    for name in needs:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.setattr(windows_libraries, "needed_by", lambda path: needs[Path(path).relative_to(tmp_path).as_posix()])
    missing = windows_libraries.missing_libraries(str(tmp_path), {"kernel32.dll"})
    assert missing == {"qt6gui.dll": str(Path("_internal/QtGui.pyd"))}


def test_the_rehearsal_gets_what_windows_itself_would_get(monkeypatch: pytest.MonkeyPatch) -> None:
    text = rehearse.pinned_for_windows()
    assert re.search(r"^pefile==\S+ \\$", text, re.MULTILINE)
    assert re.search(r"^colorama==\S+ \\$", text, re.MULTILINE)
    assert re.search(r"^macholib==\S+ ; sys_platform == 'darwin'", text, re.MULTILINE)
    python = (ROOT / "packaging" / "wine" / "python.lock").read_text(encoding="utf-8")
    assert re.search(r"==\S+ \\\n    --hash=sha256:[0-9a-f]{64}\n$", python)
    listed = b"mirror trixie-updates\nmirror trixie\nmirror trixie\nolder bookworm\nfile ./\n"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, listed))
    assert rehearse.sources() == ["mirror trixie", "mirror trixie-updates"]
    assert rehearse.main_archive() == "mirror"


def test_the_rehearsal_s_python_is_no_part_of_a_release() -> None:
    assert not any(windows_python.NOT_TAKEN.search(name) for name in ("python313.dll", "_sqlite3.pyd", "sqlite3.dll"))
    assert all(windows_python.NOT_TAKEN.search(name) for name in ("_ssl.cp313t-win_amd64.pyd", "tk86t.dll"))
    spec = Path(build.SPEC).read_text(encoding="utf-8")
    assert not any(name in spec for name in windows_python.STUBS)


def test_the_compiler_of_the_debian_is_asked_by_its_own_paths() -> None:
    drive = "/rehearsal/windows/drive_c"
    asked = {
        "-V2": "-V2",
        "-DVERSION=0.1.0": "-DVERSION=0.1.0",
        r"-DFROZEN=Z:\rehearsal\checkout\dist/so": "-DFROZEN=/rehearsal/checkout/dist/so",
        r"C:\users\clerk\Temp\where.nsi": f"{drive}/users/clerk/Temp/where.nsi",
    }
    assert {word: nsis.debian_path(word, drive) for word in asked} == asked


def test_the_table_of_windows_tests_tells_what_is_explained_from_what_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = "| test | why |\n|---|---|\n| `tests/store/test_a.py::test_mode[` … | root |\n"
    # The parts that were run are no explanation of what fails in them.
    ran = "\n| part | passed |\n|---|---|\n| `tests/store` | 3 |\n"
    (tmp_path / "differences.md").write_text(known + ran, encoding="utf-8")
    monkeypatch.setattr(suite, "HERE", str(tmp_path))
    lines = [
        "collecting ... collected 8 items / 1 deselected / 7 selected",
        *["tests/store/test_a.py::test_one[a b] PASSED", "tests/store/test_a.py::test_mode[0o444] FAILED"],
        *["tests/store/test_a.py::test_two SKIPPED (no LibreOffice)", "tests/store/test_a.py::test_broken FAILED"],
        *["tests/store/test_a.py::test_broken ERROR", "tests/store/test_a.py::test_that_hangs "],
    ]
    script = f"for line in {lines}: print(line)\nraise SystemExit(3)"
    table, unexplained = suite.run([sys.executable, "-c", script], ["tests/store"], 60, str(tmp_path))
    assert unexplained == ["tests/store/test_a.py::test_broken", "tests/store: 3 not run"]
    assert table == suite.HEAD + "| tests/store | 1 | 1 | 1 | 1 | 3 | exit status 3 |\n"
    listed = "\n- `tests/store/test_a.py::test_broken`\n- `tests/store: 3 not run`\n"
    assert (tmp_path / "tests.md").read_text(encoding="utf-8") == table + listed
    assert "test_that_hangs" in (tmp_path / "tests-store.txt").read_text(encoding="utf-8")
