"""Passphrases in a terminal: asked for without showing them, or made."""

import getpass
import secrets
import sys

# Without letters and digits that look alike on paper.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _LENGTH = 6, 4


def asked(prompt: str) -> str:
    """Ask for a passphrase, or read the next line of what is piped in."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{prompt} ")
    return sys.stdin.readline().rstrip("\r\n")


def made() -> str:
    """Make a passphrase that nobody guesses, to be read from a screen and typed once."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
