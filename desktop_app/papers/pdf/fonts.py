"""Finds the font family of PDF papers: Times New Roman, or one of the same widths.

Times New Roman may not be shipped: Windows' own files are used if present, else Liberation Serif or Tinos, which have
the same widths, or DejaVu Serif, which is wider. The print dialog tells the clerk which family is used.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.runtime.resources import resource


class FaceFiles(NamedTuple):
    """The font files of a family's four faces."""

    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family on this machine; `times_metrics` tells whether lines break as in Times New Roman."""

    name: str
    files: FaceFiles
    times_metrics: bool


class _FamilyFiles(NamedTuple):
    name: str
    file_names: tuple[str, str, str, str]
    times_metrics: bool = True


_TIMES = _FamilyFiles("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"))
_LIBERATION = _FamilyFiles(
    "Liberation Serif",
    (
        "LiberationSerif-Regular.ttf",
        "LiberationSerif-Bold.ttf",
        "LiberationSerif-Italic.ttf",
        "LiberationSerif-BoldItalic.ttf",
    ),
)
_TINOS = _FamilyFiles("Tinos", ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"))
# Its italic faces come in a separate package; the upright ones are always installed.
_DEJAVU = _FamilyFiles(
    "DejaVu Serif",
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", "DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    times_metrics=False,
)
_FAMILIES = (_TIMES, _LIBERATION, _TINOS, _DEJAVU)


def system_folders() -> tuple[Path, ...]:
    """Return the folders that may have the families, in the order of the search."""
    windows = os.environ.get("WINDIR", "")
    return (
        resource("fonts"),
        *([Path(windows, "Fonts")] if windows else []),
        *sorted(Path("/usr/share/fonts/truetype").glob("*")),
        *sorted(Path("/usr/share/fonts").glob("*")),
        Path.home() / ".local/share/fonts",
    )


def find_family(folders: Iterable[Path]) -> FontFamily:
    """Return the family to print in: a shipped one, else Times New Roman, else the best substitute.

    UnwritableOutput if none of `folders` holds one that has every Vietnamese letter.
    """
    shipped = resource("fonts")
    places = list(folders)
    candidates = [(shipped, names) for names in _FAMILIES if shipped in places]
    candidates += [(place, names) for names in _FAMILIES for place in places]
    for family in _families_in(candidates):
        return family
    raise UnwritableOutput(
        "Không tìm thấy phông chữ Times New Roman hay phông thay thế để in ra PDF.",
        hint="Cài phông Times New Roman hoặc Liberation Serif, hoặc xuất ra Word.",
    )


def _families_in(candidates: Iterable[tuple[Path, _FamilyFiles]]) -> Iterator[FontFamily]:
    for place, family in candidates:
        files = FaceFiles(*(place / name for name in family.file_names))
        if all(file.is_file() for file in files):
            yield FontFamily(family.name, files, family.times_metrics)


@lru_cache(maxsize=1)
def printing_family() -> FontFamily:
    """Return the family this machine prints papers in (see `find_family`)."""
    return find_family(system_folders())
