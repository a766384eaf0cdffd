"""What is typed and not saved yet, kept in a file beside the data until it is saved or given up.

The file is written a second after the first letter, and again while there is something new. It is not in the data file:
what is typed is nobody's record. A program that was killed leaves it behind with what was open, and the next one offers
that; a program that is closed has asked about everything, so it leaves nothing open.
"""

import contextlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.services.book import read_only_in_words
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_date

_WRITE_AFTER_MS: Final = 1000
_LONGEST: Final = timedelta(days=60)
"""After so long nobody looks for half a form any more."""
_LARGEST: Final = 32 << 20
"""What is larger, in bytes, nobody has typed."""
_OPEN, _LEFT = "open", "left"


@dataclass(frozen=True, slots=True)
class InputDraft:
    """What was typed in one place: `contents` to be put back (of JSON's types), `words` of it as they were seen.

    `place` and `title` say where it was typed, `start` what stood there before.
    """

    place: str
    title: str
    contents: Mapping[str, Any]
    words: Mapping[str, str]
    start: Mapping[str, Any] = field(default_factory=dict)
    at: str = ""

    @property
    def when(self) -> str:
        """The day and time it was typed, for the clerk."""
        moment = datetime.fromisoformat(self.at)
        return f"{moment:%H:%M} ngày {format_date(moment.date())}"


class DraftSource(Protocol):
    """A form or an editor, a QObject, in which something may be typed and not saved."""

    def draft(self) -> InputDraft | None:
        """Return what is typed and not saved, None if nothing is."""


class Drafts(QObject):
    """The drafts of one data folder: of what is open now, and what an earlier run left."""

    def __init__(self, path: Path, context: Context) -> None:
        super().__init__(context)
        self._path = path
        self._sources: list[DraftSource] = []
        self._writer: ThreadPoolExecutor | None = None
        self._written = b""
        # What may only be looked at may be open elsewhere: then the file holds what is being typed there.
        self._is_kept = not read_only_in_words(context.book)
        was_open, left = _read(path) if self._is_kept else ([], [])
        self.interrupted: Sequence[InputDraft] = was_open
        """What was open when the program last stopped without being closed."""
        self._left = [*was_open, *left]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITE_AFTER_MS)
        self._timer.timeout.connect(self.write)
        context.closing.connect(self._close)

    @classmethod
    def of(cls, context: Context) -> "Drafts":
        """Return the drafts of an open book."""
        drafts = context.findChild(cls)
        return drafts if drafts is not None else cls(context.book.folder.drafts, context)

    @property
    def left(self) -> Sequence[InputDraft]:
        """What earlier runs left and nobody has put back or dropped yet, the newest first."""
        return sorted(self._left, key=lambda draft: draft.at, reverse=True)

    def left_for(self, place: str, title: str = "", start: Mapping[str, Any] | None = None) -> InputDraft | None:
        """Return what an earlier run left of a place that was as it is now."""
        return next(
            (
                draft
                for draft in self.left
                if (draft.place, draft.title) == (place, title or draft.title)
                if start is None or _same(draft.start, start)
            ),
            None,
        )

    def watch(self, source: DraftSource) -> None:
        """Keep what is typed in a source from now on."""
        if source not in self._sources:
            self._sources.append(source)

    def leave(self, source: DraftSource) -> None:
        """Forget a source: what was typed in it is saved or given up."""
        if source in self._sources:
            self._sources.remove(source)
            self.write()

    def note(self) -> None:
        """Take note that something was typed: it is written a moment later."""
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, draft: InputDraft) -> None:
        """Forget what an earlier run left: it is put back, or not wanted."""
        self._left = [left for left in self._left if left is not draft]
        self.write()

    def write(self) -> None:
        """Write what is typed now; without anything there is no file."""
        self._timer.stop()
        if not self._is_kept:
            return
        now = datetime.now().isoformat(timespec="seconds")
        # A page that went with its window has left nothing to ask.
        self._sources = [source for source in self._sources if isValid(source)]
        drafts = [draft for source in self._sources if (draft := source.draft()) is not None]
        parts = {
            _OPEN: [asdict(draft) | {"at": now} for draft in drafts],
            _LEFT: [asdict(draft) for draft in self._left],
        }
        content = json.dumps(parts, ensure_ascii=False, indent=1).encode("utf-8") if any(parts.values()) else b""
        # Waiting for the disk would be felt while typing.
        if content != self._written or not content:
            self._written = content
            if self._writer is None:
                self._writer = ThreadPoolExecutor(1, "drafts")
            self._writer.submit(_write, self._path, content)

    def _close(self) -> None:
        """The program is closed, and with it all that was open."""
        self._sources = []
        if self._writer is not None or self.interrupted:
            self.write()
        if self._writer is not None:
            self._writer.shutdown()
            self._writer = None


def _write(path: Path, content: bytes) -> None:
    # What cannot be written here cannot be written to the data file either, and is refused there with a sentence.
    with contextlib.suppress(FileNotWritten, OSError):
        if not content:
            path.unlink(missing_ok=True)
        elif path.parent.is_dir():
            with written_whole(path, private=True) as stream:
                stream.write(content)


def _read(path: Path) -> tuple[list[InputDraft], list[InputDraft]]:
    """Return what was open and what was left; a file that is no such file holds nothing."""
    try:
        if path.stat().st_size > _LARGEST:
            return [], []
        parts = json.loads(path.read_bytes())
        earliest = (datetime.now() - _LONGEST).isoformat()
        was_open, left = ([_draft(stored) for stored in parts[name]] for name in (_OPEN, _LEFT))
        return [draft for draft in was_open if draft.at >= earliest], [draft for draft in left if draft.at >= earliest]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return [], []


def _draft(stored: Mapping[str, Any]) -> InputDraft:
    """Return a draft as it stands in the file. Raises ValueError, TypeError for what is none."""
    draft = InputDraft(**stored)
    if not all(isinstance(part, dict) for part in (draft.contents, draft.words, draft.start)):
        raise TypeError(draft.place)
    if not all(isinstance(text, str) for text in (draft.place, draft.title, draft.at, *draft.words.values())):
        raise TypeError(draft.place)
    datetime.fromisoformat(draft.at)
    json.dumps(stored, ensure_ascii=False).encode("utf-8")
    return draft


def _same(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Return whether a place stands as it stood; today's date, filled in by itself, may be another."""
    # What was read from a file has lists where an input gives tuples.
    now = json.loads(json.dumps(now))
    return before.keys() == now.keys() and all(
        before[name] == value or (_is_day(before[name]) and _is_day(value)) for name, value in now.items()
    )


def _is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == len("27/11/2026") and value[2:6:3] == "//"
