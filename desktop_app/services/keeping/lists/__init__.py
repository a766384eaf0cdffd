"""What the clerk keeps of her lists."""
