"""Other side: the same texts as pages of HTML through WeasyPrint, in the same font."""

import json
import sys
import time
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
fonts = FontConfiguration()
face = f"@font-face {{ font-family: Body; src: url({Path(sys.argv[2]).as_uri()}) }}"
look = CSS(
    string=face + "@page { size: A4; margin: 2.5cm } body { font: 11pt/14.5pt Body }",
    font_config=fonts,
)


def write(text: str) -> bytes:
    """Make the document."""
    parts = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    page = HTML(string=f"<html lang=nl><body>{parts}</body></html>")
    return bytes(page.write_pdf(stylesheets=[look], font_config=fonts))


write(texts[0])
start = time.perf_counter()
for one in texts:
    write(one)
sys.stdout.write("\n" + json.dumps({"seconds": time.perf_counter() - start}) + "\n")
