"""`termijnwacht move`: an office from a vault to a server, or back."""

import argparse
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from casework.errors import CaseworkError, StorageError
from cli import passphrases
from cli.server import FAILED, administrator_of, sentence
from db.attempts import counted, seconds_to_wait
from db.files import VAULT_FILE, set_aside, vault_exists
from db.key_file import KEY_FILE
from db.moving import Contents, Mover, coordinator_of, move_to_server, move_to_vault
from db.server_settings import SERVER_FILE, is_on_server, write_settings
from db.storage import SqlStorage, create_vault, open_vault


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments of the command; passphrases are none of them."""
    parser.add_argument("source", type=Path, metavar="FROM", help="folder of the vault or server")
    parser.add_argument("target", type=Path, metavar="TO", help="folder of the server or new vault")
    parser.add_argument(
        "--as", dest="administrator", required=True, metavar="ROLE", help="administrator"
    )
    parser.add_argument("--login", help="of the coordinator who opens the new vault")
    parser.epilog = (
        "One folder holds the vault, the other server.toml. All is copied and compared, or nothing "
        "is. Passphrases are asked for, or read from standard input, a line each."
    )


def run(arguments: argparse.Namespace) -> int:
    """Move the office and say what was compared; 0 when it moved, 2 when it did not."""
    try:
        moved = _to_vault(arguments) if is_on_server(arguments.source) else _to_server(arguments)
    except CaseworkError as error:
        print(f"termijnwacht move: {sentence(error)}", file=sys.stderr)
        return FAILED
    for name, content in moved.items():
        print(f"{name:16} {content.rows:8}  {content.sha256[:16]}")
    print(f"Moved, and found equal. From now on the office is in {arguments.target}.")
    return 0


def _to_server(arguments: argparse.Namespace) -> Contents:
    administrator = administrator_of(arguments.target, arguments.administrator)
    with closing(_opened(arguments.source)) as vault:
        if vault.opened_by is None:
            raise StorageError("damaged", "slot")
        moved = move_to_server(vault, administrator, Mover(vault.opened_by.id, _now()))
    # Who opens this folder from now on comes to the server.
    write_settings(arguments.source, administrator.settings)
    return moved


def _to_vault(arguments: argparse.Namespace) -> Contents:
    target: Path = arguments.target
    if vault_exists(target):
        raise StorageError("exists")
    administrator = administrator_of(arguments.source, arguments.administrator)
    login = arguments.login or arguments.administrator
    passphrase = passphrases.asked(f"Passphrase of {login}, also for the new vault:")
    who, name = coordinator_of(administrator, login, passphrase)
    try:
        with closing(create_vault(target, passphrase, name, who)) as vault:
            moved = move_to_vault(administrator, vault, Mover(who, _now()))
    except BaseException:
        # The server is as it was, so this vault must not be taken for the office.
        for name in (VAULT_FILE, KEY_FILE):
            set_aside(target / name)
        raise
    if is_on_server(target):
        set_aside(target / SERVER_FILE)
    return moved


def _opened(folder: Path) -> SqlStorage:
    wait = seconds_to_wait(folder, time.time())
    if wait:
        time.sleep(wait)
    passphrase = passphrases.asked("Passphrase of the vault:")
    with counted(folder, time.time()):
        return open_vault(folder, passphrase)


def _now() -> datetime:
    return datetime.now(UTC)
