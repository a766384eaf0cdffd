"""A round as its papers are compared with it: its present records, and what is to be said of its sessions."""
