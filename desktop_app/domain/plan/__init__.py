"""The plan: tasks, deadlines, their periods and results."""
