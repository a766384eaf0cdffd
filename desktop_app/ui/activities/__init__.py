"""The page Hoạt động: what the units did, good news and fine stories, and who has been informed of the plan."""
