"""The processes that a server keeps: declared once for systemd and for supervisor.

Add here: another process, or a task of certain times (`calendar`).
Keep out: what a process is started with (become.py), and how a keeper writes it down (templates/).
"""

from dataclasses import dataclass

from dagster_project import web_services


@dataclass(frozen=True)
class Unit:
    """`memory`: at most, in systemd's words. `sees_keys`: whether the folder of the keys is there for it at all.

    `calendar`: when it runs, in systemd's words; empty for a process that always runs.
    """

    name: str
    what: str
    memory: str
    sees_keys: bool
    calendar: str = ""

    @property
    def service(self) -> str:
        return self.name if self.name.startswith("crossings") else f"crossings-{self.name}"


ALL = (
    Unit(web_services.SUPERSET, "the dashboards", memory="1700M", sees_keys=False),
    Unit(web_services.DAGSTER_PAGES, "the pipeline's pages", memory="900M", sees_keys=True),
    Unit(web_services.DAGSTER_DAEMON, "the pipeline's schedules and runs", memory="2500M", sees_keys=True),
)
