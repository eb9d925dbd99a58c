"""Taking apart JSON that nobody may trust yet: what is not as it should be raises ValueError."""

from base64 import b64decode
from uuid import UUID


def text_in(value: object) -> str:
    """Return the text."""
    if not isinstance(value, str):
        raise ValueError("text was expected")  # noqa: TRY004  (one error for all that is wrong)
    return value


def id_in(value: object) -> UUID:
    """Return the id, which has to be written as we write ids."""
    found = UUID(text_in(value))
    if str(found) != value:
        raise ValueError("an id was written in another way")
    return found


def number_in(value: object, least: int, most: int) -> int:
    """Return the whole number between bounds."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("a number is out of its bounds")
    return value


def bytes_in(value: object, length: int) -> bytes:
    """Return the bytes that stand there in base64."""
    content = b64decode(text_in(value), validate=True)
    if len(content) != length:
        raise ValueError("bytes of another length were expected")
    return content
