"""Cyrillic in Latin letters by each standard that documents and keyboards use, and one key for all of them.

Add here: a standard by which a partner's names are written in Latin letters.
Keep out: which names are one name (names.csv, canonical.py). Everything here works on folded lower-case words.

The key is coarse on purpose: g, h and kh are one letter (Ukrainian г is h where Russian is g), so are ch, č and ts.
It serves rare names only; common ones stand in names.csv. Letters it cannot bring together: ъ, and ь before о.
"""

import re
import unicodedata

_SHARED = dict(zip("абвдзклмнопрстуф", "abvdzklmnoprstuf", strict=True)) | {"ь": "", "ё": "e"}
_ENGLISH = {"ж": "zh", "х": "kh", "ч": "ch", "ш": "sh", "щ": "shch", "ц": "ts"}
_FINNISH = {"ж": "ž", "х": "h", "ч": "tš", "ш": "š", "щ": "štš", "ц": "ts", "ю": "ju", "я": "ja"}
_ICAO = _SHARED | _ENGLISH | dict(zip("геиыэй", "geiyei", strict=True)) | {"ю": "iu", "я": "ia"}
_KMU = _SHARED | _ENGLISH | dict(zip("геиіїйґ", "heyiiig", strict=True)) | {"є": "ie", "ю": "iu", "я": "ia"}
_ISO = {"г": "g", "ґ": "g̀", "е": "e", "ё": "ë", "ж": "ž", "и": "i", "і": "ì", "ї": "ï", "й": "j", "х": "h", "ц": "c"}
_ISO |= {"ч": "č", "ш": "š", "щ": "ŝ", "ы": "y", "ь": "ʹ", "э": "è", "ю": "û", "я": "â", "є": "ê"}
TABLES = {
    "icao": _ICAO,  # Doc 9303, Russian passports since 2014
    "gost": _ICAO | {"ц": "tc"},  # GOST R 52535.1, Russian passports of 2010–2013
    "bgn": _ICAO | {"ю": "yu", "я": "ya", "й": "y", "ё": "yo"},  # what people type who follow no standard
    "kmu": _KMU,  # Resolution 55 of 2010, Ukrainian passports
    "iso9": _SHARED | _ISO,
    "sfs_ru": _SHARED | _FINNISH | dict(zip("геиыэй", "geiyei", strict=True)) | {"ё": "jo"},  # SFS 4900
    "sfs_uk": _SHARED | _FINNISH | dict(zip("геиіґй", "heyigi", strict=True)) | {"є": "je", "ї": "ji"},
}
# Other customs of Latin letters. They bring some letters together that the key keeps apart (ш and ч, з and с), so that
# they serve the names of names.csv alone.
_PLAIN = _SHARED | dict(zip("гґеэєиіїый", "ggeeeiiiyi", strict=True))
_HISSED = "жхцчшщюя"
CUSTOMS = {
    # Soviet and Russian passports until 1997
    "french": _PLAIN
    | dict(zip(_HISSED, ["j", "kh", "ts", "tch", "ch", "chtch", "iou", "ia"], strict=True))
    | {"у": "ou", "є": "ie"},
    "german": _PLAIN
    | dict(zip(_HISSED, ["sch", "ch", "z", "tsch", "sch", "schtsch", "ju", "ja"], strict=True))
    | {"в": "w", "з": "s", "й": "j", "ё": "jo", "є": "je", "ї": "ji"},
    # GOST 7.79 B: Mixail, Zaxar
    "gost_b": _PLAIN
    | dict(zip(_HISSED, ["zh", "x", "c", "ch", "sh", "shh", "yu", "ya"], strict=True))
    | {"й": "j", "ё": "yo", "є": "ye"},
}
_KMU_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_VOWELS = "аеёиоуыэюяіїє"


def standards_for(word: str) -> list[str]:
    """The standards that have a letter for every letter of the word."""
    return [name for name, table in TABLES.items() if all(letter in table for letter in word)]


