"""Judging nominees by the rules: how far conditions are met, and findings against an award."""
