"""Who may import whom, and what the inner rooms may not touch."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import casework
import db
import desktop
import documents

ROOT = Path(__file__).resolve().parent.parent

# One home per dependency; everyone knows casework, and casework knows nobody.
MAY_IMPORT = {
    "casework": {"casework", "dateutil"},
    "db": {
        "db",
        "casework",
        "sqlalchemy",
        "alembic",
        "sqlcipher3",
        "argon2",
        "cryptography",
        "psycopg",
    },
    "documents": {"documents", "casework", "reportlab", "uharfbuzz", "xlsxwriter", "PIL"},
    "desktop": {"desktop", "casework", "db", "documents", "PySide6", "pypdfium2", "zxcvbn"},
    "cli": {"cli", "casework", "db", "documents", "desktop", "orjson"},
}

# The core reads no file, talks to nobody and does not know what day it is.
NOT_IN_CASEWORK = {"io", "locale", "logging", "os", "pathlib", "shutil", "sqlite3", "tempfile"}
NETWORK = {"asyncio", "ftplib", "http", "smtplib", "socket", "ssl", "urllib", "webbrowser"}
CLOCK = {"date.today", "datetime.today", "datetime.now", "datetime.utcnow"}

MODULES = [path for package in MAY_IMPORT for path in sorted((ROOT / package).rglob("*.py"))]
every_module = pytest.mark.parametrize(
    "path", MODULES, ids=[str(path.relative_to(ROOT)) for path in MODULES]
)


def tree_of(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def imports_in(tree: ast.AST) -> Iterator[str]:
    """Yield the full name of every imported module; a leading dot marks a relative import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def imports_on_loading(tree: ast.Module) -> Iterator[str]:
    """Yield the imports that happen as soon as the module is imported, not inside functions."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from imports_in(node)


def asks_the_clock(node: ast.AST) -> bool:
    """Whether the expression is a way to ask what day or time it is."""
    return isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCK


def package_of(path: Path) -> str:
    """Return the room a module is in."""
    return path.relative_to(ROOT).parts[0]


@every_module
def test_a_module_imports_only_what_its_package_may(path):
    found = {name.split(".")[0] for name in imports_in(tree_of(path))}

    assert found - set(sys.stdlib_module_names) <= MAY_IMPORT[package_of(path)]


@every_module
def test_a_module_says_what_it_is_about(path):
    if path.stat().st_size == 0:
        assert path.name == "__init__.py"
    else:
        assert ast.get_docstring(tree_of(path))


@every_module
def test_imports_are_absolute_and_honest(path):
    found = list(imports_in(tree_of(path)))

    assert not [name for name in found if name.startswith(".")]
    assert "TYPE_CHECKING" not in path.read_text("utf-8")


@every_module
def test_the_program_talks_to_no_network(path):
    found = set(imports_in(tree_of(path)))

    assert not {name.split(".")[0] for name in found} & NETWORK
    assert "PySide6.QtNetwork" not in found


@pytest.mark.parametrize("package", ["casework", "db", "documents"])
def test_no_clock_outside_desktop_and_cli(package):
    asked = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        if package_of(path) == package
        for node in ast.walk(tree_of(path))
        if asks_the_clock(node)
    ]

    assert asked == []


@pytest.mark.parametrize("package", ["casework", "db", "documents"])
def test_no_module_for_the_time_outside_desktop_and_cli(package):
    found = {
        path.name
        for path in MODULES
        if package_of(path) == package and "time" in imports_in(tree_of(path))
    }

    assert found == set()


def test_casework_reads_nothing_and_prints_nothing():
    for path in MODULES:
        if package_of(path) != "casework":
            continue
        tree = tree_of(path)
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}

        assert not set(imports_in(tree)) & NOT_IN_CASEWORK, path
        assert not names & {"open", "print", "input"}, path


def test_a_terminal_command_loads_no_window_toolkit():
    for path in MODULES:
        if package_of(path) == "cli":
            at_once = {name.split(".")[0] for name in imports_on_loading(tree_of(path))}

            assert not at_once & {"desktop", "PySide6"}, path


@pytest.mark.parametrize("package", [casework, db, desktop, documents])
def test_the_packages_are_those_of_this_checkout(package):
    assert Path(package.__file__).parent.parent == ROOT


def test_the_packaging_folder_hides_no_installed_package():
    # An __init__.py there would hide the package of that name on which pytest rests.
    assert not (ROOT / "packaging" / "__init__.py").exists()
