"""Certificates of commendation."""
