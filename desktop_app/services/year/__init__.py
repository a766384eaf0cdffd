"""What units did in a year: activities, good news, obstacles, indicators."""
