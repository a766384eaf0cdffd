"""The page Văn bản: every paper chosen, seen as it will be printed, looked over, kept and issued."""
