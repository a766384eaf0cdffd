"""The rules that hold, and the round they are applied to."""
