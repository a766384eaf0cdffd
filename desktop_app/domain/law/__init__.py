"""Rules with dates: votes, conditions, money, and what speaks against an award."""
