"""What a long run counted, and what it found wrong."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts by name, and a sentence for each fault."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counted = ", ".join(f"{name} {number}" for name, number in sorted(self.counts.items()))
        return f"{counted or 'nothing'}; faults {len(self.faults)}"


class Untried(Exception):
    """What would be tried needs something that this machine does not have; the sentence says what."""
