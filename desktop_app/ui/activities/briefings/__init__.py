"""Who is informed of the plan, and since when."""
