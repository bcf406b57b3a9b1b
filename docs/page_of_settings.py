"""The table of variables in docs/reference/settings.md, made of the fields of warehouse/settings.py.

Add here: nothing for a new variable; its field says what the line says.
Keep out: the other parts of that page, which people write.
"""

import re
from pathlib import Path
from typing import Any

from page import MADE, table

from warehouse.settings import FIELDS, variable

PAGE = Path(__file__).with_name("reference") / "settings.md"
_PART = re.compile(r"(?<=^## For people\n\n).*?(?=\n\n## Keys$)", re.MULTILINE | re.DOTALL)


def settings() -> str:
    rows = [(f"`{variable(name)}`", _default(field), str(field.description)) for name, field in FIELDS.items()]
    made = f"{MADE}\n\n{table(('variable', 'default', 'what it says'), rows)}"
    return _PART.sub(lambda _: made, PAGE.read_text(encoding="utf-8"))


def _default(field: Any) -> str:
    if field.json_schema_extra:
        return str(field.json_schema_extra["default"])
    return f"`{field.default}`" if field.default else "not set"
