"""Workbooks that units fill in: made from the book, and taken in again, all of a folder at once."""
