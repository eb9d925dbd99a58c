"""Sentences for what went wrong and can be acted on."""

from collections.abc import Iterable
from functools import singledispatch

from PySide6.QtCore import QCoreApplication

from casework.backups import BackupError
from casework.errors import (
    CaseworkError,
    InvalidFactsError,
    LetterBlockedError,
    Problem,
    RuleError,
    StorageError,
)
from casework.phrases import Phrases
from casework.rule_words import rule_sentence
from casework.storage import ConflictError, NoAccessError, NotFoundError
from desktop.exports import ExportError
from desktop.vaults import TooSoonError
from documents.letterhead import PictureError


@singledispatch
def sentence_for(error: CaseworkError, phrases: Phrases) -> str:
    """Say what is the matter and what to do next."""
    return QCoreApplication.translate(
        "texts", "This did not work. What you typed is still there. Try again."
    )


@sentence_for.register
def _(error: StorageError, phrases: Phrases) -> str:
    return phrases.say("storage", error.reason, error.values)


@sentence_for.register
def _(error: BackupError, phrases: Phrases) -> str:
    return phrases.say("backup_problem", error.reason)


@sentence_for.register
def _(error: InvalidFactsError, phrases: Phrases) -> str:
    return _together(error.problems, phrases)


@sentence_for.register
def _(error: LetterBlockedError, phrases: Phrases) -> str:
    return _together(error.problems, phrases)


@sentence_for.register
def _(error: PictureError, phrases: Phrases) -> str:
    return phrases.say("picture_problem", error.code)


@sentence_for.register
def _(error: NotFoundError, phrases: Phrases) -> str:
    return QCoreApplication.translate(
        "texts", "This is no longer in the vault. Go back and look again."
    )


@sentence_for.register
def _(error: NoAccessError, phrases: Phrases) -> str:
    return phrases.say("no_access", error.needs)


@sentence_for.register
def _(error: ConflictError, phrases: Phrases) -> str:
    if error.theirs is None:
        return QCoreApplication.translate(
            "texts", "Somebody has removed this meanwhile. What you typed is not saved."
        )
    return QCoreApplication.translate(
        "texts",
        "Somebody else has changed this meanwhile. Nothing is saved, and what you typed is still "
        "there.",
    )


@sentence_for.register
def _(error: RuleError, phrases: Phrases) -> str:
    return rule_sentence(error, phrases)


@sentence_for.register
def _(error: TooSoonError, phrases: Phrases) -> str:
    return QCoreApplication.translate("texts", "The passphrase was wrong a few times.")


@sentence_for.register
def _(error: ExportError, phrases: Phrases) -> str:
    sentence = {
        "full": QCoreApplication.translate(
            "texts", "There is no room left for the file {path}. Choose another folder or disk."
        ),
        "absent": QCoreApplication.translate(
            "texts", "The folder for {path} is not there. Choose another folder."
        ),
    }.get(
        error.reason,
        QCoreApplication.translate(
            "texts",
            "The file {path} cannot be written. Is it open in another program? Close it there, "
            "or choose another folder.",
        ),
    )
    return sentence.format(path=error.path)


def sentences(problems: Iterable[Problem], phrases: Phrases) -> list[tuple[str, str]]:
    """Pair each problem's field with its sentence, as forms show them."""
    return [
        (problem.field, phrases.say("problem", problem.code, problem.values))
        for problem in problems
    ]


def _together(problems: Iterable[Problem], phrases: Phrases) -> str:
    return " ".join(dict.fromkeys(sentence for _, sentence in sentences(problems, phrases)))
