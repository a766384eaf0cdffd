"""The document model, and the layout and text rules that all writers share."""
