"""One office's data in a DynamoDB table that many offices share."""

from feedback_api.domain.errors import StoreUnavailable
from feedback_api.dynamodb.office_table import OfficeTable
from feedback_api.store.dynamodb_builds import DynamodbBuilds
from feedback_api.store.dynamodb_notebook import DynamodbNotebook
from feedback_api.store.dynamodb_notices import DynamodbNotices
from feedback_api.store.dynamodb_staff import DynamodbStaff
from feedback_api.store.dynamodb_submissions import DynamodbSubmissions
from feedback_api.store.dynamodb_tallies import DynamodbTallies
from feedback_api.store.dynamodb_tasks import DynamodbTasks


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

    def is_reachable(self) -> bool:
        try:
            self.builds.read()
        except StoreUnavailable:
            return False
        return True

    def close(self) -> None:
        self._table.close()
