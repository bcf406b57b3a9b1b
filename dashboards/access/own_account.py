"""One's own account by Superset's API: a new password comes with the old one, or not at all.

Superset's own dialog has no field for the old one; it is told of the form that has (security.py).
Add here: another rule about what one may change of oneself. Keep out: the accounts of others (users.py).
Imported when Superset is there: it cannot be before its application is.
"""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validates_schema
from superset.views.users.api import CurrentUserRestApi
from superset.views.users.schemas import CurrentUserPutSchema

from dashboards.access.security import is_own_password
from dashboards.reading import reader
from dashboards.sources.wording import Wording


class OwnAccount(CurrentUserPutSchema):  # type: ignore[misc,unused-ignore]
    old_password = fields.String(load_only=True)

    @validates_schema
    def _with_the_old_one(self, data: dict[str, Any], **_more: Any) -> None:
        if "password" in data and not is_own_password(data.get("old_password")):
            wording = Wording(reader.language())
            message = wording.text("type-the-old-password-too")
            raise ValidationError(message, "old_password")

    @post_load
    def _without_it(self, data: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: value for name, value in data.items() if name != "old_password"}


def ask_for_the_old_password() -> None:
    """Part of Superset's FLASK_APP_MUTATOR."""
    CurrentUserRestApi.current_user_put_schema = OwnAccount()
