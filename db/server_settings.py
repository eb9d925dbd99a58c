"""Where the server of an office is: a small file in the folder where a vault would lie."""

import tomllib
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from casework.errors import StorageError
from db.failures import failures_sorted
from db.files import write_private

SERVER_FILE = "server.toml"

# The certificates that the computer itself trusts.
SYSTEM = "system"

_PORT = 5432
_KEYS = {"host": str, "port": int, "database": str, "root_certificate": str}
_LONGEST_WAIT_MS = 60_000


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How to reach the server; never a name or a passphrase.

    `host` is a name, an address, or the folder of a socket on this computer. `root_certificate` is
    the file with which the server's certificate is checked.
    """

    host: str
    database: str
    port: int = _PORT
    root_certificate: str = SYSTEM

    @property
    def is_here(self) -> bool:
        """Whether what is said never leaves this computer."""
        if self.host.startswith("/") or self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


def is_on_server(folder: Path) -> bool:
    """Whether the folder says that its office is on a server; raises StorageError."""
    with failures_sorted():
        return (folder / SERVER_FILE).exists()


def read_settings(folder: Path) -> ServerSettings:
    """Read where the server is; raises StorageError("server_settings") for a file that is wrong."""
    with failures_sorted():
        text = (folder / SERVER_FILE).read_bytes()
    try:
        table = tomllib.loads(text.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong("TOML") from error
    for key, value in table.items():
        # bool is an int.
        if type(value) is not _KEYS.get(key):
            raise _wrong(key)
    for key in ("host", "database"):
        if not table.get(key):
            raise _wrong(key)
    certificate = table.get("root_certificate", SYSTEM)
    if certificate != SYSTEM:
        # Beside the settings, unless it says from where.
        certificate = str(folder / certificate)
    return ServerSettings(table["host"], table["database"], table.get("port", _PORT), certificate)


def write_settings(folder: Path, settings: ServerSettings) -> None:
    """Write where the server is; raises StorageError."""
    lines = (
        "# The office is on a server. Names and passphrases do not belong here.",
        f"host = {_quoted(settings.host)}",
        f"port = {settings.port}",
        f"database = {_quoted(settings.database)}",
        f"root_certificate = {_quoted(settings.root_certificate)}",
    )
    write_private(folder / SERVER_FILE, "".join(f"{line}\n" for line in lines).encode())


def parameters(settings: ServerSettings) -> dict[str, str | int]:
    """Say how to connect, all but who; whatever the surroundings set is overruled.

    To another computer only with TLS, a certificate that is checked and bears the host's name, and
    a passphrase that is proven without being told, tied to that very connection: who sits in
    between learns and changes nothing.
    """
    common: dict[str, str | int] = {
        "host": settings.host,
        "port": settings.port,
        "dbname": settings.database,
        "application_name": "termijnwacht",
        "client_encoding": "UTF8",
        "connect_timeout": 10,
        "keepalives_idle": 20,
        "tcp_user_timeout": 20_000,
        "gssencmode": "disable",
        "sslcertmode": "disable",
        "options": _session_settings(),
    }
    if settings.is_here:
        return common | {"sslmode": "prefer", "channel_binding": "prefer"}
    return common | {
        "sslmode": "verify-full",
        "sslrootcert": settings.root_certificate,
        "channel_binding": "require",
        "require_auth": "scram-sha-256",
    }


def _session_settings() -> str:
    settings = {
        "search_path": "termijnwacht",
        "statement_timeout": _LONGEST_WAIT_MS,
        "lock_timeout": _LONGEST_WAIT_MS // 6,
        # A computer that falls asleep in the middle of a save does not hold up the others.
        "idle_in_transaction_session_timeout": _LONGEST_WAIT_MS,
    }
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _wrong(key: str) -> StorageError:
    return StorageError("server_settings", key, (("file", SERVER_FILE), ("key", key)))
