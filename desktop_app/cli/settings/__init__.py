"""The commands on the office's settings: its rule sets, and what holds of the office from a day on."""
