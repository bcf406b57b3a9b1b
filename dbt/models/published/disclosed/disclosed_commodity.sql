{{ disclosed_counts('pub_commodities', ref('fct_cell_commodity')) }}
