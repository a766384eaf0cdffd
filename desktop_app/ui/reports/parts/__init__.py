"""The parts of a report: their table, the pane that one is written in, its figures, and statements of having none."""
