"""Invented plans in the structures that real ones have, each with what is to be read from it."""
