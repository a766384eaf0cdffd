"""The Council and its votes."""
