"""States as the clerk sees them: their colours, and the cells that draw them."""
