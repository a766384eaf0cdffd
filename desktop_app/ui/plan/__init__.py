"""The page of the plan: its sections, tasks, who leads, what was done."""
