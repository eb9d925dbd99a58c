"""LibreOffice Calc: a sheet with the same dates opened, two EDATE columns worked out, and saved."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import report

sheet = Path(sys.argv[1])

with tempfile.TemporaryDirectory() as folder:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "csv", "--outdir", folder, str(sheet)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    if not any(Path(folder).glob("*.csv")):
        raise SystemExit("LibreOffice wrote nothing")
report(seconds=seconds)
