"""The sentences of a report, drafted from the records."""
