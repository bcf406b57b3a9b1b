"""From bytes to UTF-8 text, strictly by the contract's encoding. Another encoding is a refusal, never a guess.

Add here: another sign that bytes are not in the encoding the contract names.
Keep out: delimiters and cells (delimited.py).

Single-byte encodings decode anything, and wrong letters would make a person's code another person's. So the letters
themselves are weighed: read in the right encoding they are spread as in Russian, Ukrainian or Finnish.
"""

import codecs
import io
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

import chardet

from warehouse.contract.declaration.declaration import FileFormat
from warehouse.contract.read.odd_records import records

UTF_8 = ("utf-8", "utf-8-sig")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
RIVALS = ("cp1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
WEIGHED = 1_000_000
PIECE = 1 << 18
FEWEST_LETTERS = 16
MARGIN = 0.3  # nats per letter by which another encoding must be the better one
# A few letters are weighed too, where all of them together speak clearly and read like names in the other encoding.
# КОИ-8 and windows-1251 read each other's capitals as small letters, and codes are written in capitals.
FEWEST_OF_A_WORD = 3
FEW_MARGIN, FEW_SENSIBLE, CAPITALS = 5.5, -3.9, 5.5
SENSIBLE = -4.5
ODD_CASE = 3.0  # nats against a small letter followed by a capital: what КОИ-8 looks like in windows-1251
# Share of each letter in running Russian and Ukrainian text, in thousandths, both languages pooled.
_SHARES = (
    "о98 а83 е68 и61 н63 т54 в48 р46 с46 л40 к35 м31 д32 п28 у30 я21 ы10 ь18 г16 з19 б16 ч14 й13 х11 ж8 ш7 ю8 ц6 щ4 э2"
    " ф3 ъ1 ё1 і28 ї4 є3 ґ1"
)


def decoded(data: bytes, encoding: str, words: Iterable[str] = ()) -> bytes | None:
    """The text as UTF-8, or None where the bytes are not, or cannot be meant, in that encoding.

    `words`: what its partner writes into headers and cells. One of them tells more than a few letters do.
    """
    name = codecs.lookup(encoding).name
    if data.endswith(_SOFT_END):
        data = data.rstrip(_SOFT_END)
    marked = next(((mark, kind) for mark, kind in BOMS if data.startswith(mark)), None)
    if marked and not name.startswith(marked[1]):
        return None
    if marked and marked[1] == "utf-8":
        data = data[len(codecs.BOM_UTF8) :]
    if name in UTF_8:
        return data if _is_utf_8(data) and not _is_doubly_encoded(data) else None
    if name.startswith("utf-16"):
        return _utf_16(data, "utf-16" if marked else name)
    if not data.isascii() and (_is_utf_8(data) or _has_rival(data, name, words) or _is_no_latin(data, name)):
        return None
    if data.translate(None, _ordinary(name)):
        return None
    text = io.BytesIO()
    try:
        for piece in codecs.iterdecode(_pieces(data), name):
            text.write(piece.encode())
    except UnicodeDecodeError:
        return None
    return text.getvalue()


@cache
def _ordinary(encoding: str) -> bytes:
    """Every byte but those of drawn tables and control signs: no export holds them."""
    signs = {byte: bytes([byte]).decode(encoding, errors="ignore") for byte in range(256)}
    return bytes(byte for byte, sign in signs.items() if not _BOXES.match(sign))


def fault(data: bytes, dialect: FileFormat) -> tuple[str, int] | None:
    """Where text in UTF-8 stops being UTF-8, though most of it is: rule and row.

    It was cut off within a letter, or a row of it comes from elsewhere.
    """
    if codecs.lookup(dialect.encoding or "utf-8").name not in UTF_8:
        return None
    try:
        data.decode()
    except UnicodeDecodeError as error:
        lost = data.decode(errors="replace").count("\ufffd")
        if not error.start or sum(byte > 127 for byte in data[:WEIGHED]) <= 2 * lost:
            return None
        rule = "cut_off" if error.end == len(data) and error.reason.startswith("unexpected end") else "mixed_encoding"
        before = io.StringIO(data[: error.start].decode(), newline="")
        return rule, sum(1 for _ in records(before, dialect.delimiter or ",", dialect))
    return None


def looks_like(data: bytes) -> str | None:
    """The encoding the bytes seem to have. Only ever used to explain a refusal, and by people who write contracts."""
    for mark, kind in BOMS:
        if data.startswith(mark):
            return kind
    if not data.isascii():
        if _is_utf_8(data):
            return "utf-8"
        words = _words(data)
        if sum(map(len, words)) >= FEWEST_LETTERS:
            best = max(RIVALS, key=lambda rival: _likelihood(words, rival))
            if _likelihood(words, best) > SENSIBLE:
                return {"cp1251": "windows-1251", "koi8-u": "koi8-r"}.get(best, best)
    found = chardet.detect(data[:200_000])["encoding"]
    return found.lower() if found else None


def _utf_16(data: bytes, name: str) -> bytes | None:
    """Without a mark the order of bytes is the contract's; text in the other order is full of rare signs."""
    if name == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16-le"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    head = text[:4000]
    strange = sum(ord(sign) > 0x2FFF for sign in head)
    return None if strange * 10 > len(head) else text.removeprefix("\ufeff").encode()


def _is_utf_8(data: bytes) -> bool:
    try:
        for _ in codecs.iterdecode(_pieces(data), "utf-8"):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _pieces(data: bytes) -> Iterator[bytes]:
    """The text of a whole large file as Python has it costs more to make room for than to decode."""
    return (data[start : start + PIECE] for start in range(0, len(data), PIECE))


def _is_doubly_encoded(data: bytes) -> bool:
    """UTF-8 that was read as windows-1251 or latin-1 and written as UTF-8 again: every letter has become two."""
    head = data[:WEIGHED].decode(errors="ignore")
    foreign = [word for word in set(head.split()) if not word.isascii()][:500]
    broken = sum(any(_survives(word, encoding) for encoding in ("cp1251", "latin-1", "cp1252")) for word in foreign)
    return len(foreign) >= 2 and broken * 2 > len(foreign)


def _survives(word: str, encoding: str) -> bool:
    try:
        word.encode(encoding).decode()
    except UnicodeError:
        return False
    return True


def _words(data: bytes) -> list[bytes]:
    """The distinct runs of non-ASCII bytes in the head of a file: its vocabulary, not how often a label recurs."""
    return list(set(re.findall(rb"[\x80-\xff]+", data[:WEIGHED])))[:5000]


def _has_rival(data: bytes, name: str, agreed: Iterable[str]) -> bool:
    """Whether the letters make far better sense in another Cyrillic encoding."""
    words = _words(data)
    letters = sum(map(len, words))
    if name not in {*_CODECS, "koi8-r"}:
        return False
    own = "koi8-u" if name == "koi8-r" else name
    if letters < FEWEST_LETTERS and (spelled := _encodings_of(words, agreed)):
        return own not in spelled
    best, rival = max((_likelihood(words, codec), codec) for codec in _CODECS if codec != own)
    margin = best - _likelihood(words, own)
    if letters >= FEWEST_LETTERS:
        return margin > MARGIN
    ours, theirs = (b"".join(words).decode(one, errors="replace") for one in (own, rival))
    if any(_is_strange(sign) for sign in ours) and not any(_is_strange(sign) for sign in theirs):
        return True
    capitals = CAPITALS if theirs.isupper() and not ours.isupper() else 0
    return margin * letters + capitals > FEW_MARGIN and best > FEW_SENSIBLE


def _is_strange(sign: str) -> bool:
    return sign.lower() not in _LETTERS and sign not in _SIGNS


def _encodings_of(words: list[bytes], agreed: Iterable[str]) -> set[str]:
    """The encodings in which these runs of letters are words that the partner is known to write."""
    known = {run for text in agreed for run in _FOREIGN.findall(text) if len(run) >= FEWEST_OF_A_WORD}
    return {codec for codec in _CODECS if any(word.decode(codec, errors="replace") in known for word in words)}


def _is_no_latin(data: bytes, name: str) -> bool:
    """Whether text agreed to be Finnish, Swedish or English is made of letters that none of them writes, and reads as
    Russian or Ukrainian in another encoding."""
    words = _words(data)
    if name not in _LATIN or sum(map(len, words)) < FEWEST_LETTERS:
        return False
    letters = b"".join(words).decode(name, errors="replace").lower()
    own = sum(letter in _NORTHERN for letter in letters)
    return own * 2 < len(letters) and max(_likelihood(words, rival) for rival in _CODECS) > SENSIBLE


def _likelihood(words: list[bytes], encoding: str) -> float:
    """Mean log probability of a non-ASCII byte, if the text were in this encoding."""
    text = b"\n".join(words).decode(encoding, errors="replace")
    letters = Counter(text.replace("\n", ""))
    total = sum(count * math.log(share_of(sign)) for sign, count in letters.items())
    signs = sum(count for sign, count in letters.items() if not sign.isalpha())
    odd = signs / 3 + len(re.findall(r"[а-яёіїєґ][А-ЯЁІЇЄҐ]", text))
    return (total - ODD_CASE * odd) / max(1, sum(letters.values()))


def share_of(sign: str) -> float:
    """How often a letter stands in running Russian and Ukrainian text."""
    return _LETTERS.get(sign.lower(), 2e-4)


_SIGNS = "№–—«»“”„’…\u00a0"  # beside letters
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_BOXES = re.compile("[\u2500-\u259f\u0080-\u009f]")
_LETTERS = {item[0]: int(item[1:]) / 1000 for item in _SHARES.split()}
_LATIN = {codecs.lookup(one).name for one in ("latin-1", "cp1252", "iso8859-15", "cp850", "mac-roman")}
_NORTHERN = "äöåéüšžõàèáíóôæø€–—’“”§°"
_SOFT_END = b"\x1a"  # programs of DOS end a text with it
_CODECS = tuple(codecs.lookup(rival).name for rival in RIVALS)
