"""The day: what is due, reminders, the calendar."""
