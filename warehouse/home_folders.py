"""What lies where in a home: each room of it by its name.

Add here: another folder or file that every home has in one place.
Keep out: where the home itself is (settings.py), and what lies in a room.
"""

from pathlib import Path


class HomeFolders:
    """Of whatever has a home."""

    home: Path

    @property
    def landing(self) -> Path:
        return self.home / "landing"

    @property
    def working(self) -> Path:
        return self.home / "working"

    @property
    def working_db(self) -> Path:
        return self.working / "warehouse.duckdb"

    @property
    def published(self) -> Path:
        return self.home / "published"

    @property
    def current(self) -> Path:
        """The link that readers follow, once per request."""
        return self.published / "current"

    @property
    def network(self) -> Path:
        """The folder of a network of its own; a file where the home has the demo network (networks/home.py)."""
        return self.home / "network"

    @property
    def candidates(self) -> Path:
        """Releases that are built and not judged yet. On the same disk as `published`: they are moved, not copied."""
        return self.home / "candidates"

    @property
    def refused(self) -> Path:
        """Releases that a test refused, until they are old enough."""
        return self.home / "refused"

    @property
    def exchange(self) -> Path:
        """Packages for recipients: of each and each format the newest."""
        return self.home / "exchange"

    @property
    def verdicts(self) -> Path:
        """What the tests said of each release, signed."""
        return self.home / "verdicts"

    @property
    def partners(self) -> Path:
        return self.network / "partners"

    @property
    def requests(self) -> Path:
        """Requests of partners that wait for a person."""
        return self.home / "requests"

    @property
    def letters(self) -> Path:
        return self.home / "letters"

    @property
    def reports(self) -> Path:
        """Trend reports that made themselves, drafts of them, and the lists of their sources."""
        return self.home / "reports"

    @property
    def alerts(self) -> Path:
        """Who is told of releases, and who was."""
        return self.home / "alerts"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def dagster(self) -> Path:
        return self.home / "dagster"

    @property
    def superset(self) -> Path:
        return self.home / "superset"

    @property
    def demo(self) -> Path:
        return self.home / "demo"
