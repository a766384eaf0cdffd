"""What a form declares, and how it is laid out: its inputs, their values, the grid, the letters to press."""
