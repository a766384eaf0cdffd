"""The one place where the program is put together: folders, log, store, services, window."""
