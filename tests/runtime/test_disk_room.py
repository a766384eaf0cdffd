"""A full disk is told with figures."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreFull, UnwritableOutput
from desktop_app.runtime.disk_room import amount, free_bytes
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.backups import room_in
from desktop_app.store.backups.ledger import make_place


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (1024, "1 KB"),
        (1025, "2 KB"),
        (348_160, "340 KB"),
        (1 << 20, "1 MB"),
        ((1 << 20) + 1, "1,1 MB"),
        (1_572_864, "1,5 MB"),
        (4 << 20, "4 MB"),
        (5 << 30, "5 GB"),
        (3000 << 30, "3000 GB"),
    ],
)
def test_bytes_in_words_are_rounded_up(size: int, words: str) -> None:
    assert amount(size) == words


def test_room_is_that_of_the_disk_also_for_what_is_not_there_yet(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "none" / "a.db") == pytest.approx(free_bytes(tmp_path), rel=0.2)


@pytest.mark.parametrize(("needed", "words"), [(2 << 20, "(cần 2 MB, còn trống 3 KB)"), (0, "(còn trống 3 KB)")])
def test_a_file_that_finds_no_room_says_how_much_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, needed: int, words: str
) -> None:
    def no_room(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", no_room)
    monkeypatch.setattr("desktop_app.runtime.disk_room.free_bytes", lambda _: 3000)
    with pytest.raises(FileNotWritten) as raised, written_whole(tmp_path / "a.pdf", needed=needed):
        pass
    assert raised.value.sentence == f"Không ghi được tệp “a.pdf”: ổ đĩa đã đầy {words}."
    assert list(tmp_path.iterdir()) == []


def test_who_may_have_no_more_is_told_so_where_the_disk_has_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more(*_: object, **__: object) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(tempfile, "mkdtemp", no_more)
    with pytest.raises(StoreFull, match="đã hết dung lượng cho phép"), room_in(DataFolder(tmp_path)):
        pass
    monkeypatch.setattr("desktop_app.store.backups.ledger.private_folder", no_more)
    with pytest.raises(UnwritableOutput, match="đã hết dung lượng cho phép"):
        make_place(DataFolder(tmp_path))
