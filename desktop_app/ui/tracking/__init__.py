"""The page that tracks the tasks through the year: what is due, and the results."""
