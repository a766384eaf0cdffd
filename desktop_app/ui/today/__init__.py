"""The page Hôm nay: what the day asks of the clerk, each number a way to its list."""
