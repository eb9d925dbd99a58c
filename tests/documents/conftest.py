"""An option that writes the golden texts anew, and how to read a document back."""

from io import BytesIO

import pypdf
import pytest


def pytest_addoption(parser):
    parser.addoption("--golden", action="store_true", help="rewrite the golden texts of letters")


@pytest.fixture
def golden(request):
    """Compare a text with its golden copy, or write that copy when asked to."""

    def compare(text, path):
        if request.config.getoption("--golden", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture
def pages_of():
    """Read the text of a PDF, page by page, without empty lines and outer spaces."""

    def pages(pdf):
        return [
            "\n".join(line.strip() for line in page.extract_text().splitlines() if line.strip())
            for page in pypdf.PdfReader(BytesIO(pdf)).pages
        ]

    return pages


@pytest.fixture
def unembedded():
    """Name the fonts of a PDF that are not inside the file."""

    def names(pdf):
        found = set()
        for page in pypdf.PdfReader(BytesIO(pdf)).pages:
            for font in page["/Resources"]["/Font"].values():
                described = font.get_object()
                file = described.get("/FontDescriptor", {}).get("/FontFile2")
                if file is None or "+" not in described["/BaseFont"]:
                    found.add(str(described["/BaseFont"]))
        return found

    return names
