"""The tab of emulation movements, and the forms of a movement and of those who register for it."""
