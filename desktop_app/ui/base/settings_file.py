"""The window's settings between two runs: its geometry, the columns of its lists, the folder used last.

One small JSON file of the data folder, read once and written whole. Of the office's records it holds ids and what a
list is filtered by, nothing else: a file that cannot be read or written costs the clerk only how her lists looked. It
is ignored then, and the defaults are used.
"""

import contextlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from desktop_app.runtime.files import FileNotWritten, written_whole

_WRITE_AFTER_MS = 800
_LARGEST = 2**31 - 1


class SettingsFile(QObject):
    """The settings of one data folder, by the name of what they belong to ("window", "list.people", …)."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_kept = True
        """Whether they are written: not by a window that only looks at a book, while another one has it."""
        self._path = path
        self._values = _read(path)
        self._write_timer = QTimer(self)
        self._write_timer.setSingleShot(True)
        self._write_timer.setInterval(_WRITE_AFTER_MS)
        self._write_timer.timeout.connect(self.write)

    @classmethod
    def of(cls, owner: QObject, path: Path) -> "SettingsFile":
        """Return the settings that belong to `owner` (a context); make them from `path` if there are none yet."""
        settings = owner.findChild(cls)
        return settings if settings is not None else cls(path, owner)

    def get(self, name: str) -> dict[str, Any]:
        """Return the value saved under `name`, {} if there is none."""
        value = self._values.get(name)
        return dict(value) if isinstance(value, dict) else {}

    def put(self, name: str, value: dict[str, Any]) -> None:
        """Save `value` (JSON types only) under `name`; the file is written a moment later, or by `write`."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._write_timer.start()

    def write(self) -> None:
        """Write the settings to the file now."""
        if not self.is_kept or not self._values or not self._path.parent.is_dir():
            return
        self._write_timer.stop()
        text = json.dumps(self._values, ensure_ascii=False, indent=1)
        with contextlib.suppress(FileNotWritten), written_whole(self._path, private=True) as stream:
            # Half a sign, which was typed or stood there, is not to keep the window open.
            stream.write(text.encode("utf-8", "replace"))


def _number(text: str) -> int:
    """Return a number as Qt can take it: a larger one was not written by the program."""
    return max(-_LARGEST, min(int(text), _LARGEST))


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes(), parse_int=_number)
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
