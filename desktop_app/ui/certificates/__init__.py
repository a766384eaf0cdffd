"""Certificates on bought stock: laid out over a picture of the stock, tried, printed, saved as PDF."""
