"""Rows: how everything that is kept lies in the database."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, MetaData, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Row(DeclarativeBase):
    """The base of every row. Ids are UUIDs in hexadecimal, amounts are decimals as text."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Text(), bytes: LargeBinary()}  # noqa: RUF012  (SQLAlchemy reads it)


class ClientRow(Row):
    """A person; `birth` may be a year or a month only, `groups` is a JSON list."""

    __tablename__ = "clients"

    id: Mapped[str] = mapped_column(primary_key=True)
    family_name: Mapped[str]
    given_names: Mapped[str]
    birth: Mapped[str | None]
    v_nummer: Mapped[str]
    nationality: Mapped[str]
    groups: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    town: Mapped[str]
    country: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    notes: Mapped[str]
    version: Mapped[int] = mapped_column(server_default=sql("1"))
    language: Mapped[str] = mapped_column(server_default=sql("''"))
    reception_type: Mapped[str] = mapped_column(server_default=sql("''"))
    reception_place: Mapped[str] = mapped_column(server_default=sql("''"))
    reception_since: Mapped[date | None]
    care: Mapped[str] = mapped_column(server_default=sql("'[]'"))


class CaseFileRow(Row):
    """A file, without its facts and family members."""

    __tablename__ = "case_files"

    id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    procedure: Mapped[str]
    track: Mapped[str]
    zaaknummer: Mapped[str]
    representative_name: Mapped[str | None]
    representative_organisation: Mapped[str | None]
    representative_since: Mapped[date | None]
    notes: Mapped[str]
    closed_on: Mapped[date | None]
    closed_because: Mapped[str]
    keep_until: Mapped[date | None]
    assigned_to: Mapped[str | None] = mapped_column(ForeignKey("volunteers.id"), index=True)
    version: Mapped[int] = mapped_column(server_default=sql("1"))
    lawyer: Mapped[str] = mapped_column(server_default=sql("''"))


class EventRow(Row):
    """A dated fact of a file, at its place among the others."""

    __tablename__ = "events"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it)

    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    day: Mapped[date]
    months: Mapped[int | None]
    ground: Mapped[str | None]
    basis: Mapped[str | None]
    until: Mapped[date | None]
    status: Mapped[str | None]
    outcome: Mapped[str | None]
    announced: Mapped[date | None]
    sent: Mapped[date | None]
    term: Mapped[str | None]
    penalty_per_day: Mapped[str | None]
    penalty_maximum: Mapped[str | None]


class FamilyMemberRow(Row):
    """A person for whom the client of a file asks reunification, at a place among the others."""

    __tablename__ = "family_members"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy reads it)

    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id"), index=True)
    relation: Mapped[str]


class LetterRow(Row):
    """A letter as it was made; `serial` counts them, so that those of one day keep their order.

    What lists need comes first and the PDF last: SQLite reads a row from the front.
    """

    __tablename__ = "letters"
    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case_files.id"), index=True)
    serial: Mapped[int] = mapped_column(index=True)
    template: Mapped[str]
    made_on: Mapped[date]
    posted_on: Mapped[date | None]
    printed_on: Mapped[date | None]
    received_on: Mapped[date | None]
    registered_number: Mapped[str] = mapped_column(server_default=sql("''"))
    language: Mapped[str] = mapped_column(server_default=sql("'nl'"))
    corrects: Mapped[str | None]
    sha256: Mapped[str]
    early_because: Mapped[str]
    fields: Mapped[str]
    rests_on: Mapped[str]
    text: Mapped[str]
    pdf: Mapped[bytes]


class OfficeRow(Row):
    """The office that sends the letters; there is one row at most."""

    __tablename__ = "office"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    town: Mapped[str]
    country: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    keep_months: Mapped[int] = mapped_column(server_default=sql("12"))


