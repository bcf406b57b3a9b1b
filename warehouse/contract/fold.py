"""Fold text so that two spellings a person cannot tell apart compare equal.

Add here: another way in which a keyboard or a spreadsheet changes a text without changing its meaning.
Keep out: transliteration and synonyms (a contract lists those as spellings).
"""

import re
import unicodedata
from functools import lru_cache

# Capital Cyrillic letters that look like Latin ones; headers and labels typed by hand mix them.
_LOOK_ALIKES = str.maketrans("АВЕЁКМНОРСТХУІЈЅ", "ABEEKMHOPCTXYIJS")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
# Signs without a look of their own: marks of direction and of joining, which copying leaves in dates, codes and words.
UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\x01-\x08\x0e-\x1f\x7f"
)
_INVISIBLE = re.compile(f"[{UNSEEN}]+")
_APOSTROPHES = dict.fromkeys(map(ord, "’ʼ`´‘"), "'")
LONGEST = 1000
_CODE_NOISE = re.compile(r"[\s\-_./]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A header or label: case, runs of blanks (no-break ones too), dashes, apostrophes and look-alikes are one."""
    if len(text) > LONGEST:
        return text  # no header, label or code; and a million accents on one letter take minutes to put in order
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    text = " ".join(text.split()).upper().translate(_DASHES).translate(_APOSTROPHES)
    return text.translate(_LOOK_ALIKES)


def fold_code(text: str) -> str:
    """An unsealed client code: blanks and dashes vanish, look-alikes are one, O is 0."""
    return _CODE_NOISE.sub("", fold(text)).replace("O", "0")


LETTERS, CAPITALS, SMALL = "A-Za-zÀ-ɏЀ-ԯ", "A-ZÀ-ÖØ-ÞŠŽЀ-Я", "a-zß-öø-ÿšžа-џ"


def spelled(pattern: str) -> str:
    """The pattern with \\pL, \\p{Lu} and \\p{Ll} as ranges. In a class only \\pL may stand, at its beginning."""
    pattern = pattern.replace(r"[\pL", f"[{LETTERS}").replace(r"[^\pL", f"[^{LETTERS}")
    for name, letters in ((r"\pL", LETTERS), (r"\p{Lu}", CAPITALS), (r"\p{Ll}", SMALL)):
        pattern = pattern.replace(name, f"[{letters}]")
    return pattern
