"""The span and version that a manifest declares: a small file `<name of the file>.manifest.json` that lies beside it.

    {"start": "2023-03-01", "end": "2023-03-15", "version": 2}

Add here: another thing that a manifest may say of its file.
Keep out: names of files (span.py reads them), and fetching (pull/). What it says counts before what the name says.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from warehouse.contract.findings import FileRefused, Problem, Span

SUFFIX = ".manifest.json"
MAX_BYTES = 10_000


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    start: date
    end: date
    version: int = Field(1, ge=1, le=2**31 - 1, strict=True)

    @model_validator(mode="after")
    def _is_in_order(self) -> "_Said":
        if self.start > self.end:
            raise ValueError("start is after end")
        return self


def declared(manifest: bytes, partner: str) -> tuple[Span, int]:
    """First and last day, and the version (1 where none is named).

    Raises FileRefused: the partner meant to say the span, so that guessing another one would replace wrong months.
    """
    try:
        if len(manifest) > MAX_BYTES:
            raise ValueError("too long")  # noqa: TRY301 - one way out for everything that is wrong with it
        said = _Said.model_validate_json(manifest.removeprefix(b"\xef\xbb\xbf"))
    except (ValidationError, ValueError):
        raise FileRefused(Problem(partner, "manifest_unreadable")) from None
    return (said.start, said.end), said.version
