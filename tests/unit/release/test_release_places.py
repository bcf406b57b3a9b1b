"""Which tables are looked at for numbers of places under fire: all that say people by place and period."""

from warehouse.definitions.cells import cell_tables
from warehouse.definitions.contracts import contracts
from warehouse.intake.landing import under_fire
from warehouse.release import places_under_fire

# A series over several periods, without those under fire, and made of numbers of pub_setting_share.
SERIES = {"pub_setting_trend"}
# Published of whole countries alone.
OF_COUNTRIES = {"pub_setting_decomposition"}


def test_every_table_with_numbers_of_people_by_place_is_looked_at() -> None:
    by_place = {
        table
        for table, contract in contracts().items()
        if contract.of_people and contract.countries and (contract.countries.place or contract.countries.corridor)
    }
    assert by_place - SERIES == set(places_under_fire.tables())


def test_every_published_table_whose_cells_are_of_places_is_looked_at() -> None:
    of_places = {table for table, one in cell_tables().items() if {*under_fire.KNOWN} & {*one.dimensions}}
    assert of_places & contracts().keys() - OF_COUNTRIES <= set(places_under_fire.tables())
