"""Figures of a list: its sums at the foot, and those of each group above its rows."""
