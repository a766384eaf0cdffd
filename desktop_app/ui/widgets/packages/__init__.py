"""Packages in the window: written, brought back, and the sheet that goes with them."""
