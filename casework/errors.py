"""What can go wrong in casework that a person can act on."""

from collections.abc import Sequence
from dataclasses import dataclass


class CaseworkError(Exception):
    """The base of everything a caseworker can act on; it carries values, not sentences."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was given: a code for the words, and the field it sits in.

    `values` fills the placeholders of the sentence that belongs to the code.
    """

    code: str
    field: str
    values: tuple[tuple[str, str], ...] = ()


class InvalidFactsError(CaseworkError):
    """Facts that cannot be true together, or that the program does not know."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)


class RuleError(CaseworkError):
    """A rule file that may not be used; names the file, the line, the key and what is wrong.

    `line` is None when it is about the file as a whole; `key` is "-" where there is none. The
    sentence of `code` stands in the section `problem`, and `values` fill it.
    """

    def __init__(
        self,
        file: str,
        key: str,
        code: str,
        values: tuple[tuple[str, object], ...] = (),
        line: int | None = None,
    ) -> None:
        super().__init__(f"{file}:{line or '-'}: {key}: {code}")
        self.file = file
        self.key = key
        self.code = code
        self.values = values
        self.line = line


class NotAssessedError(CaseworkError):
    """Facts that the law cannot assess yet, or for which there is no law here."""


class StorageError(CaseworkError):
    """The surroundings fail the vault: locked, full, read-only, damaged, too new, absent.

    `reason` is one of the words of `STORAGE_REASONS`; `values` fills the placeholders of its
    sentence.
    """

    def __init__(
        self, reason: str, detail: str = "", values: tuple[tuple[str, object], ...] = ()
    ) -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail
        self.values = values


STORAGE_REASONS = (
    "wrong_passphrase",
    "no_vault",
    "damaged",
    "newer",
    "read_only",
    "full",
    "busy",
    "exists",
    "unwritable",
    "in_use",
    "in_use_here",
    "in_use_unknown",
    "taken_over",
    "no_locks",
    "tampered",
    "wrong_code",
    "mistyped_code",
    "passphrase_in_use",
    "last_slot",
    "server_gone",
    "server_refused",
    "server_tls",
    "server_closed",
    "server_older",
    "server_settings",
    "server_version",
    "server_no_sheet",
    "last_coordinator",
    "move_not_empty",
    "move_differs",
)


class LetterBlockedError(CaseworkError):
    """A letter that cannot be made yet: fields are missing or a reason must be given."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{problem.field}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)
