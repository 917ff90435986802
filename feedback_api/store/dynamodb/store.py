"""One office's data in a DynamoDB table that many offices share."""

from feedback_api.aws.table.office_table import OfficeTable
from feedback_api.domain.errors import StoreUnavailable
from feedback_api.store.dynamodb.builds import DynamodbBuilds
from feedback_api.store.dynamodb.everything import DynamodbRows
from feedback_api.store.dynamodb.finding import DynamodbFinding
from feedback_api.store.dynamodb.flood import DynamodbFlood
from feedback_api.store.dynamodb.member_mail import DynamodbMemberMail
from feedback_api.store.dynamodb.notebook import DynamodbNotebook
from feedback_api.store.dynamodb.notices import DynamodbNotices
from feedback_api.store.dynamodb.numbers import DynamodbNumbers
from feedback_api.store.dynamodb.staff import DynamodbStaff
from feedback_api.store.dynamodb.submissions import DynamodbSubmissions
from feedback_api.store.dynamodb.tallies import DynamodbTallies
from feedback_api.store.dynamodb.tasks import DynamodbTasks
from feedback_api.store.everything import RowStore


class DynamodbStore:
    """A `Store`. Safe for many threads, forked processes and machines at once."""

    def __init__(self, table: OfficeTable) -> None:
        self._table = table
        self.submissions = DynamodbSubmissions(table)
        self.builds = DynamodbBuilds(table)
        self.staff = DynamodbStaff(table)
        self.tallies = DynamodbTallies(table)
        self.tasks = DynamodbTasks(table)
        self.notebook = DynamodbNotebook(table)
        self.notices = DynamodbNotices(table)
        self.member_mail = DynamodbMemberMail(table)
        self.flood = DynamodbFlood(table)
        self.numbers = DynamodbNumbers(table)
        self.finding = DynamodbFinding(table)

    def tidy(self) -> bool:
        """Do nothing: an item that is deleted or replaced lies nowhere any more but in the table's own backups."""
        return True

    def everything(self) -> RowStore:
        return DynamodbRows(self._table)

    def is_reachable(self) -> bool:
        try:
            self.builds.read()
        except StoreUnavailable:
            return False
        return True

    def close(self) -> None:
        self._table.close()
