"""Fields of records of any kind: one value for many records, and the links from one record to others."""
