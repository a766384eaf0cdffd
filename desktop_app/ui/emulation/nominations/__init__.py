"""Nominations: the form, what is done with chosen ones, evidence."""
