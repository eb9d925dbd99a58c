"""The first steps on a fresh machine: one line for each thing that is missing, and no traceback."""

import ast
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
BOOTSTRAP = ROOT / "packaging" / "bootstrap.py"

# A project without dependencies that builds itself, so that no package index is asked.
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "small"
version = "1"
"""
BACKEND = '''
"""Builds a package whose Qt is a stub."""
import zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(Path(folder) / "small-1-py3-none-any.whl", "w") as wheel:
        for path in Path("PySide6").glob("*.py"):
            wheel.write(path)
        about = "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n"
        wheel.writestr("small-1.dist-info/METADATA", about)
        wheel.writestr("small-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("small-1.dist-info/RECORD", "")
    return "small-1-py3-none-any.whl"
'''


@pytest.fixture
def project(tmp_path):
    """A copy of the set-up in a small project, in a folder with a space in its name."""
    root = tmp_path / "een map"
    shutil.copytree(
        BOOTSTRAP.parent, root / "packaging", ignore=shutil.ignore_patterns("__pycache__")
    )
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / "constraints.txt").write_text("")
    (root / "PySide6").mkdir()
    for name in ("__init__", "QtWidgets", "QtPrintSupport"):
        (root / "PySide6" / f"{name}.py").write_text("")
    return root


@pytest.fixture(scope="module")
def empty_venv(tmp_path_factory):
    """An environment with nothing but pip; making one takes seconds."""
    folder = tmp_path_factory.mktemp("made") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder


@pytest.fixture
def begun(project, empty_venv):
    """A project that has its environment, but where nothing was installed yet."""
    shutil.copytree(empty_venv, project / ".venv", symlinks=True)
    return project


@pytest.fixture
def machine(monkeypatch):
    """The module that knows what a machine must have; its folder is no package."""
    return _module(monkeypatch, "machine")


@pytest.fixture
def environment(monkeypatch):
    """The module that makes the environment."""
    return _module(monkeypatch, "environment")


def _module(monkeypatch, name):
    monkeypatch.syspath_prepend(str(BOOTSTRAP.parent))
    spec = importlib.util.spec_from_file_location(name, BOOTSTRAP.with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def start(script, goal="run", before="", **environ):
    """Run the script as `python script goal` would, after some lines that change the machine."""
    code = f"import runpy, sys; sys.argv = ['bootstrap', {goal!r}]\n{before}\n"
    code += f"runpy.run_path({str(script)!r}, run_name='__main__')"
    clean = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**clean, "PIP_CONFIG_FILE": os.devnull, "QT_QPA_PLATFORM": "offscreen", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def only_line(done):
    """Return the single line of complaint."""
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_the_first_file_can_be_read_by_every_python():
    source = BOOTSTRAP.read_text("utf-8")

    tree = ast.parse(source, feature_version=(3, 4))

    assert source.isascii()
    nodes = list(ast.walk(tree))
    assert not [node for node in nodes if isinstance(node, ast.JoinedStr | ast.AnnAssign)]
    assert not [node for node in nodes if isinstance(node, ast.arguments) and node.kwonlyargs]


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_an_old_python_is_told_what_to_install(version, tmp_path):
    before = f"sys.version_info = {(*version, 1, 'final', 0)}"

    line = only_line(start(BOOTSTRAP, before=before, PATH=str(tmp_path)))

    assert line.startswith("Termijnwacht needs Python 3.11 or newer")
    assert "{}.{}".format(*version) in line
    assert "nstall" in line


def test_a_newer_python_on_the_search_path_takes_over(tmp_path):
    newer = tmp_path / "python3.12"
    newer.write_text('#!/bin/sh\ncase "$1" in -c) echo 3 12;; *) echo "took over: $2";; esac\n')
    newer.chmod(0o755)

    done = start(BOOTSTRAP, before="sys.version_info = (3, 9, 1, 'final', 0)", PATH=str(tmp_path))

    assert (done.returncode, done.stdout) == (0, "took over: run\n")


def test_all_that_the_machine_lacks_is_named_at_once(project):
    before = f"sys.path.insert(0, {str(project / 'packaging')!r})\n"
    before += "import ctypes\nsys.modules['ensurepip'] = None\n"
    before += "def refuse(name): raise OSError\nctypes.CDLL = refuse"

    line = only_line(start(project / "packaging" / "environment.py", before=before))

    assert "Python's venv" in line
    assert f"python3.{sys.version_info.minor}-venv" in line
    assert "libEGL.so.1" in line
    assert "libegl1" in line or "libglvnd-egl" in line
    assert not (project / ".venv").exists()


def test_a_window_needs_the_libraries_of_one_kind_of_display(machine):
    wayland_only = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}

    needed = machine.window_libraries(wayland_only, lambda name: "xcb" not in name)

    assert "libwayland-client.so.0" in needed
    assert "libcups.so.2" in needed
    assert "libxcb-cursor.so.0" not in needed


def test_without_a_display_no_library_for_windows_is_needed(machine):
    assert machine.window_libraries({}, lambda name: False) == {}
    assert machine.window_libraries({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, bool) == {}


@pytest.mark.parametrize(
    ("report", "advice"),
    [
        ("WARNING: NewConnectionError\nERROR: No matching distribution found for x", "internet"),
        ("CERTIFICATE_VERIFY_FAILED ... Max retries exceeded", "PIP_CERT"),
        ("ERROR: [Errno 28] No space left on device", "Make room"),
        ("ERROR: No matching distribution found for sqlcipher3<1", "There is no sqlcipher3<1 for"),
        ("x\nERROR: Failed building wheel for this", "Failed building wheel for this"),
        ("", "no reason given"),
    ],
)
def test_what_pip_reports_becomes_one_line_of_advice(environment, report, advice):
    line = environment.pip_problem(report, Path("setup.log"))

    assert advice in line
    assert "\n" not in line


def test_a_folder_one_may_not_write_in_is_named(project):
    (project / ".venv").write_text("no folder")

    line = only_line(start(project / "packaging" / "bootstrap.py"))

    assert "cannot be made" in line


def test_no_connection_is_one_line(begun):
    text = PYPROJECT.replace("requires = []", 'requires = ["hatchling"]')
    (begun / "pyproject.toml").write_text(text)

    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "1"}
    done = start(begun / "packaging" / "bootstrap.py", **nowhere)

    assert "Connect to the internet" in only_line(done)
    assert not (begun / ".venv" / ".unfinished").exists()


def test_set_up_once_the_second_time_says_nothing(project):
    first = start(project / "packaging" / "bootstrap.py", "dev")
    second = start(project / "packaging" / "bootstrap.py", "dev")
    for_the_program = start(project / "packaging" / "bootstrap.py", "run")

    assert (first.returncode, first.stderr) == (0, "")
    assert "Installing" in first.stdout
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert (for_the_program.returncode, for_the_program.stdout) == (0, "")


def test_a_change_of_versions_is_noticed(begun):
    start(begun / "packaging" / "bootstrap.py")
    (begun / "constraints.txt").write_text("other==1\n")

    done = start(begun / "packaging" / "bootstrap.py")

    assert "Making" not in done.stdout
    assert "Installing" in done.stdout


def test_an_interrupted_set_up_starts_anew(begun):
    (begun / ".venv" / ".unfinished").touch()
    (begun / ".venv" / "left over").touch()

    done = start(begun / "packaging" / "bootstrap.py")

    assert done.returncode == 0
    assert "Making .venv" in done.stdout
    assert not (begun / ".venv" / "left over").exists()


def test_a_library_that_qt_alone_misses_is_named(begun):
    reason = "libstrange.so.3: cannot open shared object file: No such file or directory"
    (begun / "PySide6" / "QtWidgets.py").write_text(f"raise ImportError({reason!r})")

    line = only_line(start(begun / "packaging" / "bootstrap.py"))

    assert "libstrange.so.3" in line


@pytest.mark.skipif(os.name == "nt", reason="Windows has no interrupt to send to one process")
def test_stopping_it_leaves_one_line_and_no_traceback(begun):
    (begun / "backend.py").write_text("import time; time.sleep(60)")
    process = subprocess.Popen(
        [sys.executable, begun / "packaging" / "bootstrap.py", "run"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    _wait_for(begun / ".venv" / ".unfinished")

    os.killpg(process.pid, signal.SIGINT)  # what Ctrl+C does
    _, complaint = process.communicate(timeout=60)

    assert process.returncode == 130
    assert complaint == "Stopped halfway. Run the same command again to go on.\n"


def _wait_for(path):
    for _ in range(600):
        if path.exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} never came")


def test_every_dependency_has_a_version_that_was_tested():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["build-system"]["requires"] + project["project"]["dependencies"]
    wanted += project["project"]["optional-dependencies"]["dev"]
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = dict(line.lower().replace("_", "-").split("==") for line in lines if "==" in line)

    untested = [
        requirement.name
        for requirement in map(Requirement, wanted)
        if pinned.get(requirement.name.lower().replace("_", "-")) not in requirement.specifier
    ]

    assert untested == []


def test_the_tested_versions_are_names_and_numbers_only():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()[1:]

    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.]*", line)] == []
