"""The records of the year: activities, good news, obstacles, indicators."""
