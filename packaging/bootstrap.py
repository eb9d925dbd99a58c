"""The first step on any machine: find a Python that can run this program, and hand over to it.

Every Python since 2.7 has to be able to read this file: an old one must get as far as saying so.
What is done with the Python that was found stands in environment.py.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
TESTED = ((3, 13), (3, 12), (3, 11))
HERE = os.path.dirname(os.path.abspath(__file__))


def main(arguments):
    """Run environment.py with a Python that is new enough; return its exit status."""
    python = suitable_python()
    if python is None:
        sys.stderr.write(too_old(sys.version_info[:2]) + "\n")
        return 1
    try:
        return subprocess.call([python, os.path.join(HERE, "environment.py")] + arguments)
    except KeyboardInterrupt:
        return 130


def suitable_python():
    """Return the path of a Python that was tested, or else of any that is new enough, or None."""
    if sys.version_info[:2] in TESTED:
        return sys.executable
    for version in TESTED:
        name = "python{0}.{1}".format(*version)
        if version_of(name) == version:
            return name
    if sys.version_info[:2] >= OLDEST:
        return sys.executable
    version = version_of("python3")
    return "python3" if version is not None and version >= OLDEST else None


def version_of(name):
    """Ask a Python on the search path which version it is; None when there is none."""
    question = "import sys; print('%d %d' % sys.version_info[:2])"
    try:
        with open(os.devnull, "w") as nowhere:
            answer = subprocess.check_output([name, "-c", question], stderr=nowhere)
        major, minor = answer.decode("ascii").split()
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return int(major), int(minor)


def too_old(version):
    """Say in one line what is wrong and what to install."""
    return (
        "Termijnwacht needs Python 3.11 or newer and this is Python {0}.{1}. "
        "{2} Then run the same command again."
    ).format(version[0], version[1], how_to_get_python())


def how_to_get_python():
    """Say how a newer Python is installed here."""
    if os.path.exists("/etc/debian_version"):
        return "Install: sudo apt install python3.11 python3.11-venv (or 3.12, 3.13)."
    if os.path.exists("/etc/fedora-release"):
        return "Install: sudo dnf install python3.13."
    return "Install Python 3.13 from https://www.python.org/downloads/."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
