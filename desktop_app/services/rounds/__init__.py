"""Review rounds and their nominations."""
