"""The installer of Windows, made by NSIS from a folder that was frozen on Windows; a Debian has NSIS, too."""

import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from typing import List

import dev

SCRIPT = os.path.join(dev.ROOT, "packaging", "windows", "so-thi-dua.nsi")
NEWS = os.path.join(dev.ROOT, "resources", "CHANGELOG.md")
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
DRAW = """
import io, sys
from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QGuiApplication, QIcon
app = QGuiApplication(["icon", "-platform", "offscreen"])
pictures = []
for size in map(int, sys.argv[3:]):
    kept = QBuffer()
    kept.open(QBuffer.OpenModeFlag.WriteOnly)
    assert QIcon(sys.argv[1]).pixmap(size, size).save(kept, "PNG")
    pictures.append(Image.open(io.BytesIO(kept.data().data())))
pictures[-1].save(sys.argv[2], sizes=[picture.size for picture in pictures], append_images=pictures[:-1])
"""


def draw_icon(source: str, path: str, python: str) -> None:
    """Draw the program's icon as Windows reads it, each size for itself."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    dev.call([python, "-c", DRAW, source, path, *(str(size) for size in ICON_SIZES)])


def find_nsis() -> str:
    """Return the compiler of installers: the one named in MAKENSIS, else that on PATH. Raises SetUpFailed."""
    named = os.environ.get("MAKENSIS") or shutil.which("makensis")
    if not named:
        raise dev.SetUpFailed("NSIS is needed for the installer: install it (Debian: nsis), or name it in MAKENSIS.")
    return named


def make_installer(frozen: str, out: str, version: str, icon: str) -> str:
    """Make the installer of a folder that was frozen on Windows; return its path. Raises SetUpFailed."""
    nsis = find_nsis()
    if not os.path.exists(os.path.join(frozen, "so-thi-dua-lenh.exe")):
        raise dev.SetUpFailed(frozen + " was not frozen on Windows.")
    path = os.path.join(out, "so-thi-dua-{}-setup.exe".format(version))
    with tempfile.TemporaryDirectory() as folder:
        compose_language(nsis_folder(nsis), folder)
        news = os.path.join(folder, "CO-GI-MOI.txt")
        write_news(news)
        given = {"VERSION": version, "FROZEN": frozen, "LANGUAGES": folder, "ICON": icon, "NEWS": news, "OUT": path}
        dev.call([nsis, *options(), *("-D{}={}".format(*item) for item in given.items()), SCRIPT])
    return path


def options() -> List[str]:
    """Return what the compiler is told besides: the script is UTF-8, a warning is an error."""
    return ["-V2", "-INPUTCHARSET", "UTF8", "-WX"]


def nsis_folder(nsis: str) -> str:
    """Return the folder of NSIS's own files, as the compiler names it. Raises SetUpFailed."""
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "where.nsi")
        with open(script, "w") as stream:
            stream.write('!echo "NSISDIR=${NSISDIR}"\n')
        # It makes nothing of it, says so, and has said where it lies before.
        said = subprocess.run([nsis, "-V4", script], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout
    named = re.search("^NSISDIR=(.+?)(?: \\(|\r?$)", said.decode("utf-8", "replace"), re.MULTILINE)
    if named is None:
        raise dev.SetUpFailed("NSIS does not say where its files are: " + nsis)
    return named.group(1).strip()


def compose_language(nsis: str, folder: str) -> None:
    """Lay NSIS's Vietnamese into a folder with its letters composed: Windows draws the decomposed ones apart."""
    for suffix in (".nlf", ".nsh"):
        source = os.path.join(nsis, "Contrib", "Language files", "Vietnamese" + suffix)
        with open(source, encoding="utf-8-sig") as stream:
            text = unicodedata.normalize("NFC", stream.read())
        with open(os.path.join(folder, "Vietnamese" + suffix), "w", encoding="utf-8-sig", newline="\r\n") as stream:
            stream.write(text)


def write_news(path: str) -> None:
    """Write what is new as a text that Windows' own editor shows."""
    with open(NEWS, encoding="utf-8") as source:
        text = source.read()
    with open(path, "w", encoding="utf-8-sig", newline="\r\n") as stream:
        stream.write(text)
