"""Reads files from outside (plan documents, workbooks) into plain data, without database and window."""
