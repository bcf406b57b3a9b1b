"""Patterns over letters that RE2 compiles at once.

Add here: another class of signs.
Keep out: patterns themselves (where they are used).

Arrow compiles a pattern at every call, and RE2 needs two milliseconds for a named class like \\pL: a file of twenty
rows would cost a tenth of a second. Plain ranges over the letters of the partners' scripts cost nothing.
"""

LETTERS, CAPITALS, SMALL = "A-Za-zÀ-ɏЀ-ԯ", "A-ZÀ-ÖØ-ÞŠŽЀ-Я", "a-zß-öø-ÿšžа-џ"


def spelled(pattern: str) -> str:
    """The pattern with \\pL, \\p{Lu} and \\p{Ll} as ranges. In a class only \\pL may stand, at its beginning."""
    pattern = pattern.replace(r"[\pL", f"[{LETTERS}").replace(r"[^\pL", f"[^{LETTERS}")
    for name, letters in ((r"\pL", LETTERS), (r"\p{Lu}", CAPITALS), (r"\p{Ll}", SMALL)):
        pattern = pattern.replace(name, f"[{letters}]")
    return pattern
