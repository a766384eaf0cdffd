"""Lists as tables: paged, filtered, sorted, exported."""
