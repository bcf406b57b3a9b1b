-- Who was asked and who was not are, together, everybody who was reached.
{{ disclosed_counts('pub_injecting', ref('fct_cell_injecting'), within=ref('disclosed_reach')) }}
