"""The writer of papers for Excel, and the faster one for exported lists."""
