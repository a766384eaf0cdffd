"""What the clerk records day by day, on the command line: activities, results, obstacles, ratings, indicators."""
