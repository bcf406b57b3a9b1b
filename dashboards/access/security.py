"""Who an account is, and since when: Superset's security manager with three more rules.

A session, and a token of the API, carry the seal of the account they were given for: its password, its roles, and that
it is open. Another password (whoever set it), another role, a closed account: another seal, and the session ends with
the next request. Changing one's own password asks for the old one, in the form and in the API.
Add here: another thing that must end a session. Keep out: which changes of accounts are refused (users.py).
"""

import hmac
from hashlib import sha256
from typing import Any

from flask import Flask, g, session
from flask_appbuilder.fieldwidgets import BS3PasswordFieldWidget
from flask_appbuilder.security import views
from flask_appbuilder.security.forms import ResetPasswordForm
from flask_babel import lazy_gettext
from flask_jwt_extended import JWTManager
from flask_login import user_logged_in
from superset.security import SupersetSecurityManager
from werkzeug.security import check_password_hash
from wtforms import PasswordField, validators

from dashboards import state
from dashboards.reading import reader
from dashboards.sources.wording import Wording
from warehouse.settings import settings

SEAL = "crossings_seal"


def seal(account: Any) -> str:
    """Changes with the password, the roles, the groups, with closing, and for all at once with the secret of sessions,
    which is asked for anew each time: it can be changed while workers run."""
    roles, groups = (sorted(one.id for one in several) for several in (account.roles, account.groups))
    said = repr((account.id, account.password, bool(account.active), roles, groups))
    return hmac.new(state.secret(settings(), "session").encode(), said.encode(), sha256).hexdigest()


def is_own_password(typed: str | None) -> bool:
    return bool(typed) and check_password_hash(g.user.password, typed)


class OwnPasswordForm(ResetPasswordForm):  # type: ignore[misc,unused-ignore]
    old_password = PasswordField(
        lazy_gettext("Current password"), validators=[validators.DataRequired()], widget=BS3PasswordFieldWidget()
    )

    def validate_old_password(self, field: Any) -> None:
        if not is_own_password(field.data):
            wording = Wording(reader.language())
            raise validators.ValidationError(wording.text("that-is-not-your-current-password"))


class ResetMyPasswordView(views.ResetMyPasswordView):  # type: ignore[misc,unused-ignore]
    """Named as the one it replaces: its rights are named after it."""

    form = OwnPasswordForm


class SecurityManager(SupersetSecurityManager):  # type: ignore[misc,unused-ignore]
    """Superset's CUSTOM_SECURITY_MANAGER."""

    resetmypasswordview = ResetMyPasswordView

    def load_user(self, pk: int) -> Any:
        """Of a session: asked for once in every request."""
        account = super().load_user(pk)
        if account is not None and hmac.compare_digest(str(session.get(SEAL, "")), seal(account)):
            return account
        session.clear()
        return None

    def load_user_jwt(self, _header: Any, claims: dict[str, Any]) -> Any:
        account = super().load_user(claims["sub"])
        if account is None or not hmac.compare_digest(str(claims.get(SEAL, "")), seal(account)):
            return None
        g.user = account
        return account

    def create_jwt_manager(self, app: Flask) -> JWTManager:
        manager = super().create_jwt_manager(app)
        manager.additional_claims_loader(self._sealed)
        return manager

    def _sealed(self, identity: Any) -> dict[str, str]:
        account = super().load_user(identity)
        return {SEAL: seal(account)} if account is not None else {}


def seal_sessions(app: Flask) -> None:
    """Part of Superset's FLASK_APP_MUTATOR. A login in the browser is sealed, and a generated password has served then:
    its owner knows it."""

    def began(_app: Flask, user: Any, **_more: Any) -> None:
        session[SEAL] = seal(user)
        state.forget_passwords(settings(), user.username)

    user_logged_in.connect(began, app, weak=False)
