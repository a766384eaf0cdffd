"""Reports: their facts, what is entered by hand, their texts."""
