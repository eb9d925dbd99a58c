"""Other side: the same texts put in a DOCX by docxtpl, all turned into PDF by one LibreOffice."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docx import Document
from docxtpl import DocxTemplate

texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
with tempfile.TemporaryDirectory() as folder:
    place = Path(folder)
    sample = Document()
    for line in ("{%p for part in parts %}", "{{ part }}", "{%p endfor %}"):
        sample.add_paragraph(line)
    sample.save(str(place / "sample.docx"))
    start = time.perf_counter()
    for number, text in enumerate(texts):
        letter = DocxTemplate(str(place / "sample.docx"))
        letter.render({"parts": text.split("\n\n")}, autoescape=True)
        letter.save(str(place / f"{number}.docx"))
    made = [str(place / f"{number}.docx") for number in range(len(texts))]
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *made]
    subprocess.run(convert, check=True, capture_output=True, timeout=1_000)
    taken = time.perf_counter() - start
    if len(list(place.glob("*.pdf"))) != len(texts):
        raise SystemExit("LibreOffice left letters out")
sys.stdout.write("\n" + json.dumps({"seconds": taken}) + "\n")
