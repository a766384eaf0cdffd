"""Reads what others wrote (plan documents, workbooks) into plain data. Knows no database and no window."""
