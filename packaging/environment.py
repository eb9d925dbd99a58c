"""The environment of a checkout: .venv with all the program or its tests need, made once.

Started by bootstrap.py. Whatever stands in the way is told in one line that names what to install.
"""

import hashlib
import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from machine import install_command, missing_packages

ROOT = Path(__file__).resolve().parent.parent
AGAIN = "then run the same command again."
EXTRAS = {"run": ".", "dev": ".[dev]"}
DISK = "about 500 MB"

# What pip says when it cannot reach the package index.
OFFLINE = re.compile(
    "NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|ProxyError"
    "|Max retries exceeded|Connection broken|Network is unreachable"
)


class SetupError(Exception):
    """Something is missing that a person has to put right; the message is one line."""


def main(arguments: list[str]) -> int:
    """Make the environment for `run` or `dev`, or print the apt packages that are `missing`."""
    goal = arguments[0] if len(arguments) == 1 else ""
    if goal not in (*EXTRAS, "missing"):
        print("Usage: bootstrap.py run | dev | missing", file=sys.stderr)
        return 2
    try:
        if goal == "missing":
            packages = missing_packages(os.environ, window=False).values()
            print(" ".join(dict.fromkeys(package.debian for package in packages)))
        else:
            make_ready(ROOT, goal)
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped halfway. Run the same command again to go on.", file=sys.stderr)
        return 130
    return 0


def make_ready(root: Path, goal: str) -> None:
    """Do what is still to be done: nothing when nothing changed since the last time."""
    venv = root / ".venv"
    wanted = fingerprint(root)
    check_machine(goal)
    if works(venv) and is_stamped(venv, goal, wanted):
        return
    make_venv(venv)
    install(root, venv, goal)
    check_qt(venv)
    stamp(venv, goal, wanted)


def check_machine(goal: str) -> None:
    """Raise SetupError that names all the system packages to install; tests open no real window."""
    missing = missing_packages(os.environ, window=goal == "run")
    if missing:
        command = install_command(missing.values())
        raise SetupError(f"This machine lacks {', '.join(missing)}. Install: {command} and {AGAIN}")


def fingerprint(root: Path) -> str:
    """Return what the environment depends on: the dependencies, their versions and this folder."""
    digest = hashlib.sha256(str(root).encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_stamped(venv: Path, goal: str, wanted: str) -> bool:
    """Whether the environment was finished for the goal; what suits `dev` suits `run`."""
    stamps = [venv / f".ready-{name}" for name in dict.fromkeys((goal, "dev"))]
    return any(path.is_file() and path.read_text("utf-8") == wanted for path in stamps)


def stamp(venv: Path, goal: str, wanted: str) -> None:
    """Note that the environment is finished for the goal."""
    (venv / f".ready-{goal}").write_text(wanted, encoding="utf-8")


def python_in(venv: Path) -> str:
    """Return where the Python of the environment stands."""
    return str(venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def works(venv: Path) -> bool:
    """Whether the environment is whole: not interrupted halfway, its Python and pip still there."""
    if not Path(python_in(venv)).exists() or (venv / ".unfinished").exists():
        return False
    command = [python_in(venv), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def make_venv(venv: Path) -> None:
    """Make the folder, unless a whole one is there; half a one is made anew."""
    if works(venv):
        return
    print("Making .venv ...", flush=True)
    try:
        venv.mkdir(exist_ok=True)
    except OSError as problem:
        raise SetupError(_not_writable(venv, problem.strerror or str(problem))) from problem
    command = [sys.executable, "-m", "venv", "--clear", str(venv)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(_not_writable(venv, _last_line(done.stdout + done.stderr)))


def install(root: Path, venv: Path, goal: str) -> None:
    """Install the program and what it needs, in the versions that were tested."""
    print(f"Installing; the first time this takes minutes and {DISK} of disk ...", flush=True)
    unfinished, log = venv / ".unfinished", venv / "setup.log"
    unfinished.touch()
    command = [python_in(venv), "-m", "pip", "install", "--no-input"]
    command += ["--constraint", "constraints.txt", "--editable", EXTRAS[goal]]
    with log.open("wb") as output:
        done = subprocess.run(
            command,
            cwd=root,
            env=_pip_environ(os.environ),
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    report = log.read_text("utf-8", errors="replace")
    if done.returncode == 0 or "Installing collected packages" not in report:
        unfinished.unlink()  # pip changes nothing before it says this
    if done.returncode != 0:
        raise SetupError(pip_problem(report, log))


def check_qt(venv: Path) -> None:
    """Raise SetupError when Qt cannot be loaded, naming the library it misses."""
    command = [python_in(venv), "-c", "import PySide6.QtWidgets, PySide6.QtPrintSupport"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return
    reason = _last_line(done.stderr)
    library = re.search(r"(lib\S+): cannot open shared object file", reason)
    if library is None:
        raise SetupError(f"Qt cannot be loaded: {reason}")
    raise SetupError(f"Qt lacks {library[1]}. Install the system package it is in, {AGAIN}")


def pip_problem(report: str, log: Path) -> str:
    """Turn pip's report into one line that says what to do."""
    if "No space left on device" in report:
        return f"The disk is full. Make room ({DISK}), {AGAIN}"
    if "CERTIFICATE_VERIFY_FAILED" in report:
        return f"The package index is not trusted. Set PIP_CERT to your network's CA file, {AGAIN}"
    if OFFLINE.search(report):
        return f"The package index cannot be reached. Connect to the internet, {AGAIN}"
    absent = re.search(r"No matching distribution found for (\S+)", report)
    if absent:
        here = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
        return f"There is no {absent[1]} for {here}. Install Python 3.11, 3.12 or 3.13, {AGAIN}"
    errors = re.findall(r"(?m)^(?:ERROR|error): (.+)$", report)
    return f"pip stopped: {errors[-1] if errors else 'no reason given'} (see {log})"


def _pip_environ(environ: Mapping[str, str]) -> dict[str, str]:
    """Hold the tools that build the program to their versions too, in old pips and in new ones."""
    held = {"PIP_CONSTRAINT": "constraints.txt", "PIP_BUILD_CONSTRAINT": "constraints.txt"}
    quiet = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    return {"PIP_RETRIES": "2", **environ, **held, **quiet}


def _not_writable(path: Path, why: str) -> str:
    return f"{path} cannot be made: {why}. Put this folder where you may write, {AGAIN}"


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else "no reason given"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
