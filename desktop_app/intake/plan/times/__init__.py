"""The rules by which the times of a plan are read."""
