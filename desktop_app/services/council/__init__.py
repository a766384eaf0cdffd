"""The Council, its sessions and votes."""
