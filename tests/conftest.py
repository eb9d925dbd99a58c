"""What every test needs: windows that need no screen, and golden texts to compare with."""

import os

import pytest

from tests.servers import _server_office, postgres, server_office, wire

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Here once, so that one server serves all the tests.
__all__ = ["_server_office", "postgres", "server_office", "wire"]


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="rewrite the golden texts")


@pytest.fixture
def golden(request):
    """Compare a text with its golden copy, or write that copy when asked to."""

    def compare(text, path):
        if request.config.getoption("--golden", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare
