"""What a report tells of a span of days, as the records of these days have it."""
