"""The words of a rule file that may not be used: where it goes wrong, why, and what to do."""

from casework.errors import RuleError
from casework.phrases import Phrases


def rule_sentence(error: RuleError, phrases: Phrases) -> str:
    """Name the file, the line and the key, and say what is wrong there."""
    code = "rule_file_whole" if error.line is None else "rule_file_line"
    if error.line is not None and error.key != "-":
        code = "rule_file"
    values = (
        ("file", error.file),
        ("line", error.line or 0),
        ("key", error.key),
        ("why", phrases.say("problem", error.code, error.values)),
        ("do", phrases.say("problem", "rule_file_do")),
    )
    return phrases.say("problem", code, values)
