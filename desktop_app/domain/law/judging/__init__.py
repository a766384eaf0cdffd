"""A nominee held against the rules: how far conditions are met, and what speaks against an award."""
