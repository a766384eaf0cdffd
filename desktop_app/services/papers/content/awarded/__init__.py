"""The papers that follow a signed decision, filled from it and its awards."""
