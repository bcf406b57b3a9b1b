-- depends_on: {{ ref('int_changed_declaration') }}
{{ declared_state() }}
