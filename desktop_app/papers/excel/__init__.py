"""The writer for Excel, and the fast one for exported lists."""
