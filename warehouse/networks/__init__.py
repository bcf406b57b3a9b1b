"""Networks: everything that is true of one network of partners and not of every network, declared as a directory.

    network.yaml    name, invented or not, countries, languages, linkage scopes, start of the calendar
    places.csv      countries, the network's own regions, cities          rollups.csv    when a place is not shown
    estimates.csv   population estimates     targets.csv   grant targets  events.csv     dated events
    corridors.csv   pairs of places to watch  partners/    who reports     returns/       yearly mapping returns
    recipients.csv, recipient_elements.csv, recipient_org_units.csv    to whom published numbers are sent, as what

A home has exactly one network (home.py): its own in `CROSSINGS_HOME/network/`, or the demo network (demo/).

Add here: another thing that differs between networks.
Keep out: what is true of every network (`dbt/seeds/`, `warehouse/definitions/`), and any word of the demo network
outside its own folder.
"""
