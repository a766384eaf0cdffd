"""The labels that the wizard gives columns are heads by which they are found."""

from pathlib import Path

import pytest

from desktop_app.services.imports.looking import look_at
from desktop_app.services.imports.proposing import TARGETS, column_labels
from tests.books import workbook


@pytest.mark.parametrize("kind", TARGETS)
def test_each_column_is_found_by_its_label(kind: str, tmp_path: Path) -> None:
    labels = column_labels(kind)
    file = workbook(tmp_path / "bang.xlsx", tuple(labels.values()), tuple("x" * len(labels)))
    (layout,) = look_at(file, kind).layouts
    assert list(layout.header.columns) == list(labels)
