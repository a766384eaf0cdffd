"""Widgets shared by several pages of the window. They know no page."""
