"""`termijnwacht server`: set up an office on PostgreSQL, and let people in and out."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

from casework.errors import CaseworkError, StorageError
from casework.volunteers import ROLES, VOLUNTEER, Volunteer
from cli import passphrases
from cli.wiring import load_phrases
from db.server_settings import (
    SYSTEM,
    ServerSettings,
    is_on_server,
    read_settings,
    write_settings,
)
from db.server_setup import Administrator, let_in, remove_volunteer, reset_passphrase, set_up

FAILED = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command; passphrases are none of them."""
    parser.epilog = "Passphrases are asked for, or read from standard input, a line each."
    parts = parser.add_subparsers(dest="part", required=True, metavar="PART")
    setup = parts.add_parser("setup", help="make tables and rights, or bring them up to date")
    add = parts.add_parser("add", help="make a login for a volunteer; prints its passphrase")
    remove = parts.add_parser("remove", help="take a login away")
    renew = parts.add_parser("passphrase", help="give a login another passphrase, and print it")
    for part in (setup, add, remove, renew):
        part.add_argument("folder", type=Path, metavar="FOLDER", help="folder with server.toml")
        part.add_argument(
            "--as", dest="administrator", required=True, metavar="ROLE", help="administrator"
        )
    for part in (add, remove, renew):
        part.add_argument("--login", required=True, help="small letters, digits, dot, dash")
    add.add_argument("--name", required=True, help="name of the volunteer")
    add.add_argument("--role", choices=ROLES, default=VOLUNTEER)
    setup.add_argument("--host", help="when there is no server.toml yet: makes one")
    setup.add_argument("--port", type=int, default=5432)
    setup.add_argument("--database", default="termijnwacht")
    setup.add_argument("--root-certificate", default=SYSTEM, metavar="FILE")


def run(arguments: argparse.Namespace) -> int:
    """Do the part that was asked for; 0 when it is done, 2 when it could not be."""
    try:
        print(_PARTS[arguments.part](arguments))
    except (CaseworkError, LookupError) as error:
        print(f"termijnwacht server: {sentence(error)}", file=sys.stderr)
        return FAILED
    return 0


def administrator_of(folder: Path, role: str) -> Administrator:
    """Ask for the passphrase of the administrator; raises StorageError without server.toml."""
    settings = read_settings(folder)
    return Administrator(settings, role, passphrases.asked(f"Passphrase of {role} on the server:"))


def sentence(error: Exception) -> str:
    """Say what is the matter."""
    if isinstance(error, StorageError):
        return load_phrases("en").say("storage", error.reason, error.values)
    if isinstance(error, LookupError):
        return f"nobody has the login {error}"
    return "this role may not do that"


def _set_up(arguments: argparse.Namespace) -> str:
    folder: Path = arguments.folder
    if arguments.host and not is_on_server(folder):
        write_settings(
            folder,
            ServerSettings(
                arguments.host, arguments.database, arguments.port, arguments.root_certificate
            ),
        )
    administrator = administrator_of(folder, arguments.administrator)
    set_up(administrator)
    return f"The database {administrator.settings.database} is ready."


def _add(arguments: argparse.Namespace) -> str:
    administrator = administrator_of(arguments.folder, arguments.administrator)
    passphrase = passphrases.made()
    volunteer = Volunteer(uuid4(), arguments.name, arguments.role, since=_today())
    known = let_in(administrator, volunteer, arguments.login, passphrase)
    who = f"{arguments.name}, who was known already," if known else arguments.name
    return f"{who} has the login {arguments.login} and the passphrase {passphrase}"


def _remove(arguments: argparse.Namespace) -> str:
    administrator = administrator_of(arguments.folder, arguments.administrator)
    remove_volunteer(administrator, arguments.login)
    return f"The login {arguments.login} is gone."


def _renew(arguments: argparse.Namespace) -> str:
    administrator = administrator_of(arguments.folder, arguments.administrator)
    passphrase = passphrases.made()
    reset_passphrase(administrator, arguments.login, passphrase)
    return f"The login {arguments.login} has the passphrase {passphrase}"


def _today() -> date:
    return datetime.now().astimezone().date()


_PARTS: Mapping[str, Callable[[argparse.Namespace], str]] = {
    "setup": _set_up,
    "add": _add,
    "remove": _remove,
    "passphrase": _renew,
}
