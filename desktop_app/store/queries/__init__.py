"""Queries that do not read a list: for checks, papers and statistics."""
