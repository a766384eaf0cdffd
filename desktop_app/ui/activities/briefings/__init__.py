"""The staff informed of the plan, and since when."""
