"""Good news: the calendar of days, and quick entry."""
