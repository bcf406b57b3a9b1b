"""Files of several kinds of spans, and what became of their contacts.

Add here: what more than one test of spans asks.
Keep out: the outcome of each (the tests).
"""

from intake_files import csv_bytes, row
from intake_warehouse import Warehouse

PATTERN = (
    r"((?P<year>\d{4})-(?P<month>\d{2})(-h(?P<half>[12]))?|(?P<start>\d{8})_(?P<end>\d{8}))(_v(?P<version>\d+))?\.csv"
)
IRKUTSK = "Иркутск"
Contacts = list[tuple[int, str]]


def on(*days: int, city: str = "Санкт-Петербург", month: int = 3) -> bytes:
    """Contacts of these days, one each."""
    return csv_bytes([row(day, Город=city, **{"Дата контакта": f"{day:02}.{month:02}.2023"}) for day in days])


def contacts(warehouse: Warehouse) -> Contacts:
    """Day and city of every contact; each must have exactly its own tokens."""
    found = warehouse.rows(
        "select day(c.contact_date), replace(c.city, 'ru_', ''), "
        "(select count(*) from raw.contact_token as t where (t.delivery_id, t.row_no) = (c.delivery_id, c.row_no)) "
        "from raw.contact as c order by all"
    )
    assert {tokens for *_, tokens in found} <= {2}
    assert warehouse.rows("select count(*) from raw.contact_token") == [(2 * len(found),)]
    return [(day, city) for day, city, _ in found]
