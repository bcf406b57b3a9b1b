{{ counted_cells('pub_commodities', ref('fct_person_commodity')) }}
