"""The window. Qt lives only here; data comes and goes through services."""
