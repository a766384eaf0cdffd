"""Which deadline of a task goes on as which when its deadlines are changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.domain.plan.deadlines import Deadline, Recurrence
from desktop_app.domain.vietnamese import fold


def going_on(before: Sequence[Deadline], after: Sequence[Deadline]) -> dict[int, int]:
    """Return by the place of a deadline before its place after, without those that are no more.

    It is known by what it asks for, or else by its words. An only one that is changed goes on as changed, and so does
    of several the only one left that is due once: put off, it is still that. One that recurs does if it is the only one
    left and stands where it stood; which one of another place came instead of another nobody can tell.
    """
    places: dict[int, int] = {}
    left_before, left_after = dict(enumerate(before)), dict(enumerate(after))

    def match(sign: Callable[[Deadline], object]) -> None:
        for place, deadline in tuple(left_before.items()):
            same = (other for other, later in left_after.items() if sign(later) == sign(deadline) != "")
            place_after = next(same, None)
            if place_after is not None:
                places[place] = place_after
                del left_before[place], left_after[place_after]

    match(_asked)
    match(lambda deadline: fold(deadline.text))
    if len(left_before) == len(left_after) == 1:
        (first,), (second,) = left_before, left_after
        recurrences = {before[first].recurrence, after[second].recurrence}
        is_same = recurrences == {Recurrence.ONCE} or (len(recurrences) == 1 and first == second)
        if is_same or len(before) == len(after) == 1:
            places[first] = second
    return places


def _asked(deadline: Deadline) -> object:
    return replace(deadline, text=""), deadline.is_before
