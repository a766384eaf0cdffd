"""The page Báo cáo: reports written part by part, and related letters and tables."""
