from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.pdf.fonts import find_family, printing_family
from desktop_app.papers.pdf.text import LineBreaker, typeface

TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
LIBERATION = tuple(f"LiberationSerif-{face}.ttf" for face in ("Regular", "Bold", "Italic", "BoldItalic"))
DEJAVU = ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf")


def folder(path: Path, *names: str) -> Path:
    path.mkdir()
    for name in names:
        (path / name).touch()
    return path


def test_times_new_roman_comes_before_its_stand_ins(tmp_path: Path) -> None:
    stand_ins = folder(tmp_path / "a", *LIBERATION, *DEJAVU)
    windows = folder(tmp_path / "b", *TIMES)
    family = find_family([stand_ins, windows])
    assert (family.name, family.times_metrics, family.files.bold) == ("Times New Roman", True, windows / "timesbd.ttf")


def test_a_family_with_a_face_missing_is_passed_over(tmp_path: Path) -> None:
    family = find_family([folder(tmp_path / "a", *TIMES[:3]), folder(tmp_path / "b", *LIBERATION)])
    assert (family.name, family.times_metrics) == ("Liberation Serif", True)


def test_the_last_resort_says_that_its_lines_break_otherwise(tmp_path: Path) -> None:
    family = find_family([folder(tmp_path / "a", *DEJAVU)])
    assert (family.name, family.times_metrics) == ("DejaVu Serif", False)


def test_what_the_program_ships_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = folder(tmp_path / "shipped", *LIBERATION)
    monkeypatch.setattr("desktop_app.papers.pdf.fonts.resource", lambda *_: shipped)
    assert find_family([folder(tmp_path / "windows", *TIMES), shipped]).files.regular.parent == shipped


def test_without_any_family_the_clerk_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="Times New Roman") as refused:
        find_family([tmp_path])
    assert "Word" in refused.value.hint


def test_lines_are_as_wide_as_reportlab_draws_them() -> None:
    family = typeface(printing_family())
    texts = ("", "Căn cứ Nghị định số 98/2023/NĐ-CP", "Nguye\u0302\u0303n 🎉 \x00 一", "Ơ\u00a0ư" * 40)
    for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
        face = family.face(bold, italic)
        for text in texts:
            assert LineBreaker(face, 13.0).width(text) == stringWidth(text, face, 13.0)
            drawn = family.drawable(text, face)
            assert family.width_mm(text, 11.5, bold, italic) == stringWidth(drawn, face, 11.5) / PT_PER_MM
