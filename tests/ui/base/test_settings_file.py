"""Settings that cannot be read cost the clerk her column widths, never the window."""

from pathlib import Path

import pytest

from desktop_app.ui.base.settings_file import SettingsFile


@pytest.mark.parametrize("contents", ["", "rác", "[" * 200_000, "[1, 2]", '{"window": "rác"}', '{"window": {"tab": '])
def test_what_cannot_be_read_is_as_if_it_was_not_there(tmp_path: Path, contents: str) -> None:
    path = tmp_path / "cai-dat.json"
    path.write_text(contents, encoding="utf-8")
    assert SettingsFile(path).get("window") == {}


def test_a_number_that_is_too_large_for_the_window_is_made_one_that_is_not(tmp_path: Path) -> None:
    path = tmp_path / "cai-dat.json"
    path.write_text(f'{{"people": {{"tab": {10**30}, "year": 2026}}}}', encoding="utf-8")
    assert SettingsFile(path).get("people") == {"tab": 2**31 - 1, "year": 2026}
