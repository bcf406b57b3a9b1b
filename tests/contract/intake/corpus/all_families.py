"""All cases of the corpus, by the modules that hold them.

Add here: a module of cases; several may belong to one family.
Keep out: cases.
"""

from corpus import (
    bombs,
    dhis2,
    dhis2_json,
    dialects,
    dialects_rows,
    drift,
    encodings,
    encodings_wrong,
    identifiers,
    identifiers_harmless,
    keys,
    kobo,
    kobo_json,
    structure,
    structure_rows,
    values,
    values_codes,
    workbooks,
    workbooks_other,
)
from corpus.outcomes import Case

MODULES = (
    *(
        bombs,
        dhis2,
        dhis2_json,
        dialects,
        dialects_rows,
        drift,
        encodings,
        encodings_wrong,
        identifiers,
        identifiers_harmless,
    ),
    *(kobo, kobo_json, structure, structure_rows, values, values_codes, workbooks, workbooks_other),
)
IDENTITY = keys.IDENTITY  # the warehouse's own key, for the files that are sealed to it
CASES: list[Case] = [case for module in MODULES for case in module.FAMILY.cases]
