"""The window in which a plan document is proposed, mended and taken into the book."""
