"""Old letters of a Word document made Unicode where they stand, by the fonts of its runs and by their look."""

from collections.abc import Iterator
from typing import Any, Final

from desktop_app.intake.files.encodings.conversion import EXAMPLES, Conversion, converted
from desktop_app.intake.files.encodings.letters import FontLetters, letters_of_font, to_unicode
from desktop_app.intake.files.encodings.looks import has_old_signs, look_of, majority, reads_old, scheme_of

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = (f"{_W}t", f"{_W}softHyphen")
_HYPHEN: Final = "\u00ad"
"""In TCVN3 this is ư; Word may write it as an optional hyphen."""


def convert_word(body: Any) -> Conversion | None:  # noqa: ANN401 - lxml's elements have no public type
    """Make the old letters of a document's body Unicode; return what was changed, None if nothing was.

    It cannot be put back: a paragraph may be in several fonts, and is no cell of a sheet.
    """
    fonts = _old_fonts(body)
    whole = "".join(text.text or "" for text in body.iter(f"{_W}t"))
    if not fonts and not has_old_signs(whole):
        return None
    paragraphs = [(_text_of(paragraph), paragraph) for paragraph in body.iter(f"{_W}p")]
    scheme = scheme_of(text for text, _ in paragraphs) or next((font.scheme for font in fonts.values()), None)
    if scheme is None:
        return None
    around = majority(look_of(text, scheme) for text, _ in paragraphs)
    is_changed = False
    examples: list[tuple[str, str]] = []
    for text, paragraph in paragraphs:
        is_old = reads_old(look_of(text, scheme), around)
        for element in _texts(paragraph):
            font = fonts.get(element.getparent())
            signs = _signs(element)
            if font is not None:
                made = converted(signs, scheme, font, around)
            else:
                made = to_unicode(signs, scheme) if is_old else signs
            if made != signs:
                element.tag, element.text = f"{_W}t", made
        after = _text_of(paragraph)
        if after != text:
            is_changed = True
            if len(examples) < EXAMPLES and " " in after.strip():
                examples.append((text, after))
    return Conversion(scheme, {}, tuple(examples)) if is_changed else None


def _old_fonts(body: Any) -> dict[Any, FontLetters]:  # noqa: ANN401
    """Return the runs in an old font."""
    fonts = {}
    for entry in body.iter(f"{_W}rFonts"):
        font = letters_of_font(entry.get(f"{_W}ascii") or entry.get(f"{_W}hAnsi") or "")
        properties = entry.getparent()
        if font is not None and properties.tag == f"{_W}rPr":
            fonts[properties.getparent()] = font
    return fonts


def _texts(paragraph: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the texts of a paragraph, without those of a text box that hangs in it."""
    for child in paragraph.iterchildren("*"):
        if child.tag in _TEXTS:
            yield child
        elif child.tag != f"{_W}p":
            yield from _texts(child)


def _signs(element: Any) -> str:  # noqa: ANN401
    return _HYPHEN if element.tag == f"{_W}softHyphen" else element.text or ""


def _text_of(paragraph: Any) -> str:  # noqa: ANN401
    return "".join(map(_signs, _texts(paragraph)))
