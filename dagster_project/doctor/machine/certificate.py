"""Certificate: when the one that the proxy shows ends.

Add here: another certificate of ours.
Keep out: renewing it, and certificates of sources.
"""

from collections.abc import Iterator

from cryptography import x509

from dagster_project.doctor.case import Case
from dagster_project.doctor.finding import Finding, Level, note, now

SOON_DAYS, NOW_DAYS = 30, 7
_REMEDY = "Renew it, and let the proxy read it again: systemctl reload nginx"


def look(case: Case) -> Iterator[Finding]:
    path = case.settings.certificate
    if path is None:
        if case.settings.behind_tls:
            remedy = "Set CROSSINGS_CERTIFICATE to its path"
            yield note("not_named", "No certificate is named, so nobody looks when it ends.", "environment", remedy)
        return
    try:
        read = x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        yield now(
            "unreadable", "The certificate cannot be read.", "CROSSINGS_CERTIFICATE",
            "Let CROSSINGS_CERTIFICATE name the PEM file, and let this account read it",
        )  # fmt: skip
        return
    yield judged(-case.age_days(read.not_valid_after_utc))


def judged(days: float) -> Finding:
    level = Level.NOW if days < NOW_DAYS else Level.SOON if days < SOON_DAYS else Level.WELL
    code = {Level.NOW: "ends_now", Level.SOON: "ends_soon", Level.WELL: "valid"}[level]
    said = f"The certificate ends in {days:.0f} days." if days >= 0 else f"The certificate ended {-days:.0f} days ago."
    remedy = "" if level is Level.WELL else _REMEDY
    return Finding(level, code, said, "CROSSINGS_CERTIFICATE", remedy, figures={"certificate_days": days})
