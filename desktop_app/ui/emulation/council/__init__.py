"""The Council: members, sessions, votes."""
