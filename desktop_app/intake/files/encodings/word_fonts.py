"""Old letters of a Word document made Unicode where they stand, by the fonts of its runs and by their look."""

from collections.abc import Iterator
from typing import Any, Final

from desktop_app.intake.files.encodings.conversion import EXAMPLES, Conversion, converted
from desktop_app.intake.files.encodings.letters import FontLetters, letters_of_font, to_unicode
from desktop_app.intake.files.encodings.looks import has_old_signs, look_of, majority, reads_old, scheme_of

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = (f"{_W}t", f"{_W}softHyphen")
_DEEPEST_STYLE: Final = 12
"""How many styles one may be based on in turn."""
_HYPHEN: Final = "\u00ad"
"""In TCVN3 this is ư; Word may write it as an optional hyphen."""


def convert_word(body: Any, styles: Any = None) -> Conversion | None:  # noqa: ANN401 - lxml's elements have no public type
    """Make the old letters of a document's body Unicode; return what was changed, None if nothing was.

    `styles` is the document's part of styles, by which runs without a font of their own have one. It cannot be put
    back: a paragraph may be in several fonts, and is no cell of a sheet.
    """
    fonts = _old_fonts(body, StyleFonts(styles))
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


class StyleFonts:
    """The names of the fonts that the styles of a document give, "" for none."""

    def __init__(self, styles: Any) -> None:  # noqa: ANN401
        self._own: dict[str, str] = {}
        self._based_on: dict[str, str] = {}
        self._default = ""
        self._paragraphs = ""
        if styles is None:
            return
        defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._default = _font_in(defaults)
        for style in styles.iterchildren(f"{_W}style"):
            name = style.get(f"{_W}styleId", "")
            self._own[name] = _font_in(style.find(f"{_W}rPr"))
            base = style.find(f"{_W}basedOn")
            if base is not None:
                self._based_on[name] = base.get(f"{_W}val", "")
            if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on"):
                self._paragraphs = name

    @property
    def have_old(self) -> bool:
        """Whether any of them is a font of old letters."""
        return any(letters_of_font(name) is not None for name in (self._default, *self._own.values()))

    def of_run(self, run: Any, paragraph_style: str) -> str:  # noqa: ANN401
        """Return the font of a run in a paragraph of a style."""
        properties = run.find(f"{_W}rPr")
        own = _font_in(properties)
        if own or properties is None:
            return own or self._of_style(paragraph_style or self._paragraphs) or self._default
        style = properties.find(f"{_W}rStyle")
        named = self._of_style(style.get(f"{_W}val", "")) if style is not None else ""
        return named or self._of_style(paragraph_style or self._paragraphs) or self._default

    def _of_style(self, name: str) -> str:
        for _ in range(_DEEPEST_STYLE):
            if not name or self._own.get(name):
                break
            name = self._based_on.get(name, "")
        return self._own.get(name, "")


def _font_in(properties: Any) -> str:  # noqa: ANN401
    fonts = properties.find(f"{_W}rFonts") if properties is not None else None
    return "" if fonts is None else fonts.get(f"{_W}ascii") or fonts.get(f"{_W}hAnsi") or ""


def _old_fonts(body: Any, styles: StyleFonts) -> dict[Any, FontLetters]:  # noqa: ANN401
    """Return the runs in an old font."""
    fonts = {}
    if styles.have_old:
        for run in body.iter(f"{_W}r"):
            paragraph = next(run.iterancestors(f"{_W}p"), None)
            style = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
            name = styles.of_run(run, style.get(f"{_W}val", "") if style is not None else "")
            if (font := letters_of_font(name)) is not None:
                fonts[run] = font
        return fonts
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
