"""Our side: from the passphrase to every file assessed and in order, with all imports."""

import sys
import time
from pathlib import Path

start = time.perf_counter()

from measure import report  # noqa: E402
from office import AS_OF, PASSPHRASE  # noqa: E402

from casework.usecases import worklist  # noqa: E402
from cli.wiring import load_rules  # noqa: E402
from db.storage import open_vault  # noqa: E402

storage = open_vault(Path(sys.argv[1]), PASSPHRASE)
items = worklist(storage, load_rules(), AS_OF)
seconds = time.perf_counter() - start

if len(items) != int(sys.argv[2]):
    raise SystemExit("not every file is in the worklist")
report(seconds=seconds)
