"""Bare side: the same text in the same font, a paragraph for each, in a plain platypus document."""

import statistics
import sys
import time
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from measure import report
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

text = Path(sys.argv[1]).read_text("utf-8")
pdfmetrics.registerFont(TTFont("Body", sys.argv[2]))


def write() -> bytes:
    """Make the document."""
    out = BytesIO()
    style = ParagraphStyle("body", fontName="Body", fontSize=11, leading=14.5, spaceAfter=8)
    story: list[Flowable] = [Paragraph(escape(part), style) for part in text.split("\n\n")]
    SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


write()
taken = []
for _ in range(20):
    start = time.perf_counter()
    write()
    taken.append(time.perf_counter() - start)
report(seconds=statistics.median(taken))
