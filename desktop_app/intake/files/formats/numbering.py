"""The numbers that Word sets before paragraphs by itself, computed from the lists and styles of a document.

Counters belong to the abstract list, which several lists share; a list that begins anew does so once, at its first
paragraph of that level; a deeper level begins again after a higher one unless the list says not to.
"""

from collections.abc import Iterator
from typing import Any, Final

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERING: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_STYLES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_LEVELS: Final = 9
_HIGHEST: Final = 100_000
_MOST_STYLES: Final = 50
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def write_numbers(document: Any) -> None:  # noqa: ANN401 - python-docx's and lxml's objects
    """Write before each numbered paragraph of an opened Word document the number that Word shows there."""
    body = document.element.find(f"{_W}body")
    lists = _Lists(_part(document, _NUMBERING), styles_of(document))
    for paragraph in list(body.iter(f"{_W}p")):
        number = lists.next_number(paragraph)
        if number and any(text.text for text in paragraph.iter(f"{_W}t")):
            run = paragraph.makeelement(f"{_W}r", {})
            text = paragraph.makeelement(f"{_W}t", {})
            text.text = f"{number} "
            run.append(text)
            first = 1 if paragraph.find(f"{_W}pPr") is not None else 0
            paragraph.insert(first, run)


def styles_of(document: Any) -> Any:  # noqa: ANN401
    """Return the styles of an opened Word document, None where it has none that can be read."""
    return _part(document, _STYLES)


def _part(document: Any, kind: str) -> Any:  # noqa: ANN401
    """Return what a part of the document holds, None without such a part or where it is not what it is called."""
    parts = (each.target_part for each in document.part.rels.values() if each.reltype == kind)
    part = next(parts, None)
    return getattr(part, "element", None)


class _Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, numbering: Any, styles: Any) -> None:  # noqa: ANN401
        self._styles = {
            style.get(f"{_W}styleId"): style
            for style in (styles.findall(f"{_W}style") if styles is not None else ())
            if style.get(f"{_W}type") == "paragraph"
        }
        self._usual = next((name for name, style in self._styles.items() if style.get(f"{_W}default") == "1"), None)
        self._levels: dict[str, dict[int, Any]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], Any] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:  # noqa: ANN401
        links: dict[str, str] = {}
        abstract = numbering.findall(f"{_W}abstractNum")
        for each in abstract:
            key = each.get(f"{_W}abstractNumId", "")
            self._levels[key] = {_figure(level.get(f"{_W}ilvl")): level for level in each.findall(f"{_W}lvl")}
            if link := _value(each, "styleLink"):
                links[link] = key
        for each in abstract:
            if (source := links.get(_value(each, "numStyleLink"))) is not None:
                self._levels[each.get(f"{_W}abstractNumId", "")] = self._levels[source]
        for each in numbering.findall(f"{_W}num"):
            key = each.get(f"{_W}numId", "")
            self._abstract[key] = _value(each, "abstractNumId")
            for override in each.findall(f"{_W}lvlOverride"):
                self._overrides[key, _figure(override.get(f"{_W}ilvl"))] = override

    def next_number(self, paragraph: Any) -> str:  # noqa: ANN401
        """Return the number of the next paragraph of the document, "" for none; a bullet as - or +."""
        key, depth = self._place(paragraph)
        abstract = self._abstract.get(key, "")
        level = self._level(key, depth) if abstract in self._levels else None
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._count(key, depth, counts)
        pattern = _value(level, "lvlText")
        if _value(level, "numFmt") == "bullet":
            return "+" if pattern == "+" or (depth and pattern not in ("-", "–", "—")) else "-"
        legal = level.find(f"{_W}isLgl") is not None
        for place in range(_LEVELS):
            if f"%{place + 1}" in pattern:
                form = _value(self._level(key, place), "numFmt", "decimal")
                count = counts.get(place, self._start(key, place))
                written = _written(count, "decimal" if legal and form != "decimalZero" else form)
                pattern = pattern.replace(f"%{place + 1}", written)
        return pattern.strip()

    def _count(self, key: str, depth: int, counts: dict[int, int]) -> None:
        again = _value(self._overrides.get((key, depth)), "startOverride")
        if again and (key, depth) not in self._begun:
            counts[depth] = _figure(again)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else self._start(key, depth)
        self._begun.add((key, depth))
        for deeper in [place for place in counts if place > depth]:
            restart = _value(self._level(key, deeper), "lvlRestart")
            if not restart or (restart != "0" and depth < _figure(restart)):
                del counts[deeper]
        for above in range(depth):
            counts.setdefault(above, self._start(key, above))

    def _level(self, key: str, depth: int) -> Any:  # noqa: ANN401
        override = self._overrides.get((key, depth))
        own = override.find(f"{_W}lvl") if override is not None else None
        return own if own is not None else self._levels.get(self._abstract.get(key, ""), {}).get(depth)

    def _start(self, key: str, depth: int) -> int:
        return _figure(_value(self._level(key, depth), "start", "1"))

    def _place(self, paragraph: Any) -> tuple[str, int]:  # noqa: ANN401
        """Return the list and the level of a paragraph: its own, else those of its style or what that is based on."""
        properties = paragraph.find(f"{_W}pPr")
        numbers = properties.find(f"{_W}numPr") if properties is not None else None
        key, depth = _value(numbers, "numId"), _value(numbers, "ilvl")
        for name, style in self._based_on(_value(properties, "pStyle") or self._usual):
            if key:
                break
            inner = style.find(f"{_W}pPr")
            own = inner.find(f"{_W}numPr") if inner is not None else None
            key = _value(own, "numId")
            if key and not depth:
                levels = self._levels.get(self._abstract.get(key, ""), {})
                linked = (str(place) for place, level in levels.items() if _value(level, "pStyle") == name)
                depth = next(linked, _value(own, "ilvl"))
        return key, min(_figure(depth), _LEVELS - 1)

    def _based_on(self, name: str | None) -> Iterator[tuple[str, Any]]:
        for _ in range(_MOST_STYLES):
            if name is None or name not in self._styles:
                return
            yield name, self._styles[name]
            name = _value(self._styles[name], "basedOn")


def _value(element: Any, tag: str, otherwise: str = "") -> str:  # noqa: ANN401
    child = element.find(f"{_W}{tag}") if element is not None else None
    return str(child.get(f"{_W}val", otherwise)) if child is not None else otherwise


def _figure(text: str | None) -> int:
    return min(int(text), _HIGHEST) if text and text.isdecimal() and len(text) < 9 else 0


def _written(count: int, form: str) -> str:
    match form:
        case "upperRoman":
            return _roman(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperLetter":
            return _letter(count).upper()
        case "lowerLetter":
            return _letter(count)
        case "decimalZero":
            return f"{count:02}"
        case "none":
            return ""
    return str(count)


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if 0 < count <= 26 * 20 else str(count)


def _roman(count: int) -> str:
    if count > 4000:
        return str(count)
    signs = ""
    for value, sign in _ROMAN:
        signs += sign * (count // value)
        count %= value
    return signs
