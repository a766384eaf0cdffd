"""The tasks of a plan: the parts each is put together from, its items and fields, what its section says."""
