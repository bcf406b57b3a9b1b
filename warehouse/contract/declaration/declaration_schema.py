"""The JSON Schema of declarations, with a sentence for each key, for editors that check while one writes.

Add here: the sentence of a new key.
Keep out: rules between keys; a schema cannot say them, and `crossings partner validate` does.
"""

import json
from typing import Any

from warehouse.contract.declaration.declaration import Declaration

TITLE = "Partner declaration"
SAYS = {
    "": {
        "code": "Neutral code of the partner; equals the name of the file.",
        "alias": "The neutral name that people see.",
        "country": "ISO 3166-1 alpha-2 code of a country of the network, like FI.",
        "language": "Language of the letters to the partner.",
        "demo": "True for invented partners only.",
        "agreement_ref": "Reference of the agreement with the partner.",
        "dpia_ref": "Reference of the data protection impact assessment.",
        "zone": "Where the data rest.",
        "review_date": "When agreement and assessment are looked at again.",
        "safe_to_show": "False: no published number counts its contacts, and its alias is shown nowhere.",
        "may_be_named": "True: a country in which it is the only partner may be shown.",
        "active_from": "First day on which it is expected to report.",
        "active_to": "Last such day; open if it is left out.",
        "cadence": "How often it sends.",
        "grace_days": "A delivery is on time up to so many days after the end of its period.",
        "earlier_reporting": "Another cadence or other days of grace, each for the months up to a day.",
        "timezone": "To which day a moment with an offset belongs, like Europe/Helsinki.",
        "cities": "Codes of the places of the network, in this country.",
        "city_days": "City → its first and last day, where it was added or left later than the partner.",
        "source": "Where the partner's files lie.",
        "file": "How its files are written.",
        "delivery": "What a file covers, and how many refused rows are too many.",
        "tokens": "How persons are coded.",
        "scopes": "Linkage scopes it takes part in.",
        "codes_shared": "True: its codes are numbers of a register that other partners of its scopes use, too.",
        "scope_agreements": "Scope that is off unless an agreement is signed (ru_ua) → its reference.",
        "letter_key": "Age public key of the partner: letters are sealed to it.",
        "signing_key": "Public key (ed25519, base64) of the partner: nothing it did not sign is opened.",
        "columns": "Field of the contact contract → the headers it may come under.",
        "optional": "Fields of columns or one_hot whose columns may be absent from a file.",
        "one_hot": "Field of several values → code → header of a column of yes and no.",
        "ticks": "Columns of several words, each of which is a yes to a yes-or-no field.",
        "unread_notes": "Columns of notes that nobody reads.",
        "separators": "Field of several values → the sign between words in one cell.",
        "values": "Field → the partner's word → code of the contract.",
        "booleans": "Which words mean true, which false.",
        "constants": "Field → one code for all rows, where the form does not ask.",
    },
    "Source": {
        "url": "A folder, or an address whose beginning names the kind of source: sftp://, s3://, https:// …",
        "pattern": "Which files, like *.csv.",
        "username_env": "Name of the environment variable that holds the user name.",
        "password_env": "Name of the environment variable that holds the password.",
        "token_env": "Name of the environment variable that holds the token.",
        "known_hosts": "File with the server's key; SFTP needs this or host_key.",
        "host_key": "The server's public key itself, like ssh-ed25519 AAAA…; several on a line each.",
        "endpoint": "Address of an S3-compatible store.",
        "max_mb": "Larger files are not fetched.",
    },
    "FileFormat": {
        "format": "Kind of file.",
        "layout": "Who wrote it: a plain table, KoboToolbox, or DHIS2 with one answer in each row.",
        "encoding": "Of a csv: utf-8, windows-1251 … Read strictly, never guessed.",
        "delimiter": "Of a csv: one to three signs between cells.",
        "quote": "The sign around cells that hold a delimiter; null where there is none.",
        "escape": "The sign before a quotation mark that is meant as such.",
        "decimal": "The decimal mark of numbers.",
        "thousands": "The sign in 1.000 where it means a thousand; none where it means one.",
        "sheet": "Name of the sheet, where there are several.",
        "repeats": "Repeat group of a form → rows (each is a contact) or values (each is one more answer).",
        "form_versions": "Versions of the form this declaration was written for; others are held.",
        "date_format": "How dates are written, like %d.%m.%Y; a list where there are several ways.",
    },
    "Delivery": {
        "name_pattern": "Regular expression on the file name, with groups year and month, or start and end.",
        "span": "name: its name says it; cadence: the period of most contacts; history: all since active_from.",
        "refuse_above": "Share of refused rows above which the whole delivery is refused.",
        "quiet_months": "Months like 2024-08 of which the partner has said that they had few contacts.",
        "alike_up_to": "Share of contacts that may agree with another one of the same person and day in all things.",
        "confirmed": "Rule that held a delivery → months like 2024-08 that are right, as the partner has said.",
    },
    "UnreadNotes": {
        "drop": "Headers of columns whose cells are dropped unread, before anything is judged.",
    },
    "Ticks": {
        "headers": "Headers the column may come under.",
        "separator": "The sign between words.",
        "words": "Word → yes-or-no field.",
        "ignore": "Words that mean nothing to the contract.",
        "optional": "Whether the column may be absent from a file.",
    },
    "CityDays": {
        "active_from": "First day on which the partner works in the city: the partner's own, if it is left out.",
        "active_to": "Last such day: the partner's own, if it is left out.",
    },
    "EarlierReporting": {
        "until": "Last day of the last month for which it held.",
        "cadence": "How often the partner sent then.",
        "grace_days": "A delivery was on time up to so many days after the end of its period.",
    },
    "Tokens": {
        "mode": "sealed at the partner, unsealed (keyed once, here), or none.",
        "recipe": "Name of the recipe by which the partner builds its codes.",
        "key_number": "Which network key the partner seals with: 1, and one more after each change of the key.",
    },
}


def schema() -> dict[str, Any]:
    """The schema of the models, described."""
    found = Declaration.model_json_schema()
    found |= {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": TITLE, "description": "One partner."}
    for name, model in [("", found), *found["$defs"].items()]:
        model.pop("title") if name else None
        for key, said in SAYS[name].items():
            model["properties"][key] = _without_titles(model["properties"][key]) | {"description": said}
    return found


def _without_titles(value: Any) -> Any:
    """Titles are the names of keys once more."""
    if isinstance(value, dict):
        return {key: _without_titles(each) for key, each in value.items() if key != "title"}
    return [_without_titles(each) for each in value] if isinstance(value, list) else value


def text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
