"""Fields changed by themselves, by the act that saves their record: one value for many records."""
