"""Text that a spreadsheet would run as a formula is made harmless before it is written for people.

Add here: another sign with which a spreadsheet begins a formula.
Keep out: numbers. They stay numbers; only text is looked at.
"""

# The wide forms count too: spreadsheets of East Asian keyboards read them as the narrow ones.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def harmless(text: str) -> str:
    """The same text; one that would begin a formula begins with an apostrophe instead."""
    return MARK + text if text.startswith(DANGEROUS) else text


def harmless_sql(expression: str) -> str:
    """The same for a text column of DuckDB."""
    listed = ", ".join(f"chr({ord(sign)})" for sign in DANGEROUS)
    return f"case when left({expression}, 1) in ({listed}) then '''' || {expression} else {expression} end"
