"""Bare side: the same texts in the same font, a paragraph for each part, in plain platypus."""

import sys
import time
from io import BytesIO
from xml.sax.saxutils import escape

from letters_text import read_texts
from measure import report
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

texts = read_texts()
pdfmetrics.registerFont(TTFont("Body", sys.argv[2]))
style = ParagraphStyle("body", fontName="Body", fontSize=11, leading=14.5, spaceAfter=8)


def write(text: str) -> bytes:
    """Make the document."""
    out = BytesIO()
    story: list[Flowable] = [Paragraph(escape(part), style) for part in text.split("\n\n")]
    SimpleDocTemplate(out, invariant=1).build(story)
    return out.getvalue()


write(texts[0])
start = time.perf_counter()
for one in texts:
    write(one)
report(seconds=time.perf_counter() - start)
