"""What was done in a year: activities, good news, obstacles, indicators."""
