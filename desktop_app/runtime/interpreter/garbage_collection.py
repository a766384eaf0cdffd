"""Garbage collection: when Python searches for cycles of objects that nothing uses any more."""

import gc


def stop_collection() -> None:
    """Let Python search no more on its own."""
    gc.disable()


def spare_loaded_objects() -> None:
    """Leave all objects there are now out of every later search: modules and what they made stay to the end."""
    gc.freeze()


def new_objects() -> int:
    """Return how many more objects there are than after the last search."""
    return gc.get_count()[0]


def collect_garbage() -> None:
    """Search as deep as is due, as Python itself would."""
    counts, limits = gc.get_count(), gc.get_threshold()
    due = [age for age in range(len(limits)) if limits[age] and counts[age] > limits[age]]
    if due:
        gc.collect(due[-1])
