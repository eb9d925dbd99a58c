"""What each role may do: one table, and the question whether somebody may.

Who makes a vault is its coordinator and may do everything, so an office of one notices nothing of
rights. In an office of two, both can be coordinator.
"""

from collections.abc import Mapping
from datetime import date

from casework.storage import NoAccessError
from casework.volunteers import COORDINATOR, READER, VOLUNTEER, Volunteer, has_left

# Register people, open files, and work on one's own files and those one took leave to see.
FILES = "files"
# Count files: how many of each kind, without a name.
COUNTS = "counts"
ALL_FILES = "all_files"
ASSIGN = "assign"
ERASE = "erase"
VOLUNTEERS = "volunteers"
RULES = "rules"
LETTERHEAD = "letterhead"
RESTORE = "restore"
JOURNAL = "journal"
EXPORT_ALL = "export_all"
RIGHTS = (
    FILES,
    COUNTS,
    ALL_FILES,
    ASSIGN,
    ERASE,
    VOLUNTEERS,
    RULES,
    LETTERHEAD,
    RESTORE,
    JOURNAL,
    EXPORT_ALL,
)

# Not a right of a role: leave to see one file, which is taken with a reason.
ACCESS = "access"
# Not a right either: a key that belongs to somebody who left, or to nobody.
LEFT = "left"
UNKNOWN_KEY = "unknown_key"
NEEDS = (*RIGHTS, ACCESS, LEFT, UNKNOWN_KEY)

RIGHTS_OF: Mapping[str, frozenset[str]] = {
    COORDINATOR: frozenset(RIGHTS),
    VOLUNTEER: frozenset({FILES, COUNTS}),
    READER: frozenset({COUNTS}),
}


def may(by: Volunteer, right: str, today: date) -> bool:
    """Whether somebody has a right; who left has none, nor has a role that is not known."""
    return not has_left(by, today) and right in RIGHTS_OF.get(by.role, frozenset())


def check(by: Volunteer, right: str, today: date) -> None:
    """Raise NoAccessError when somebody has not the right."""
    if not may(by, right, today):
        raise NoAccessError(right)
