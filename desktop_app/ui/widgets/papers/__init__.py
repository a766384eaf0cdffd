"""Papers in the window: shown, printed, with the remarks on them."""
