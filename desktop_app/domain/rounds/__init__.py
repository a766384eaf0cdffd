"""Review rounds: nominations, achievements, working days."""
