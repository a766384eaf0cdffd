"""The office's own knowledge: rounds, deadlines, nominations, Vietnamese text. Knows no SQL, no Qt, no files."""
