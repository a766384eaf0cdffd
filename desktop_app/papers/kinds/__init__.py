"""One module a kind of paper."""
