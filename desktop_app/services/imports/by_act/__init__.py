"""The kinds of list whose rows are written by the acts of their forms, so that every rule of those holds."""