class AdditionRow(Row):
    """A rule the office added; it stays when it is withdrawn."""

    __tablename__ = "additions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    text: Mapped[str]
    reason: Mapped[str]
    added_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    withdrawn_because: Mapped[str] = mapped_column(server_default=sql("''"))


class AgreedRulesRow(Row):
    """The shipped rules that were agreed to: JSON by name of file, compressed; one row at most."""

    __tablename__ = "agreed_rules"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    agreed_on: Mapped[date]
    files: Mapped[bytes]


class VolunteerRow(Row):
    """Someone who works or worked in the office; `id` is also that of their slot."""

    __tablename__ = "volunteers"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    since: Mapped[date | None]
    until: Mapped[date | None]
    login: Mapped[str]


class AccessRow(Row):
    """Leave to see a file that is not one's own."""

    __tablename__ = "accesses"

    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), index=True
    )
    volunteer_id: Mapped[str] = mapped_column(ForeignKey("volunteers.id"), index=True)
    given_on: Mapped[date]
    until: Mapped[date]
    reason: Mapped[str]
    seen_on: Mapped[date | None]


class AgreementRow(Row):
    """A consent or an authorisation of a client."""

    __tablename__ = "agreements"

    id: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(ForeignKey("clients.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    given_on: Mapped[date]
    scope: Mapped[str]
    withdrawn_on: Mapped[date | None]


class ErasureRow(Row):
    """That someone was erased, and how much went with them."""

    __tablename__ = "erasures"

    id: Mapped[str] = mapped_column(primary_key=True)
    erased_on: Mapped[date]
    clients: Mapped[int]
    files: Mapped[int]
    letters: Mapped[int]


class JournalRow(Row):
    """A line of the journal, chained to the one before it; `content` goes when it is erased."""

    __tablename__ = "journal"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    by: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str] = mapped_column(index=True)
    content: Mapped[str | None]
    salt: Mapped[str | None]
    content_hash: Mapped[str]
    hash: Mapped[str]


class PaperRow(Row):
    """A scan, proof, logo or form; its contents come last, as those of letters do."""

    __tablename__ = "papers"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    added_on: Mapped[date]
    sha256: Mapped[str]
    size: Mapped[int]
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), index=True
    )
    letter_id: Mapped[str | None] = mapped_column(
        ForeignKey("letters.id", ondelete="CASCADE"), index=True
    )
    content: Mapped[bytes]


class OwnTemplateRow(Row):
    """A template of a letter that the office added."""

    __tablename__ = "own_templates"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str]
    text: Mapped[str]
    added_on: Mapped[date]
    withdrawn_on: Mapped[date | None]


class TaskRow(Row):
    """Something to do for a file."""

    __tablename__ = "tasks"

    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str]
    made_on: Mapped[date]
    due: Mapped[date | None]
    assigned_to: Mapped[str | None] = mapped_column(ForeignKey("volunteers.id"))
    done_on: Mapped[date | None]


class AppointmentRow(Row):
    """When somebody is expected somewhere; `at` is hours and minutes as text."""

    __tablename__ = "appointments"

    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str]
    day: Mapped[date] = mapped_column(index=True)
    at: Mapped[str | None]
    place: Mapped[str]
    notes: Mapped[str]


class DeadlineMarkRow(Row):
    """That a deadline was closed or put off."""

    __tablename__ = "deadline_marks"

    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(
        ForeignKey("case_files.id", ondelete="CASCADE"), index=True
    )
    deadline: Mapped[str]
    day: Mapped[date]
    mark: Mapped[str]
    made_on: Mapped[date]
    until: Mapped[date | None]
    reason: Mapped[str]


class SettingRow(Row):
    """Something the office or one volunteer chose, by name."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class DraftRow(Row):
    """What somebody was typing, kept until it is stored or thrown away; JSON."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    volunteer_id: Mapped[str] = mapped_column(index=True)
    form: Mapped[str]
    about: Mapped[str]
    at: Mapped[str]
    content: Mapped[str]
