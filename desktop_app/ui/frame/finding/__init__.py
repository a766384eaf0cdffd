"""Finding anything by Ctrl+K, and the way back over the pages."""
