{# The services of the contact contract, in its order. Made of warehouse/definitions/services.yaml: `make docs`. #}
{% macro services() %}{{ return(['information', 'counselling', 'condoms', 'lubricant', 'needles', 'hiv_test_offered', 'sti', 'hepatitis', 'tb', 'reproductive', 'drug_treatment_referral', 'art_link', 'legal', 'psychosocial', 'shelter', 'documents']) }}{% endmacro %}

{# Those that tell of HIV or of injecting. #}
{% macro guarded_services() %}{{ return(['needles', 'drug_treatment_referral', 'art_link']) }}{% endmacro %}
