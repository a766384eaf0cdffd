"""Papers: their content, one document model, and writers for PDF, Word and Excel. Reads no database."""

from desktop_app.papers.formats import PaperFormat, write

__all__ = ["PaperFormat", "write"]
