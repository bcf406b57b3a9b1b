"""What a partner was asked for before is known to the models, month after month without a gap."""

from datetime import date

import duckdb
from intake_files import declaration

from warehouse import layout
from warehouse.intake.rebuild import sync_partners


def test_each_rule_begins_where_the_one_before_it_ends_and_goes_with_the_declaration() -> None:
    rules = [
        {"until": "2023-04-30", "cadence": "monthly", "grace_days": 10},
        {"until": "2023-09-30", "cadence": "quarterly", "grace_days": 30},
    ]
    with duckdb.connect() as con:
        con.execute(layout.schema())
        sync_partners(con, [declaration(active_from="2022-03-15", earlier_reporting=rules)], {})
        assert con.execute("from raw.earlier_reporting order by valid_from").fetchall() == [
            ("ru_test", date(2022, 3, 1), date(2023, 4, 30), "monthly", 10),
            ("ru_test", date(2023, 5, 1), date(2023, 9, 30), "quarterly", 30),
        ]
        sync_partners(con, [declaration()], {})
        assert con.execute("from raw.earlier_reporting").fetchall() == []
