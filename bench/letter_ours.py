"""Our side: the letter laid out as PDF, after a first one that loads the fonts."""

import statistics
import time

from letter_text import example, fonts_folder
from measure import report

from documents.letter_pdf import letter_pdf

letter, folder = example(), fonts_folder()
letter_pdf(letter, folder)

taken = []
for _ in range(20):
    start = time.perf_counter()
    letter_pdf(letter, folder)
    taken.append(time.perf_counter() - start)
report(seconds=statistics.median(taken))
