"""Lists of rows with check boxes, thousands of them if need be."""
