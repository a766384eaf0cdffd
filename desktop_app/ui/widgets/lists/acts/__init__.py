"""What can be done with any list: its rows copied, a block pasted, its history, its export."""
