"""The page Báo cáo: reports written part by part, and the letters and tables that go with them."""
