"""The papers on an emulation movement, filled from its records up to a day."""
