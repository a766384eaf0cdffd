"""Word files of papers, changed as the clerk changes them in Word, for tests."""

import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx


def changed(source: Path, target: Path, words: Mapping[str, str]) -> Path:
    """Write a Word file again with other words, each of which must stand in it."""
    package = docx.Document(str(source))
    left = set(words)
    for paragraph in _paragraphs(package):
        for old, new in words.items():
            if old in paragraph.text:
                text = paragraph.text.replace(old, new)
                for run in paragraph.runs[1:]:
                    run.text = ""
                paragraph.runs[0].text = text
                left.discard(old)
    assert not left, left
    package.save(str(target))
    return target


def with_part(source: Path, target: Path, name: str, content: bytes) -> Path:
    """Write a Word file again with one part more, or another content of it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return target


def part_of(source: Path, name: str) -> bytes:
    """Return the content of a part."""
    with zipfile.ZipFile(source) as archive:
        return archive.read(name)


def cut_off(source: Path, target: Path) -> Path:
    """Write the first half of a file."""
    shutil.copy(source, target)
    target.write_bytes(source.read_bytes()[: source.stat().st_size // 2])
    return target


def _paragraphs(package: Any) -> Iterator[Any]:  # noqa: ANN401 - python-docx's parts
    yield from package.paragraphs
    for table in package.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs
