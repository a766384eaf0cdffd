"""What reading plans costs before the first is read: patterns are put together at each start of the program."""

import subprocess
import sys

_COUNT = """
import re
made, make = [], re.compile
def counted(pattern, flags=0):
    made.append(pattern)
    return make(pattern, flags)
re.compile = counted
import desktop_app.intake.plan.reader
from desktop_app.intake.plan.names.clauses import STOP, VERB
texts = [pattern for pattern in made if isinstance(pattern, str)]
holding = [text for text in texts if VERB.pattern in text or STOP.pattern in text]
import desktop_app.intake.plan.no_tasks as no_tasks
joined = [text for text in texts if no_tasks._HEADS in text]
print(len(holding), len(joined))
"""


def test_few_patterns_hold_the_long_ones_and_none_is_made_twice() -> None:
    """Each that holds what follows a name takes five milliseconds; a topic's is part of the one of all topics."""
    run = subprocess.run([sys.executable, "-c", _COUNT], capture_output=True, text=True, check=True, timeout=60)
    holding, of_topics = map(int, run.stdout.split())
    assert holding <= 5
    assert of_topics == 1
