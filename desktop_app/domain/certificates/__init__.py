"""Certificates of commendation: fields, files, texts."""
