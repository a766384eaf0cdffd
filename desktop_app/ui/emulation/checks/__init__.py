"""The checks of nominations: their findings, and the source records of each finding."""
