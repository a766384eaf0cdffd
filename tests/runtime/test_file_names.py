"""Files whose names Windows would take for something else are refused there, and nothing is written."""

import os
from pathlib import Path

import pytest

from desktop_app.runtime import file_names
from desktop_app.runtime.files import FileNotWritten, written_whole


def write(path: Path) -> str:
    """Write a file; return why it was not written."""
    try:
        with written_whole(path) as stream:
            stream.write(b"1")
    except FileNotWritten as problem:
        return problem.sentence
    return ""


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("con.pdf", "thiết bị"),
        ("Lpt1", "thiết bị"),
        ("đợt 1:2.pdf", "các dấu"),
        ("tại sao?.pdf", "các dấu"),
        ("danh\nsách.pdf", "xuống dòng"),
        ("danh sách.", "kết thúc"),
        ("danh sách ", "kết thúc"),
    ],
)
def test_a_name_that_windows_takes_for_another_is_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.setattr(file_names, "WINDOWS", True)
    sentence = write(tmp_path / name)
    assert sentence.startswith(f"Không ghi được tệp “{name}”: ")
    assert why in sentence
    assert list(tmp_path.iterdir()) == []
    assert write(tmp_path / "controller.pdf") == ""
    monkeypatch.setattr(file_names, "WINDOWS", False)
    # What Windows itself does with such a name cannot be asked for there.
    assert os.name == "nt" or write(tmp_path / name) == ""


def test_a_path_too_long_for_windows_is_not_called_a_missing_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("thư mục rất dài" * 8) / ("thư mục rất dài" * 8) / "a.pdf"
    monkeypatch.setattr(file_names, "WINDOWS", False)
    assert "không có" in write(deep)
    monkeypatch.setattr(file_names, "WINDOWS", True)
    assert f"đường dẫn dài {len(str(deep))} ký tự" in write(deep)
    assert "không có" in write(tmp_path / "không có" / "a.pdf")
