"""Certificates on bought stock: placed on the screen over a picture of the stock, tried, printed, kept as PDF."""
