"""To whom a network sends its published numbers, as files of its directory: recipients, elements, org units.

No build sees them: they are not loaded into the database, and a change of them is no reason to build anew.

Add here: another column of these files.
Keep out: rules between their lines, and what a package holds (warehouse/release/exchange): a code that a donor has
changed must not stop the pipeline.
"""

from warehouse.definitions.languages import LANGUAGES
from warehouse.networks.tables import PERIODS, TABLES, Column, Table

_RECIPIENT = Column("recipient_code", "code", "a recipient of recipients.csv")
_WHY = Column("why", "text", "the reason, for whoever reads it in a year")

RECIPIENTS = Table(
    "recipient",
    "recipients.csv",
    "Who gets published numbers in a format of its own: a donor, or a ministry of one country.",
    (
        Column("recipient_code", "code", "a code of your own, in small letters"),
        Column("audience", "code", "whose published file it gets: one outside the network, or one of a country"),
        Column("formats", "text", "formats, separated by spaces: docs/how-to/send-numbers-on.md lists them"),
        Column("period_types", "text", f"kinds of periods, separated by spaces, of {' '.join(PERIODS)}"),
        Column("language", "code", "language of forms that people read", choices=lambda: LANGUAGES),
        Column("since", "date", "first day of the first period that it gets; empty: all of them", False),
        Column("ended_on", "date", "from this day on it gets no new number; withdrawals still go out", False),
        Column("dataset_code", "code", "code of the data set in the recipient's DHIS2", False),
        _WHY,
    ),
    ("recipient_code",),
)
ELEMENTS = Table(
    "recipient_element",
    "recipient_elements.csv",
    "Which published cells are which data element and category options of a recipient. One line is one combination.",
    (
        _RECIPIENT,
        Column("data_element", "code", "code of the data element, or of the indicator of a grant"),
        Column("options", "text", "category options like SEX=F; AGE=18_24, or empty", False),
        Column("option_combo", "code", "code of the category option combination, which DXF2 asks for", False),
        Column("table_name", "code", "a published table, like pub_reach"),
        Column("value_column", "code", "its column that holds the number, like persons"),
        Column("cells", "text", "which cells, like gender=woman; age_band=18-24. What is not named is all", False),
        Column(
            "zero_is_significant", "flag", "1: the recipient's DHIS2 keeps a zero of it. Else a zero is not sent", False
        ),
        _WHY,
    ),
    ("recipient_code", "data_element", "options"),
)
ORG_UNITS = Table(
    "recipient_org_unit",
    "recipient_org_units.csv",
    "Which place is which organisation unit of a recipient. A place without a line is not sent.",
    (
        _RECIPIENT,
        Column("place_code", "code", "a place of places.csv"),
        Column("org_unit", "code", "code of the organisation unit"),
        _WHY,
    ),
    ("recipient_code", "place_code"),
)
EXCHANGE = (RECIPIENTS, ELEMENTS, ORG_UNITS)
FILES = (*TABLES, *EXCHANGE)
