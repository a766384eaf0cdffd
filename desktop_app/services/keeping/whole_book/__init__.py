"""The whole book in one workbook, and the book read back from it."""
