"""Questions that are no list: for checks, papers and statistics."""
