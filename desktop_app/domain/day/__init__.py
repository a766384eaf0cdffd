"""The calendar of the day's work."""
