"""Find in a Word file what does more than say something: macros, objects, links to other files, fields that fetch.

Each part is read as Word reads it, not by its letters: XML can say the same thing in many ways.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, Final

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ACTIVE_PARTS: Final = ("vbaproject", "/embeddings/", "/activex/", ".ole")
_ACTIVE_KINDS: Final = frozenset(
    {"vbaProject", "wordVbaData", "oleObject", "package", "control", "activeXControlBinary", "aFChunk"}
)
"""Kinds of relation by which a document holds what runs, or what another program shows in it."""
_FETCHING_KINDS: Final = frozenset({"attachedTemplate", "subDocument", "frame", "mailMergeSource"})
_TYPES: Final = "[content_types].xml"
_NOTES: Final = frozenset({"header", "footer", "footnotes", "endnotes"})
_QUIET_FIELDS: Final = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "HYPERLINK", "TOC", "SEQ"}
)
"""Fields that say what stands in the document itself; all others change with the day, or bring something in."""


_RUNS: Final = "có mã lệnh (macro) hoặc đối tượng nhúng", "Bỏ đi, lưu thành .docx rồi lấy lại."
_FETCHES: Final = "có liên kết tới tệp bên ngoài", "Bỏ liên kết, lưu lại rồi lấy lại."
_CHANGES: Final = (
    "có trường tự cập nhật (ngày, liên kết, lệnh)",
    "Chọn hết (Ctrl+A), bấm Ctrl+Shift+F9, lưu lại rồi lấy lại.",
)


class ActiveContent(Exception):
    """A file does more than say something. `what` and `hint` are in Vietnamese."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def notes_around(archive: zipfile.ZipFile) -> list[Any]:
    """Return what stands around the text: headers, footers and notes, each as its root element.

    Raises ActiveContent if the file does more than say something, ValueError for XML that is none.
    """
    parts = {name.lower(): name for name in archive.namelist()}
    if any(mark in f"/{name}" for name in parts for mark in _ACTIVE_PARTS):
        raise ActiveContent(*_RUNS)
    if _TYPES in parts and any(_runs(part) for part in _root(archive.read(parts[_TYPES])).iter()):
        raise ActiveContent(*_RUNS)
    notes: dict[str, Any] = {}
    for name in (name for name in parts if name.endswith(".rels")):
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in _root(archive.read(parts[name])).iter(_RELATION):
            if _kind_of(relation) in _NOTES:
                place = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "").lower()))[1:]
                if place in parts:
                    notes[place] = _root(archive.read(parts[place]))
    for root in notes.values():
        refuse_active(root)
    return list(notes.values())


def _runs(part: Any) -> bool:  # noqa: ANN401 - lxml's elements have no public type
    return "macroenabled" in part.get("ContentType", "").lower()


def _kind_of(relation: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    """Return the last word of a relation's kind. Raises ActiveContent."""
    kind: str = relation.get("Type", "").rstrip("/").rpartition("/")[2]
    if kind in _ACTIVE_KINDS:
        raise ActiveContent(*_RUNS)
    if kind in _FETCHING_KINDS or (relation.get("TargetMode", "").strip() == "External" and kind != "hyperlink"):
        raise ActiveContent(*_FETCHES)
    return kind


def refuse_active(root: Any) -> None:  # noqa: ANN401 - lxml's elements have no public type
    """Raise ActiveContent if a text has fields that fetch something or change by themselves, or other files in it."""
    if next(root.iter(f"{_W}altChunk", f"{_W}subDoc"), None) is not None:
        raise ActiveContent(*_RUNS)
    if next(root.iter(f"{_W}dataBinding"), None) is not None:
        raise ActiveContent(*_CHANGES)
    if not all(words and words[0].upper() in _QUIET_FIELDS for words in map(str.split, _fields(root))):
        raise ActiveContent(*_CHANGES)


def _fields(root: Any) -> Iterator[str]:  # noqa: ANN401 - lxml's elements have no public type
    """Yield the instruction of each field; what another field makes up within one is not in it."""
    open_fields: list[list[str]] = []
    for sign in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}fldSimple"):
        if sign.tag == f"{_W}fldSimple":
            yield sign.get(f"{_W}instr", "")
        elif sign.tag == f"{_W}instrText":
            if open_fields:
                open_fields[-1].append(sign.text or "")
        elif sign.get(f"{_W}fldCharType") == "begin":
            open_fields.append([])
        elif sign.get(f"{_W}fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(words) for words in open_fields)


def _root(content: bytes) -> Any:  # noqa: ANN401 - as above
    # Whose parser takes in no entity and asks no other place for anything.
    from docx.oxml.parser import parse_xml

    try:
        return parse_xml(content)
    except SyntaxError as problem:
        raise ValueError(str(problem)) from problem
