"""Papers: made, checked, chosen, issued."""
