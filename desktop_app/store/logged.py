"""Rows of records as the change log holds them: a JSON object of column and value."""

import json
from typing import Any

from desktop_app.domain.errors import StoreDamaged


def damaged_log() -> StoreDamaged:
    """Return the error for a log that holds something else."""
    return StoreDamaged("Nhật ký có dòng bị hỏng, không đọc được.", "Kiểm tra, sửa chữa dữ liệu.")


def logged_row(text: str) -> dict[str, Any]:
    """Return the row that the log holds as a text. Raises StoreDamaged."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise damaged_log() from problem
    if not isinstance(row, dict):
        raise damaged_log()
    return row
