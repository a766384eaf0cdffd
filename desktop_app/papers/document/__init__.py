"""The document model, and what all writers share."""
