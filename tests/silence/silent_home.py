"""A small network as one server would have it: a folder and an SFTP server as sources, a mail server, a recipient.

Add here: another place that such a home is told of.
Keep out: what runs in it (silent_work.py) and what is seen (network_calls.py).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from intake_files import attributes, csv_bytes, put, row
from own_network import own_network
from pipeline_home import Home
from sftp_server import PASSWORD, USER

from warehouse import vault

MONTHS = tuple(f"2023-{month:02}" for month in range(1, 7))
AS_OF = date(2024, 2, 20)
SECRETS = {"CROSSINGS_TEST_USER": USER, "CROSSINGS_TEST_PASSWORD": PASSWORD}
BY_FOLDER, BY_SFTP = "ru_neva", "ru_kola"
PERSONS = 60
EXCHANGE = {
    "recipients.csv": "recipient_code,audience,formats,period_types,language,since,ended_on,dataset_code,why\n"
    "health,ru,dxf2,quarter,ru,2023-01-01,,DS,a ministry\n",
    "recipient_elements.csv": "recipient_code,data_element,options,option_combo,table_name,value_column,cells,"
    "zero_is_significant,why\nhealth,REACH,,,pub_reach,persons,,0,all\n",
    "recipient_org_units.csv": "recipient_code,place_code,org_unit,why\nhealth,RU,RU_ALL,the country\n",
}


def at(folder: Path, ports: tuple[int, int]) -> Home:
    settings = {"CROSSINGS_SUPERSET_PORT": str(ports[0]), "CROSSINGS_DAGSTER_PORT": str(ports[1])}
    return Home(folder / "home", folder / "keys.json", AS_OF, SECRETS | settings)


def declare(home: Home, folder: Path, sftp_url: str, known_hosts: Path, mail: str) -> None:
    """Keys and two partners of half a year; nothing has run in it."""
    network = own_network(home.path)
    vault.init_demo(home.settings)
    for name, text in EXCHANGE.items():
        (network / name).write_text(text, "utf-8")
    login = {"username_env": "CROSSINGS_TEST_USER", "password_env": "CROSSINGS_TEST_PASSWORD"}
    far = {"url": sftp_url, "pattern": "*.csv", "known_hosts": str(known_hosts), **login}
    near = {"url": str(folder / "sources" / BY_FOLDER), "pattern": "*.csv"}
    (network / "partners").mkdir(mode=0o700)
    for code, source in ((BY_FOLDER, near), (BY_SFTP, far)):
        said = attributes(code=code, alias=code.replace("_", "-").upper(), source=source, active_from="2023-01-01")
        (network / "partners" / f"{code}.yaml").write_text(yaml.safe_dump(said, allow_unicode=True))
        for month in MONTHS:
            put(folder / "sources" / code, f"export-{month}.csv", csv_bytes(list(_rows(code, month))))
    (folder / "recipients.yaml").write_text(yaml.safe_dump({"recipients": [_reader(mail)]}), "utf-8")


def _rows(code: str, month: str) -> Iterator[dict[str, str]]:
    for number in range(PERSONS):
        day = f"{number % 28 + 1:02}.{month[5:]}.2023"
        changes = {"Номер": f"{code}-{month}-{number}", "Дата контакта": day}
        yield row(number + (code == BY_SFTP) * PERSONS, **changes)


def _reader(mail: str) -> dict[str, Any]:
    return {"name": "coordinator", "audience": "regional", "language": "en", "address": mail}
