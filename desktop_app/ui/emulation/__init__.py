"""The page of review rounds: nominations, votes, decisions, awards."""
