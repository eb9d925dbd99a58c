"""What clients agreed to, and how much was erased."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from casework.agreements import Agreement, Erasure
from db.models import AgreementRow, ErasureRow
from db.statements import put_row

_AGREEMENT_COLUMNS = tuple(AgreementRow.__table__.columns)
_ERASURE_COLUMNS = tuple(ErasureRow.__table__.columns)


class SqlAgreements:
    """Loads and stores consents and authorisations; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, agreement: Agreement) -> None:
        """Store the agreement, new or changed."""
        values = {
            "id": agreement.id.hex,
            "client_id": agreement.client_id.hex,
            "kind": agreement.kind,
            "given_on": agreement.given_on,
            "scope": agreement.scope,
            "withdrawn_on": agreement.withdrawn_on,
        }
        put_row(self._connection, AgreementRow, values)

    def of_client(self, client_id: UUID) -> tuple[Agreement, ...]:
        """Return what the person agreed to, the oldest first."""
        query = (
            select(*_AGREEMENT_COLUMNS)
            .where(AgreementRow.client_id == client_id.hex)
            .order_by(AgreementRow.given_on, AgreementRow.id)
        )
        return tuple(map(_agreement, self._connection.execute(query)))


class SqlErasures:
    """Loads and stores counts of what was erased; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, erasure: Erasure) -> None:
        """Store how much was erased."""
        values = {
            "id": erasure.id.hex,
            "erased_on": erasure.erased_on,
            "clients": erasure.clients,
            "files": erasure.files,
            "letters": erasure.letters,
        }
        put_row(self._connection, ErasureRow, values)

    def __iter__(self) -> Iterator[Erasure]:
        """Yield every erasure, the oldest first."""
        query = select(*_ERASURE_COLUMNS).order_by(ErasureRow.erased_on, ErasureRow.id)
        return map(_erasure, self._connection.execute(query))


def _agreement(row: Sequence[Any]) -> Agreement:
    agreement_id, client_id, kind, given_on, scope, withdrawn_on = row
    return Agreement(UUID(agreement_id), UUID(client_id), kind, given_on, scope, withdrawn_on)


def _erasure(row: Sequence[Any]) -> Erasure:
    erasure_id, erased_on, clients, files, letters = row
    return Erasure(UUID(erasure_id), erased_on, clients, files, letters)
