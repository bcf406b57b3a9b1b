-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_services', ref('fct_person_service'), codes=service_codes(), coded=['service_code', 'guarded_service_code']
) }}
