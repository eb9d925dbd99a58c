"""What somebody else changed meanwhile, in the words of the journal."""

from collections.abc import Mapping
from datetime import UTC, datetime

from casework.casefile import CaseFile
from casework.changes import changes_between
from casework.clients import Client
from casework.journal import CHANGED, Entry
from casework.journal_words import JournalWords
from casework.phrases import Phrases


def conflict_words(
    before: Client | CaseFile,
    theirs: Client | CaseFile,
    names: Mapping[str, str],
    phrases: Phrases,
) -> tuple[str, ...]:
    """Say each thing that differs; `names` gives what ids stand for."""
    changes = changes_between(before, theirs)
    line = Entry(datetime.min.replace(tzinfo=UTC), "", CHANGED, "", changes=changes)
    return JournalWords(phrases, names).details(line)
