"""The page Hôm nay: the clerk's work of the day; each number opens its list."""
