"""Nominations: the form, the acts on selected ones, the evidence."""
