"""Who sits where: roles.yaml as seats, and the dashboards that these seats need.

A seat is one role in one language: it sees its dashboards once, not in every language.
Add here: what else follows from a seat. Keep out: Superset (roles.py), and what a dashboard holds (assets/).
"""

from dataclasses import dataclass
from typing import Any

from dashboards.sources.ids import SOURCE_LANGUAGE


@dataclass(frozen=True, order=True)
class Placed:
    """A dashboard as one audience reads it in one language."""

    dashboard: str
    audience: str
    language: str


@dataclass(frozen=True)
class Seat:
    """A role in a language. Without an audience and a language it sees no dashboard."""

    role: str
    language: str
    audience: str | None
    dashboards: tuple[str, ...]
    is_only: bool
    pages: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Of the role in Superset."""
        return self.role if self.audience is None else f"{self.role}_{self.language}"

    @property
    def account(self) -> str:
        """Of the first account."""
        return self.role if self.is_only or self.language == SOURCE_LANGUAGE else f"{self.role}_{self.language}"

    @property
    def placed(self) -> list[Placed]:
        return [Placed(board, self.audience, self.language) for board in self.dashboards] if self.audience else []


def seats(roles: dict[str, Any]) -> list[Seat]:
    return [
        Seat(
            name,
            language,
            one.get("audience"),
            tuple(one.get("dashboards", ())),
            len(spoken) == 1,
            tuple(one.get("pages", ())),
        )
        for name, one in roles["roles"].items()
        for spoken in [one.get("languages", [SOURCE_LANGUAGE])]
        for language in spoken
    ]


def placed(found: list[Seat]) -> list[Placed]:
    """Every dashboard that somebody sees, once."""
    return sorted({one for seat in found for one in seat.placed})


def readers(found: list[Seat], one: Placed) -> list[str]:
    """Names of the roles that see a dashboard."""
    return sorted({seat.name for seat in found if one in seat.placed})
