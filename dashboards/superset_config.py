"""Superset's configuration: everything that differs from its defaults, and why.

Superset loads this file itself (SUPERSET_CONFIG_PATH; serve.py sets it).
Add here: one more default that must not stay. Keep out: colours (sources/palette.py), roles (roles.yaml), assets.
"""

from datetime import timedelta
from typing import Any

from dashboards import own_log, pages, state, static_files, store_server
from dashboards.access import (
    action_log,
    guard,
    own_host,
    security,
)
from dashboards.pages import arrival, door
from dashboards.reading import (
    reader,
    release_cache,
    release_link,
    running,
)
from dashboards.sources import brand, palette, superset_words
from warehouse.definitions import languages
from warehouse.settings import settings

_SETTINGS = settings()

# Secrets: generated on first use under CROSSINGS_HOME, 0600. The shipped defaults are public knowledge.
SECRET_KEY = state.secret(_SETTINGS, "session")
GUEST_TOKEN_JWT_SECRET = state.secret(_SETTINGS, "guest_token")
GLOBAL_ASYNC_QUERIES_JWT_SECRET = state.secret(_SETTINGS, "async_queries")

DATA_DIR = str(_SETTINGS.superset)

# Superset's own store: users, roles, dashboards. SQLite, or PostgreSQL where the environment names one.
SQLALCHEMY_DATABASE_URI = state.metadata_address(_SETTINGS)
SQLALCHEMY_ENGINE_OPTIONS = store_server.pool(SQLALCHEMY_DATABASE_URI)
SQLALCHEMY_EXAMPLES_URI = "sqlite://"

# The only data: published files, by audience, read-only.
DB_CONNECTION_MUTATOR = release_link.open_release
DB_SQLA_URI_VALIDATOR = release_link.refuse_other_addresses
PREVENT_UNSAFE_DB_CONNECTIONS = True
DATASET_IMPORT_ALLOWED_DATA_URLS: list[str] = []
SQLLAB_CTAS_NO_LIMIT = False
SQL_MAX_ROW = running.ROWS
SQLLAB_TIMEOUT = running.SECONDS  # what people are told; what ends a question is reading/running.py
SQLLAB_PAYLOAD_MAX_MB = 50

# An answer is kept for a day at most and never outlives its release: its key carries the release.
DATA_CACHE_CONFIG: dict[str, Any] = release_cache.configuration(_SETTINGS, timedelta(days=1))

# Nobody is anonymous.
AUTH_ROLE_PUBLIC = ""
PUBLIC_ROLE_LIKE = None
AUTH_USER_REGISTRATION = False
FAB_ADD_SECURITY_API = True  # the administrator's user list is drawn from it
FAB_API_SWAGGER_UI = False
ENABLE_CORS = False
SUPERSET_LOG_VIEW = True

# Superset's own limit never bites (access/login_limit.py says why); ours does, and a test proves it.
RATELIMIT_ENABLED = False
AUTH_RATE_LIMITED = False
FLASK_APP_MUTATOR = guard.guard
CUSTOM_SECURITY_MANAGER = security.SecurityManager
EVENT_LOGGER = action_log.ActionLog()

# Sessions rest on the server (access/sessions.py): for twelve hours from the login, or until the browser is closed.
# Cookies: plain http is loopback only; behind a TLS proxy say so and they become secure.
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = _SETTINGS.behind_tls
GLOBAL_ASYNC_QUERIES_JWT_COOKIE_SECURE = _SETTINGS.behind_tls
PERMANENT_SESSION_LIFETIME = timedelta(hours=12)
WTF_CSRF_ENABLED = True
ENABLE_PROXY_FIX = _SETTINGS.behind_tls

# The content policy: this host and nobody else. The front end's tracking pixel is not even asked for (static_files.py).
TALISMAN_ENABLED = True
TALISMAN_CONFIG: dict[str, Any] = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'"],
        "frame-ancestors": ["'self'"],
        "form-action": ["'self'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "referrer_policy": "same-origin",
    "force_https": False,
    "session_cookie_secure": _SETTINGS.behind_tls,
    "session_cookie_samesite": "Strict",
}
CONTENT_SECURITY_POLICY_WARNING = False
THEME_FONT_URL_ALLOWED_DOMAINS: list[str] = []
HTML_SANITIZATION = True

# What is not needed is off.
FEATURE_FLAGS = {
    "ALERT_REPORTS": False,
    "CSS_TEMPLATES": False,
    "DASHBOARD_RBAC": True,  # a dashboard is seen by the roles of its audience and language alone
    "DASHBOARD_VIRTUALIZATION": False,  # a picture of a page holds every chart of it, also those below the fold
    "DRILL_BY": False,
    "DRILL_TO_DETAIL": False,
    "EMBEDDABLE_CHARTS": False,
    "EMBEDDED_SUPERSET": False,
    "ENABLE_SUPERSET_META_DB": False,
    "ENABLE_TEMPLATE_PROCESSING": False,
    "THUMBNAILS": False,
}
CELERY_CONFIG = None
RESULTS_BACKEND = None
SHOW_STACKTRACE = False
LOGGING_CONFIGURATOR = own_log.Configurator()
SILENCE_FAB = True

ADDITIONAL_MIDDLEWARE = [static_files.served, own_host.answered]

# What people see around the dashboards.
APP_NAME = brand.name()
LANGUAGES = {each.code: {"flag": each.flag, "name": each.name} for each in languages.ALL}
BABEL_DEFAULT_LOCALE = "en"
BABEL_TRANSLATION_DIRECTORIES = f"translations;{superset_words.folder(_SETTINGS)}"  # Superset's, then ours above it
COMMON_BOOTSTRAP_OVERRIDES_FUNC = arrival.frame
BLUEPRINTS = [pages.blueprint]
EXTRA_CATEGORICAL_COLOR_SCHEMES = palette.CATEGORICAL
EXTRA_SEQUENTIAL_COLOR_SCHEMES = palette.SEQUENTIAL
THEME_DEFAULT = brand.Theme(palette.THEME, reader.language)
THEME_DARK = brand.Theme(palette.THEME_DARK, reader.language)  # for whose system is dark, or who says so in the bar
ENABLE_UI_THEME_ADMINISTRATION = False
LOGO_TARGET_PATH = door.PATH
LOGO_TOOLTIP = ""
FAVICONS = [{"href": brand.mark(), "type": "image/svg+xml"}]
SUPERSET_WEBSERVER_TIMEOUT = int(timedelta(minutes=1).total_seconds())
