"""Papers that tell how something came about, record by record."""
