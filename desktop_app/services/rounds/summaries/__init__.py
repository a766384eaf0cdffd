"""Summaries of achievements: drafted from the records, and whether the records behind them have changed since."""
