"""A paper that was changed in Word: what differs, and how it is taken back."""
