"""A broken workbook is told to be one: nobody can save it in another encoding."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.workbook import read_sheets


@pytest.mark.parametrize(("name", "is_workbook"), [("danh-sach.xlsx", True), ("danh-sach.csv", False)])
def test_what_cannot_be_read_is_told_by_what_its_name_says(tmp_path: Path, name: str, is_workbook: bool) -> None:
    file = tmp_path / name
    file.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnreadableInput) as raised:
        read_sheets(file)
    assert ("hỏng, hoặc không phải là bảng tính" in raised.value.message) is is_workbook
    assert ("UTF-8" in raised.value.hint) is not is_workbook
