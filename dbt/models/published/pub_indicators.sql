select indicator_code, language, name, numerator, denominator, framework_version, why_it_matters, caveats
from {{ ref('indicator') }}
