"""What the office or a volunteer chose, by name."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from db.models import SettingRow


class SqlSettings:
    """Loads and stores choices; the transaction is the caller's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return what was chosen; None when nothing was."""
        query = select(SettingRow.value).where(SettingRow.name == name)
        return self._connection.execute(query).scalar_one_or_none()

    def put(self, name: str, value: str) -> None:
        """Store what was chosen."""
        on_server = self._connection.dialect.name == "postgresql"
        insert = (postgresql.insert if on_server else sqlite.insert)(SettingRow)
        statement = insert.on_conflict_do_update(
            index_elements=["name"], set_={"value": insert.excluded.value}
        )
        self._connection.execute(statement, {"name": name, "value": value})
