"""The data file as a whole: opened, migrated, backed up, checked."""
