"""Forms of documents that need more than their text: numbers that Word sets, RTF, old Word files, tables of a PDF."""
