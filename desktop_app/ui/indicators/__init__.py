"""The page Chỉ tiêu: the indicators with targets and measured values."""
