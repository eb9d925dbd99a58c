"""How to read a document back."""

from io import BytesIO

import pypdf
import pytest


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
