"""The day and the calendar."""
