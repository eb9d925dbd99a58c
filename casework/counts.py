"""How many files there are, without saying whose."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from casework.storage import FileCount
from casework.worklist import WorklistItem


@dataclass(frozen=True, slots=True)
class Counts:
    """Files by kind, and the open ones by band.

    `bands` is empty where whoever counts may see no file to count it: on a server.
    """

    kinds: tuple[FileCount, ...] = ()
    bands: Mapping[str, int] = field(default_factory=dict)

    @property
    def open_files(self) -> int:
        """How many files are open."""
        return sum(count.files for count in self.kinds if not count.closed)

    @property
    def closed_files(self) -> int:
        """How many files are closed."""
        return sum(count.files for count in self.kinds if count.closed)


def counts_of(kinds: tuple[FileCount, ...], items: Iterable[WorklistItem]) -> Counts:
    """Count the files of a worklist by band."""
    return Counts(kinds, Counter(item.band for item in items))
