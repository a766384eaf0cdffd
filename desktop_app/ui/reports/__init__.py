"""The page Báo cáo – Văn bản: reports written part by part, and every other paper."""
