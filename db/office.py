"""The office that sends the letters: one row at most."""

from sqlalchemy import Connection, select

from casework.clients import Address
from casework.storage import Office
from db.models import OfficeRow
from db.statements import put_row

_ONLY_ID = 1
_EVERY_COLUMN = tuple(OfficeRow.__table__.columns)


def load_office(connection: Connection) -> Office:
    """Return the office; an empty one as long as none was stored."""
    row = connection.execute(select(*_EVERY_COLUMN)).one_or_none()
    if row is None:
        return Office()
    _, name, street, postcode, town, country, phone, email, keep_months = row
    return Office(name, Address(street, postcode, town, country), phone, email, keep_months)


def store_office(connection: Connection, office: Office) -> None:
    """Store the office in the place of the one that was there."""
    values = {
        "id": _ONLY_ID,
        "name": office.name,
        "street": office.address.street,
        "postcode": office.address.postcode,
        "town": office.address.town,
        "country": office.address.country,
        "phone": office.phone,
        "email": office.email,
        "keep_months": office.keep_months,
    }
    put_row(connection, OfficeRow, values)
