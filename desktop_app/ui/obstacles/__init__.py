"""The page of what units met with: obstacles put to the leadership, matters passed on to the competent body."""
