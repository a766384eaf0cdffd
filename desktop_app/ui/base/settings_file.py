"""What the window remembers of itself between two runs: its place, the columns of its lists, the folder used last.

One small JSON file of the data folder, read once and written whole. It holds nothing of the office's records, so a file
that cannot be read or written costs the clerk nothing but her widths: it is left alone and the defaults are used.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.runtime.files import FileNotWritten, written_whole

_WRITE_AFTER_MS = 800


class SettingsFile(QObject):
    """The settings of one data folder, by the name of what they belong to ("window", "list.people", …)."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = _read(path)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WRITE_AFTER_MS)
        self._later.timeout.connect(self.write)

    @classmethod
    def of(cls, owner: QObject, path: Path) -> "SettingsFile":
        """Return the settings that `owner` (a context) holds; it is given those of `path` if it has none."""
        held = owner.findChild(cls)
        return held if held is not None else cls(path, owner)

    def get(self, name: str) -> dict[str, Any]:
        """Return what is remembered under `name`, {} if nothing is."""
        value = self._values.get(name)
        return dict(value) if isinstance(value, dict) else {}

    def put(self, name: str, value: dict[str, Any]) -> None:
        """Remember `value` (of what JSON can hold) under `name`; it is written in a moment, or by `write`."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._later.start()

    def write(self) -> None:
        """Write what is not written yet."""
        if not self._values or not self._path.parent.is_dir():
            return
        self._later.stop()
        text = json.dumps(self._values, ensure_ascii=False, indent=1)
        with contextlib.suppress(FileNotWritten), written_whole(self._path) as stream:
            stream.write(text.encode("utf-8"))


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
