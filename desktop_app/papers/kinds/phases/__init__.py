"""Papers on a phase of a plan: several of its years."""
