"""What stands above the tables of the generated pages.

Add here: what a reader must know before the first line of such a page.
Keep out: anything that the code, a seed or a contract already says.
"""

COMMANDS = "`make up` puts the command at `.venv/bin/crossings`. Without an argument it lists what it can do."

EXITS = """\
A delivery that is refused during `crossings run` is no failure: it is set aside, told in a letter, and the exit code
stays 0. `crossings check` on the same file ends with 4. A command that is not understood ends with 2."""

RULES = """\
A letter names a rule by its sentence; `crossings status` also gives its code. The sentence is bold here; below it stand
how to mend it, and what is said instead where the file comes from the program named. The letter fills in words in
braces. Rules that begin with `fit_` are expectations about a delivery as a whole: they are judged after the rows were
read, and before any of them is trusted."""

TABLES = """\
Each release holds one read-only file for each audience, `warehouse.duckdb`, with these tables in the schema
`published`, and the same tables as Parquet, CSV and one workbook beside it. The audience `regional` has all rows of
all of them. Each country of the network has an audience under its code in small letters (`ru`, `ua` and `fi` in the
demo network), with the same numbers of that country alone, and nothing that concerns two; tables that do are there and
have fewer rows, or none. `donor` has those marked so, under the same names, with persons
rounded to 5, national cells alone, and no months.

The last column says what may be in a value: **protected**, an output of the disclosure control; **from protected**, a
function of such outputs in the same file; **not about persons**."""

ADDED = """\
`pub_holds` is in every file and names the tables that are [held back](../how-to/release-and-look-back.md#hold-a-table).
`pub_letter_example` is in the audience `regional` alone; it holds one letter, in every language."""

GRAINS = """\
A table holds the cells of these patterns and no others. Dimensions that a pattern does not name are `all`. A period
of the finest kind or of any longer kind is shown once the delay after its end has passed; before that it is open. The
threshold belongs to the pattern. See [how numbers are protected](../explanation/protection.md)."""

SEED = """\
`dbt/seeds/disclosure_pattern.csv` has one line for each pattern. `warehouse/definitions/cells.yaml` says which models
count the cells of a table."""

INDICATORS = """\
What each figure means, out of what, by whose rule, and what it cannot say. The same dictionary is published as
`pub_indicators` and stands beside the charts; its source is `dbt/indicators/`, in the form of
[indicator.schema.json](indicator.schema.json). A number that cannot be computed is empty, with a reason; never zero.
Rules of KP_PREV, GAM and the packages are explained under [how coverage is counted](../explanation/coverage.md)."""
