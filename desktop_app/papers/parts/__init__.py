"""Parts shared by several kinds of paper."""
