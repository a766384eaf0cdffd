"""How the style sheet says the window looks, and which widgets it is put on when it changes."""
