{# The service columns of the contact contract, in its order. A test compares them with the service seed. #}
{% macro services() %}
    {{ return(['information', 'counselling', 'condoms', 'lubricant', 'needles', 'hiv_test_offered', 'sti', 'hepatitis', 'tb',
        'reproductive', 'drug_treatment_referral', 'art_link', 'legal', 'psychosocial', 'shelter', 'documents']) }}
{% endmacro %}
