"""The data folder moved to another place: whether it may go there, and how it gets there whole."""
