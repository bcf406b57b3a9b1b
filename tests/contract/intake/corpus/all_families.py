"""All cases of the corpus, by the modules that hold them.

Add here: a module of cases; several may belong to one family.
Keep out: cases.
"""

from importlib import import_module

from corpus import keys
from corpus.outcomes import Case

MODULES = (
    *("bombs", "bombs_blank", "cut_files", "dhis2", "dialects", "drift", "encodings", "encodings_wrong", "identifiers"),
    *("identifiers_harmless", "kobo", "plain_words", "structure", "structure_rows", "unread_notes", "values"),
    *("values_codes", "workbooks", "workbooks_other"),
)
IDENTITY = keys.IDENTITY  # the warehouse's own key, for the files that are sealed to it
CASES: list[Case] = [case for name in MODULES for case in import_module(f"corpus.{name}").FAMILY.cases]
