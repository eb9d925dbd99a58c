"""The law as dated data: what a rule file may say, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules that are in use."""

    sha256: str
    version: str

    @classmethod
    def load(cls, files: Mapping[str, str]) -> "Rules":
        """Read the rule files (name to text); raises RuleError that names file and key."""
        raise NotImplementedError
