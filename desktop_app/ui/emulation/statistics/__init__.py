"""Statistics of awards."""
