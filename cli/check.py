"""`termijnwacht check`: whether a vault is as it was left, said in plain words."""

import argparse
import getpass
import sys
import time
from pathlib import Path

from casework.check_words import report
from casework.errors import StorageError
from casework.phrases import Phrases
from cli.wiring import load_phrases, load_rule_files
from db.attempts import counted, seconds_to_wait
from db.check import check_folder

CLEAN = 0
PROBLEMS = 1
NOT_CHECKED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command; the passphrase is none of them."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the vault")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of the text")
    parser.epilog = (
        "The passphrase is asked for, or read from standard input. "
        "Exit status: 0 nothing found, 1 something found, 2 could not check."
    )


def run(arguments: argparse.Namespace) -> int:
    """Check the vault and say what was found; 0 when clean, 1 with problems, 2 when unable."""
    phrases = load_phrases(arguments.lang)
    folder: Path = arguments.folder
    wait = seconds_to_wait(folder, time.time())
    if wait:
        return _unable(phrases, phrases.say("check", "wait", (("seconds", wait),)))
    try:
        passphrase = _passphrase(phrases)
        with counted(folder, time.time()):
            checked = check_folder(folder, passphrase, load_rule_files())
    except StorageError as error:
        return _unable(phrases, phrases.say("storage", error.reason, error.values))
    print("\n\n".join(report(checked, phrases)))
    return CLEAN if checked.clean else PROBLEMS


def _passphrase(phrases: Phrases) -> str:
    """Ask for the passphrase without showing it, or read it from what is piped in."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{phrases.say('check', 'passphrase')} ")
    return sys.stdin.readline().rstrip("\r\n")


def _unable(phrases: Phrases, why: str) -> int:
    print(f"{phrases.say('check', 'could_not')} {why}", file=sys.stderr)
    return NOT_CHECKED
