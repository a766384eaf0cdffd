"""Widgets for papers: preview, printing, remarks."""
