"""Writes what is printed: content, one document model, writers for PDF, Word and Excel. Knows no database."""

from desktop_app.papers.formats import PaperFormat, write

__all__ = ["PaperFormat", "write"]
