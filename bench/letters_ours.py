"""Our side: letters to many people laid out one after another, and none of them kept."""

import sys
import time

from letter_text import fonts_folder
from letters_text import letters
from measure import most_memory, report

from documents.letter_pdf import letter_pdf

made, folder = letters(int(sys.argv[1])), fonts_folder()
letter_pdf(made[0], folder)

start = time.perf_counter()
for letter in made:
    letter_pdf(letter, folder)
report(seconds=time.perf_counter() - start, megabytes=most_memory())
