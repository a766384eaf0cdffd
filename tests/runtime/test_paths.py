"""Where the data lie: the user's own folder, or beside a program that is carried along with them."""

import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreProblem
from desktop_app.runtime.paths import DataFolder, default_data_folder
from desktop_app.services.book import made


def test_a_program_carried_along_keeps_its_data_beside_it_and_nowhere_else_in_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "so-thi-dua"
    program.mkdir()
    monkeypatch.setenv("LOCALAPPDATA" if sys.platform == "win32" else "XDG_DATA_HOME", str(tmp_path / "của tôi"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program / "so-thi-dua"))
    assert default_data_folder().root == tmp_path / "của tôi" / "so-thi-dua"
    refused_folder = DataFolder(program / "du-lieu")
    with pytest.raises(StoreProblem, match="không được nằm trong thư mục của chương trình"), made(refused_folder):
        pass
    (program / "du-lieu-o-ben-canh.txt").write_text("", encoding="utf-8")
    assert default_data_folder() == refused_folder
    with made(default_data_folder()) as book:
        assert book.store.path == program / "du-lieu" / "so-thi-dua.db"
    with pytest.raises(StoreProblem), made(DataFolder(program / "_internal" / "so")):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="Path.home() is asked elsewhere there")
def test_without_the_system_s_own_word_it_is_the_usual_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert default_data_folder().root == Path.home() / ".local/share/so-thi-dua"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/C/Users/a/AppData/Local")
    assert default_data_folder().root == Path("/C/Users/a/AppData/Local/so-thi-dua")
