"""The pages of a release as any browser shows them: a clerk's Windows has nothing that shows Markdown with pictures.

Only what the pages are written in: headings, paragraphs, lists with pictures in them, lines of code.
"""

import html
import re
from typing import List

_STYLE = (
    "body{font:16px/1.5 'Segoe UI',sans-serif;max-width:46em;margin:2em auto;padding:0 1em}"
    "img{max-width:100%;border:1px solid #bbb}code,pre{background:#f0f2f5;padding:.1em .3em}"
)
_HEADING = re.compile("(#+) (.*)")
_ITEM = re.compile(r"(-|\d+\.) +(.*)")
_CODE_INDENT = "    "


def html_page(markdown: str) -> str:
    """Return a page of HTML that says what the text says."""
    title = _HEADING.match(markdown)
    head = '<meta charset="utf-8"><title>{}</title><style>{}</style>'
    named = html.escape(title.group(2) if title else "")
    body = "\n".join(_Blocks(markdown).written)
    return '<!DOCTYPE html>\n<html lang="vi"><head>{}</head><body>\n{}\n</body></html>\n'.format(
        head.format(named, _STYLE), body
    )


class _Blocks:
    """The blocks of a text, written one after the other."""

    def __init__(self, markdown: str) -> None:
        self.written: List[str] = []
        self._words: List[str] = []
        self._list = ""
        for line in markdown.splitlines():
            self._take(line)
        self._end_list()

    def _take(self, line: str) -> None:
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if not line.strip():
            self._end_paragraph()
        elif heading:
            self._end_list()
            level = len(heading.group(1))
            self.written.append("<h{0}>{1}</h{0}>".format(level, inline(heading.group(2))))
        elif item:
            self._begin_item("ul" if item.group(1) == "-" else "ol", item.group(2))
        elif line.startswith(_CODE_INDENT) and not self._list and not self._words:
            self.written.append("<pre>{}</pre>".format(html.escape(line.strip())))
        else:
            if not line.startswith(" ") and not self._words:
                self._end_list()
            self._words.append(line.strip())

    def _begin_item(self, kind: str, words: str) -> None:
        self._end_paragraph()
        if self._list != kind:
            self._end_list()
            self.written.append("<{}>".format(kind))
            self._list = kind
        else:
            self.written.append("</li>")
        self.written.append("<li>")
        self._words.append(words)

    def _end_paragraph(self) -> None:
        if self._words:
            self.written.append("<p>{}</p>".format(inline(" ".join(self._words))))
            self._words = []

    def _end_list(self) -> None:
        self._end_paragraph()
        if self._list:
            self.written.append("</li></{}>".format(self._list))
            self._list = ""


def inline(text: str) -> str:
    """Return a line's words with what is bold, code, or a picture."""
    parts = re.split("(`[^`]+`)", text)
    return "".join(
        "<code>{}</code>".format(html.escape(part[1:-1])) if part[:1] == "`" else _plain(part) for part in parts
    )


def _plain(text: str) -> str:
    text = re.sub(r"!\[([^\]]*)\]\(([^)]+)\)", r'<img src="\2" alt="\1"/>', html.escape(text, quote=False))
    return re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
