"""A machine with this or that typeface, for tests of the notes on it."""

from dataclasses import replace

import pytest

from desktop_app.papers.pdf.fonts import printing_family

STAND_INS = [
    ("Liberation Serif", True, "Máy này không có Times New Roman; bản PDF dùng Liberation Serif, cùng độ rộng chữ."),
    (
        "DejaVu Serif",
        False,
        "Máy này không có Times New Roman; bản PDF dùng DejaVu Serif, chữ rộng hơn nên ngắt dòng có thể khác.",
    ),
]
"""Families by name, whether they are as wide as Times New Roman, and the sentence that tells which stands in."""


def has_typeface(patch: pytest.MonkeyPatch, name: str, times_metrics: bool = True) -> None:
    """Let this machine take the family it prints in for one of another name."""
    family = replace(printing_family(), name=name, times_metrics=times_metrics)
    patch.setattr("desktop_app.papers.pdf.fonts.printing_family", lambda: family)
