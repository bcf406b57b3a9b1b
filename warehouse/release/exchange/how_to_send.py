"""The page that lies in every package: what it is, how it is sent, and what to know before the first number.

Add here: how another format is sent.
Keep out: addresses and passwords of recipients: the warehouse holds none.
"""

from warehouse.definitions.exchange import formats, words
from warehouse.release.exchange.job import Job, Written

FILE = "READ-ME.txt"


def text(job: Job, code: str, written: Written) -> str:
    """In the recipient's language. The same package gives the same page."""
    language = job.recipient.language

    def said(key: str) -> str:
        return words()[key].text[language]

    about = job.about
    head = f"{formats()[code].names[language]}: {job.recipient.code}, {about.release_id}"
    lines = [
        head,
        "=" * len(head),
        "",
        f"{said('release_of')} {about.day.isoformat()}. {said('audience')}: {about.audience.name}.",
        *([said("invented")] if about.notice else []),
        "",
        f"{said('numbers_in_it')}: {len(written.numbers)}.",
        "",
        said("how_to_send"),
        *(f"  {name}" for name in sorted(written.files)),
        "",
        said(f"send_{code}"),
        "",
        *(f"- {said(key)}" for key in ("caveat_noise", "caveat_few", "caveat_payment", "caveat_reached", "caveat_who")),
    ]
    return "\n".join(lines) + "\n"
