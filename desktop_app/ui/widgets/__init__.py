"""What several pages of the window share. Knows no page."""
