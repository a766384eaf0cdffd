"""Parts that several kinds of paper are made of."""
