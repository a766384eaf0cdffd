"""A paper as it is shown before it is printed, with how much of it is still to be looked at."""

from dataclasses import replace

from desktop_app.papers import PaperFormat
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.reports import remarks
from desktop_app.services.papers.reports.entered import each_report_once
from desktop_app.services.papers.reports.papers import report_of


@each_report_once()
def previewed(book: Book, kind_key: str, options: Options) -> papers.Paper:
    """Return a paper as PDF; the note on a report with parts begins with how many remarks there are on it.

    Raises as `papers.render`.
    """
    paper = papers.render(book, kind_key, options, PaperFormat.PDF)
    kind = paper_kind(kind_key).content().report
    counted = remarks.counted(remarks.remarks(book, report_of(book, kind, options))) if kind else ""
    to_look_at = f"Cần xem trước khi in: {counted} (trang Báo cáo nêu từng điều)." if counted else ""
    return replace(paper, note=f"{to_look_at}\n{paper.note}".strip())
