"""One way to write plain data as bytes, to be signed or summed up."""

import json


def canonical(data: object) -> bytes:
    """Write data of lists, dictionaries, texts and numbers; equal data give equal bytes."""
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
