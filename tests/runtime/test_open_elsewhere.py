"""A file that another program of Windows has open: Excel has the list she exports once more."""

import sys
from pathlib import Path

import pytest

from desktop_app.runtime.files import FileNotWritten, written_whole

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="elsewhere a file is replaced beside whoever reads it")


def test_what_another_program_has_open_is_left_as_it_is_and_named(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    path.write_bytes(b"as Excel shows it")
    with (
        path.open("rb") as elsewhere,
        pytest.raises(FileNotWritten, match=r"“danh sách\.xlsx”.*đang mở ở chương trình khác"),
        written_whole(path) as stream,
    ):
        stream.write(b"the list of today")
    assert elsewhere.closed
    assert path.read_bytes() == b"as Excel shows it"
    assert list(tmp_path.iterdir()) == [path]
    with written_whole(path) as stream:
        stream.write(b"the list of today")
    assert path.read_bytes() == b"the list of today"
