"""The page that whoever takes over reads first: what is in a hand-over package, with links to its files."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Final
from urllib.parse import quote

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.shown import shown
from desktop_app.services.book import Book
from desktop_app.services.keeping.package_index import IssuedFile
from desktop_app.services.lists import count
from desktop_app.services.office.offices import office

_STYLE: Final = (
    ":root{color-scheme:light dark}body{font-family:'Times New Roman',serif;font-size:17px;max-width:60em;"
    "margin:2em auto;padding:0 1em;line-height:1.4}table{border-collapse:collapse;width:100%;margin:.5em 0 1.5em}"
    "th,td{border:1px solid #888;padding:.3em .6em;text-align:left;vertical-align:top}td.n{text-align:right}"
    "code{font-family:monospace}"
)


def index_page(book: Book, papers: Sequence[IssuedFile], attached: Iterable[Sequence[object]]) -> bytes:
    """Return the page: how to go on, how many records there are, issued papers, attached files."""
    name = office(book).name
    counts = [
        (kind.title, f"{count(book, ListQuery(kind.key))}")
        for kind in LIST_KINDS.values()
        if kind is not TRASH and not kind.withheld
    ]
    of_papers = [
        (_link(paper.name, paper.file_name), paper.number, _day(paper.dated_on), paper.title or paper.file_name)
        for paper in papers
    ]
    of_files = [(_link(str(row[0]), str(row[1])), str(row[2]), str(row[3])) for row in attached]
    parts = (
        f"<h1>Sổ Thi đua – gói bàn giao</h1><p>{_text(name)}. Lập ngày {date.today():%d/%m/%Y}.</p>",
        "<h2>Làm tiếp ở máy khác</h2><ol><li>Cài Sổ Thi đua, mở chương trình.</li>"
        "<li>Chọn <b>Phục hồi từ tệp khác…</b> (màn hình đầu khi chưa có sổ, hoặc trang An toàn dữ liệu), chọn tệp zip "
        "của gói này, nhập mật khẩu nếu gói có.</li>"
        "<li>Hoặc dòng lệnh: <code>so-thi-dua restore GÓI.zip</code>.</li></ol>"
        "<p>Chỉ xem: <a href='toan-bo-so.xlsx'>toan-bo-so.xlsx</a> (mọi danh sách), "
        "<a href='danh-muc.xlsx'>danh-muc.xlsx</a> (mục lục này), và các tệp dưới đây.</p>",
        "<h2>Sổ có gì</h2>" + _table(("Loại", "Số bản ghi"), counts, numbers=(1,)),
        "<h2>Văn bản đã phát hành</h2>" + _table(("Tệp", "Số", "Ngày", "Văn bản"), of_papers, links=True),
        "<h2>Tệp đính kèm</h2>" + _table(("Tệp", "Của", "Mã số"), of_files, links=True),
    )
    page = (
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Sổ Thi đua – mục lục</title>"
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )
    return page.encode()


def _text(text: str) -> str:
    """Return a text as it is read on a page, whatever it holds."""
    return escape(shown(text))


def _link(place: str, name: str) -> str:
    # What is attached lies under a name that tells nothing: the browser keeps it under its own.
    return f"<a href='{quote(place)}' download='{_text(name)}'>{_text(name)}</a>"


def _day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}"
    except ValueError:
        return text


def _table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: Sequence[int] = (), links: bool = False
) -> str:
    if not rows:
        return "<p>Không có.</p>"
    lines = ["".join(f"<th>{_text(head)}</th>" for head in heads)]
    for row in rows:
        cells = [cell if links and place == 0 else _text(cell) for place, cell in enumerate(row)]
        classes = [" class='n'" if place in numbers else "" for place in range(len(row))]
        lines.append("".join(f"<td{kind}>{cell}</td>" for kind, cell in zip(classes, cells, strict=True)))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"
