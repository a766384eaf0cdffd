"""The papers on the tasks of a plan."""
