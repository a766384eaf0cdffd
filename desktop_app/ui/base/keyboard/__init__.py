"""The keyboard: the way of Tab, and the letters to press with Alt."""
