"""What is loaded before it is asked for, so that the window does not stand still when it is."""
