-- depends_on: {{ ref('int_changed_declaration') }}
-- State: partners and months as this build took them.
{{ declared_state() }}