def romanised(word: str, standard: str) -> str:
    """A Cyrillic word in Latin letters."""
    table, text = TABLES[standard], []
    for at, letter in enumerate(word):
        before, after = word[at - 1] if at else "", word[at + 1 : at + 2]
        if standard == "kmu":
            text.append(_kmu(letter, before))
        elif standard.startswith("sfs"):
            text.append(_sfs(letter, before, after, standard))
        else:
            text.append(table[letter])
    return "".join(text)


def by_customs(word: str) -> list[str]:
    """A Cyrillic word by each of the other customs that has all its letters."""
    made = ["".join(table[letter] for letter in word) for table in CUSTOMS.values() if table.keys() >= set(word)]
    return made + [re.sub("g(?=[ei])", "gu", latin) for latin in made]  # Serguei, as a Frenchman reads it


def _kmu(letter: str, before: str) -> str:
    if letter == "г" and before == "з":
        return "gh"  # zgh, because zh is ж
    return _KMU_FIRST.get(letter, _KMU[letter]) if not before else _KMU[letter]


def _sfs(letter: str, before: str, after: str, standard: str) -> str:
    if letter == "е" and standard == "sfs_ru" and (not before or before in f"{_VOWELS}ь"):
        return "je"
    if letter == "ё" and before in ("ж", "ч", "ш", "щ"):
        return "o"
    if letter == "й":
        return "j" if after and after in _VOWELS else "" if before in ("и", "і") else "i"
    return TABLES[standard][letter]


_MARKED = str.maketrans({"ŝ": "š", "â": "ia", "û": "iu", "ê": "ie"})  # ISO 9's own; other marks fall away
_KEPT = {"s\u030c": "š", "z\u030c": "ž", "c\u030c": "č"}
# x is ks here, not the х of GOST 7.79: Maxim and Xenia are met daily, Mixail is not.
_SIGNS = {"tsh": "č", "tš": "č", "ch": "č", "ts": "C", "tc": "C", "c": "C", "sh": "š", "zh": "ž", "x": "KS"}
_SIGNS |= dict.fromkeys(("kh", "gh", "h", "g"), "H") | dict.fromkeys("ijy", "I") | {"w": "V", "q": "K"}
_TOKEN = re.compile("|".join(sorted(map(re.escape, _SIGNS), key=len, reverse=True)) + "|.")
_HUSHED = re.compile("([šžč]|[SZC]H+)O")  # SFS 4900 writes ё as o here, the others as e
_TOGETHER = tuple({"TC": "C", "TS": "C", "SC": "S", "SH": "S", "ZH": "Z", "CH": "C", "KH": "H"}.items())
_DOUBLED = re.compile(r"(.)\1+")


def key(latin: str) -> str:
    """One key for every romanisation of a name; capital letters A–Z."""
    text = unicodedata.normalize("NFC", latin).translate(_MARKED)
    text = _bare(text)
    text = "".join(_SIGNS.get(sign, sign if sign in "šžč" else sign.upper()) for sign in _TOKEN.findall(text))
    text = _HUSHED.sub(r"\1E", re.sub("I+", "I", text))
    text = re.sub("I[EO]", "E", text).translate(str.maketrans("šžč", "SZC"))
    before = ""
    while before != text:
        before = text
        text = _DOUBLED.sub(r"\1", text)
        for pair, one in _TOGETHER:
            text = text.replace(pair, one)
    return text


def key_of_cyrillic(word: str) -> str:
    """The same key, straight from Cyrillic. Ё is е, as it is mostly written."""
    table = TABLES["iso9"]
    return key("".join(table.get(letter, "") for letter in word.replace("ё", "е")))


def _bare(text: str) -> str:
    """Letters without marks, except the three that are other letters."""
    apart = unicodedata.normalize("NFD", text)
    for pair, one in _KEPT.items():
        apart = apart.replace(pair, one)
    return "".join(sign for sign in apart if sign in "šžč" or (sign.isascii() and sign.isalpha()))
