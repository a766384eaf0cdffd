"""The page that follows the tasks through the year: what is due, what came of it."""
