select scope, token, record_key from {{ source('raw', 'token_key') }}
