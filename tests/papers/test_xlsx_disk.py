"""A paper's workbook leaves nothing on the disk beside itself, and a full disk is an error of the machine."""

import errno
import gc
import io
import os
import tempfile
from collections.abc import Buffer
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.worksheet._writer import ALL_TEMP_FILES

from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import Section, Table
from desktop_app.papers.document.progress import with_progress
from desktop_app.papers.excel.unit_template import UnitTemplate, write_template
from tests.papers.samples import build, long_list


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where openpyxl writes a sheet before it is packed."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


class StopRequest(Exception):
    """What the clerk does to a paper that takes too long."""


def test_a_paper_given_up_leaves_no_file_behind(temporary: Path) -> None:
    first = build(long_list(30))
    (table,) = (block for block in build(long_list(260)).body if isinstance(block, Table))
    document = replace(first, annexes=(Section("Phụ lục", body=(table,)),))

    def stop(rows: int) -> None:
        if rows >= 200:
            raise StopRequest

    with pytest.raises(StopRequest):
        write(with_progress(document, stop), PaperFormat.XLSX, io.BytesIO())
    assert not list(temporary.iterdir())


def test_a_finished_paper_leaves_no_file_behind(temporary: Path) -> None:
    write(build(long_list(30)), PaperFormat.XLSX, io.BytesIO())
    assert not list(temporary.iterdir())


class FullDisk(io.BytesIO):
    """A file that takes some bytes and then has no room."""

    def write(self, content: Buffer, /) -> int:
        if self.tell() > 4_000:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(content)


def test_no_room_for_the_paper_is_an_error_of_the_machine() -> None:
    with pytest.raises(OSError) as problem:  # noqa: PT011 - its number says which it is
        write(build(long_list(260)), PaperFormat.XLSX, FullDisk())
    assert problem.value.errno == errno.ENOSPC


def test_no_room_for_the_workbook_of_a_unit_is_the_same() -> None:
    template = UnitTemplate("Danh sách", (), (), {}, "mark", ())
    with pytest.raises(OSError) as problem:  # noqa: PT011 - its number says which it is
        write_template(FullDisk(), template)
    assert problem.value.errno == errno.ENOSPC
    # What is left open complains when it is collected.
    del problem
    gc.collect()


# openpyxl does not end the sheet that it could not write; when Python does, there is still no room for its last tag.
# So it is asked to while the test lasts.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <generator object WorksheetWriter")
@pytest.mark.skipif(
    os.name != "posix" or not Path("/dev/full").exists(), reason="only some systems have a disk that is always full"
)
def test_no_room_for_a_sheet_is_an_error_of_the_machine(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = temporary / "full"
    full.symlink_to("/dev/full")

    def made(suffix: str = "") -> str:
        assert suffix == ""
        ALL_TEMP_FILES.append(str(full))
        return str(full)

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", made)
    with pytest.raises(OSError) as problem:  # noqa: PT011 - its number says which it is
        write(build(long_list(260)), PaperFormat.XLSX, io.BytesIO())
    assert problem.value.errno == errno.ENOSPC
    del problem
    gc.collect()
