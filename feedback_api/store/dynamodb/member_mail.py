"""How members are told by mail, in a DynamoDB table."""

from contextlib import suppress
from dataclasses import replace

from feedback_api.aws.table.items import ConditionExpression, Item, Put, number, text
from feedback_api.aws.table.office_table import OfficeTable, Range
from feedback_api.aws.table.trouble import NotAsExpected
from feedback_api.domain.errors import StaffChanged, StaffSetAside
from feedback_api.domain.members.member_mail import MemberMail, member_mail_document, member_mail_of
from feedback_api.domain.stored_format import Raw
from feedback_api.store.dynamodb.table import ORDER, PARTITION, listed

MEMBER_MAIL = "MEMBER_MAIL"


class DynamodbMemberMail:
    """A `MemberMailStore`."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table

    def get(self, name: str) -> MemberMail | None:
        found = self._table.get(mail_key(self._table, name))
        return _mail_in(found) if found else None

    def everybody(self) -> tuple[MemberMail, ...]:
        found: list[MemberMail] = []
        for item in self._table.query(Range(condition=listed(self._table.key(MEMBER_MAIL)))):
            with suppress(StaffSetAside):
                found.append(_mail_in(item))
        return tuple(found)

    def put(self, mail: MemberMail) -> MemberMail:
        before = self.get(mail.name)
        if (before.version if before else 0) != mail.version:
            raise StaffChanged
        kept = replace(mail, version=mail.version + 1)
        said = {"name": kept.name, "document": member_mail_document(kept), "version": kept.version}
        try:
            self._table.transact(Put(item=mail_item(self._table, said), only_if=_as_read(mail.version)))
        except NotAsExpected:
            raise StaffChanged from None
        return kept

    def forget(self, name: str) -> None:
        self._table.delete(mail_key(self._table, name))


def mail_key(table: OfficeTable, name: str) -> Item:
    return {PARTITION: table.key(MEMBER_MAIL), ORDER: name}


def mail_item(table: OfficeTable, fields: Raw) -> Item:
    """Return the item of its fields."""
    return {**fields, **mail_key(table, fields["name"])}


def _mail_in(item: Item) -> MemberMail:
    return member_mail_of(text(item, ORDER), text(item, "document"), number(item, "version"))


def _as_read(version: int) -> ConditionExpression:
    if version == 0:
        return ConditionExpression(text=f"attribute_not_exists(#{PARTITION})")
    return ConditionExpression(text="#version = :version", values={"version": version})
