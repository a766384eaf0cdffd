"""What is drawn on a page of a PDF, read into pypdf's objects sooner than pypdf does, which goes letter by letter."""

import io
import re
from functools import lru_cache
from typing import IO, Any

import pytest
from pypdf.generic import ContentStream, read_object
from pypdf.generic._utils import create_string_object

_TOKEN = re.compile(
    rb"\s*(?:(?P<text>\((?:[^()\\]|\\[()\\nrtbf0-7])*\))|(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*)"
    rb"|(?P<operand>[-+.\d]+|/[^\s/()<>\[\]{}%]+|\[[-+.\d\s]*\])|(?P<end>\Z)|(?P<other>.))",
    re.DOTALL,
)
"""What the writers of the program put there; a stream with anything else is left to pypdf."""
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(.))", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_Encoding = Any


def read_contents_sooner(patch: pytest.MonkeyPatch) -> None:
    """Have pypdf read what the program draws token by token."""
    read_by_letter = ContentStream._parse_content_stream  # noqa: SLF001 - what takes the time

    def read(contents: ContentStream, stream: IO[bytes]) -> None:
        stream.seek(0)
        operations = operations_in(stream.read(), contents.forced_encoding)
        if operations is None:
            read_by_letter(contents, stream)
        else:
            contents._operations = operations  # noqa: SLF001

    patch.setattr(ContentStream, "_parse_content_stream", read)


def operations_in(content: bytes, encoding: _Encoding = None) -> list[tuple[list[Any], bytes]] | None:
    """Return the operations of a content stream with their operands, as pypdf has them; None if pypdf is to say."""
    operations: list[tuple[list[Any], bytes]] = []
    operands: list[Any] = []
    for token in _TOKEN.finditer(content):
        kind = token.lastgroup
        if kind == "operand":
            operands.append(_operand(token[kind]))
        elif kind == "text":
            operands.append(create_string_object(_unescaped(token[kind][1:-1]), encoding))
        elif kind == "operator" and token[kind] != b"BI":
            operations.append((operands, token[kind]))
            operands = []
        elif kind != "end":
            return None
    return operations


@lru_cache(maxsize=4096)
def _operand(token: bytes) -> Any:  # noqa: ANN401 - pypdf's own objects
    # Of one kind of token there are many alike, which nobody changes.
    return read_object(io.BytesIO(token + b" "), None)


def _unescaped(text: bytes) -> bytes:
    return _ESCAPED.sub(_letter, text) if b"\\" in text else text


def _letter(escape: re.Match[bytes]) -> bytes:
    return bytes([int(escape[1], 8)]) if escape[1] else _ESCAPES.get(escape[2], escape[2])
