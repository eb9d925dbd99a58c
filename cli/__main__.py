"""The program from a terminal: without arguments its window, with them one piece of work."""

import argparse
import importlib
import sys
from collections.abc import Sequence

from cli.display import has_display

_COMMANDS = {
    "calculate": "work out terms from facts (JSON Lines in, JSON Lines out)",
    "check": "check whether a vault is as it was left, and say what was found",
    "demo": "make a demo office with its worklist, letters, overviews and screens",
    "move": "move an office from a vault to a server, or back",
    "server": "set up an office on PostgreSQL, and let people in and out",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Only the command that was asked for is loaded: the window must not wait for the others.
    if words and words[0] in _COMMANDS:
        command = importlib.import_module(f"cli.{words[0]}")
        parser = argparse.ArgumentParser(
            prog=f"termijnwacht {words[0]}", description=_COMMANDS[words[0]]
        )
        command.add_arguments(parser)
        return int(command.run(parser.parse_args(words[1:])))
    parser = argparse.ArgumentParser(
        prog="termijnwacht",
        description="Without arguments the window opens.",
        epilog="commands: " + "; ".join(f"{name}: {what}" for name, what in _COMMANDS.items()),
    )
    parser.parse_args(words)
    return _open_window()


def _open_window() -> int:
    if not has_display():
        print("Termijnwacht: there is no display to open a window on.", file=sys.stderr)
        return 1
    # Qt is needed by the window only.
    from desktop.app import run  # noqa: PLC0415
    from desktop.paths import default_vault_folder  # noqa: PLC0415

    return run(default_vault_folder())


if __name__ == "__main__":
    sys.exit(main())
