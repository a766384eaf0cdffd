"""Files kept by their hash: whatever stands in place of a name or a hash leads to no other place."""

import errno
import os
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.runtime.stored_files import FileNotKept, keep_content, place_of, plain_hash, plain_name


@pytest.mark.parametrize(
    ("given_name", "plain"),
    [
        ("Báo cáo quý I.docx", "Báo cáo quý I.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\x.exe", "x.exe"),
        ("\u202excod.exe", "xcod.exe"),
        ("a\0b\n.txt", "ab.txt"),
        ("x.desktop/", "x.desktop"),
        (".bashrc", "bashrc"),
        ("nul.txt", "tep nul.txt"),
        ("..", "tep"),
        ("", "tep"),
        ("a" * 300 + ".docx", "a" * 145 + ".docx"),
    ],
)
def test_a_name_is_cut_to_a_plain_one(given_name: str, plain: str) -> None:
    assert plain_name(given_name) == plain


@given(st.text())
def test_any_name_becomes_one_that_every_system_takes(name: str) -> None:
    plain = plain_name(name)
    assert plain == plain_name(plain)
    assert PureWindowsPath(plain).name == Path(plain).name == plain
    assert 0 < len(plain) <= 155
    assert not {unicodedata.category(letter) for letter in plain} & {"Cc", "Cf", "Cs"}


@given(st.text())
def test_any_hash_leads_into_the_folder(digest: str) -> None:
    place = place_of(Path("tep"), digest)
    assert place == Path("tep", place.name[:2], place.name)
    assert len(place.name) == 64
    assert plain_hash(place.name) == place.name


def test_what_finds_no_room_is_called_by_its_name_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    folder = tmp_path / "tep"
    keep_content(b"first", folder, "a.docx")
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(FileNotKept) as raised:
        keep_content(b"second", folder, "Báo cáo năm.docx")
    assert raised.value.sentence.startswith("Không ghi được tệp “Báo cáo năm.docx”: ổ đĩa đã đầy")
    assert sorted(folder.rglob("*")) == before


def test_a_hash_stays_as_it_is() -> None:
    assert plain_hash("0f" * 32) == "0f" * 32
