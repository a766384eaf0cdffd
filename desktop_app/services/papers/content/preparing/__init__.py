"""The papers with which a round begins: what the units are asked for, and what they send."""
