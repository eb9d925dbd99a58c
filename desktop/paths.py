"""Where the program keeps things on this computer."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

HOME_VARIABLE = "TERMIJNWACHT_HOME"

_NAME = "termijnwacht"


def config_folder() -> Path:
    """Where sizes of windows and columns are remembered; nothing about people."""
    return _folder(QStandardPaths.StandardLocation.GenericConfigLocation, "config")


def default_vault_folder() -> Path:
    """Where a vault is made when nobody chose another folder."""
    return _folder(QStandardPaths.StandardLocation.GenericDataLocation, "vault")


def _folder(location: QStandardPaths.StandardLocation, portable: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).absolute() / portable
    return Path(QStandardPaths.writableLocation(location)) / _NAME
