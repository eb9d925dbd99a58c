"""Other side: the same texts through Typst, each a document of its own, in the same font."""

import json
import sys
import tempfile
import time
from pathlib import Path

import typst

SOURCE = """#set page(paper: "a4", margin: 2.5cm)
#set text(font: "Noto Sans", size: 11pt, lang: "nl")
#for part in sys.inputs.text.split("\\n\\n") [#par(part)]
"""

texts = json.loads(Path(sys.argv[1]).read_text("utf-8"))
with tempfile.TemporaryDirectory() as folder:
    source = Path(folder) / "letter.typ"
    source.write_text(SOURCE, encoding="utf-8")
    # One compiler for all letters: it keeps the fonts it has read.
    compiler = typst.Compiler(
        str(source), font_paths=[str(Path(sys.argv[2]).parent)], ignore_system_fonts=True
    )
    write = compiler.compile
    write(format="pdf", sys_inputs={"text": texts[0]})
    start = time.perf_counter()
    for text in texts:
        write(format="pdf", sys_inputs={"text": text})
    taken = time.perf_counter() - start
sys.stdout.write("\n" + json.dumps({"seconds": taken}) + "\n")
