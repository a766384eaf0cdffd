"""The papers of the Council."""
