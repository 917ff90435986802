"""How members are told by mail, in a SQLite file."""

import sqlite3
from contextlib import suppress
from dataclasses import replace

from feedback_api.domain.errors import StaffChanged, StaffSetAside
from feedback_api.domain.members.member_mail import MemberMail, member_mail_document, member_mail_of
from feedback_api.store.sqlite.columns import Row, named_rows, one_row
from feedback_api.store.sqlite.pool import ConnectionPool

_PUT = "INSERT OR REPLACE INTO member_mail (name, document, version) VALUES (?, ?, ?)"


class SqliteMemberMail:
    """A `MemberMailStore`."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def get(self, name: str) -> MemberMail | None:
        with self._pool.reading() as connection:
            return _kept(connection, name)

    def everybody(self) -> tuple[MemberMail, ...]:
        with self._pool.reading() as connection:
            rows = list(named_rows(connection.execute("SELECT * FROM member_mail ORDER BY name")))
        found: list[MemberMail] = []
        for row in rows:
            with suppress(StaffSetAside):
                found.append(_mail_in(row))
        return tuple(found)

    def put(self, mail: MemberMail) -> MemberMail:
        with self._pool.writing() as connection:
            before = _kept(connection, mail.name)
            if (before.version if before else 0) != mail.version:
                raise StaffChanged
            kept = replace(mail, version=mail.version + 1)
            connection.execute(_PUT, [kept.name, member_mail_document(kept), kept.version])
        return kept

    def forget(self, name: str) -> None:
        with self._pool.erasing() as connection:
            connection.execute("DELETE FROM member_mail WHERE name = ?", [name])


def _kept(connection: sqlite3.Connection, name: str) -> MemberMail | None:
    row = one_row(connection.execute("SELECT * FROM member_mail WHERE name = ?", [name]))
    return _mail_in(row) if row else None


def _mail_in(row: Row) -> MemberMail:
    return member_mail_of(str(row["name"]), str(row["document"]), int(row["version"] or 0))
