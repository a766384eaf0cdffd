"""Who leads and supports a work, by the words of a sentence, a field or a cell."""
