"""The page Chỉ tiêu: what is to be reached, and what was measured."""
