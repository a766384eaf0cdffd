"""The tables of a plan's tasks: the annex of the yearly report, and the table that follows them through a year."""
