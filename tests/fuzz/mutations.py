"""How a good file becomes a bad one: bytes, text, XML and JSON, by the numbers of one random source.

Add here: another way in which files are damaged or made to harm. Each takes bytes and a `Random`, and gives back bytes.
Keep out: archives (archives.py), and what is expected of a reader (withstand.py).
"""

import codecs
import re
from collections.abc import Callable
from random import Random

Mutation = Callable[[bytes, Random], bytes]
LARGEST = 4_000_000  # bytes of one input: what is larger is refused before it is read
_PIECES = (
    *(b"\0", b"\x1a", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\r", b"\n", b"\r\n", b";", b",", b"\t"),
    *(b'"', b"'", b"\\", b"=", b"\x1f", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"-1", b"1e308"),
    *(b"99999999999999999999", b"NaN", b"2023-02-30", b"00.00.0000", b"31.12.9999", b"PK\x03\x04", b"\x1f\x8b\x08"),
    *(b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
)
_ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1251",
    "koi8-u",
    "cp866",
    "latin-1",
)
# Letters that look alike and are not: Latin, Cyrillic, Greek; and signs that are not seen.
_ALIKE = str.maketrans({"а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "A": "А", "e": "е", "o": "ο", " ": "\u00a0"})
_UNSEEN = ("\u200b", "\u202e", "\ufeff", "\u0301", "\u2028", "\x85")


def flipped(data: bytes, by: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(by.randint(1, 8)):
        if changed:
            changed[by.randrange(len(changed))] ^= 1 << by.randrange(8)
    return bytes(changed)


def truncated(data: bytes, by: Random) -> bytes:
    return data[: by.randint(0, len(data))]


def without_a_piece(data: bytes, by: Random) -> bytes:
    start, end = sorted(by.randint(0, len(data)) for _ in range(2))
    return data[:start] + data[end:]


def with_a_piece(data: bytes, by: Random) -> bytes:
    at = by.randint(0, len(data))
    return data[:at] + by.choice(_PIECES) * by.choice((1, 1, 1, 2, 50)) + data[at:]


def with_a_piece_twice(data: bytes, by: Random) -> bytes:
    start, end = sorted(by.randint(0, len(data)) for _ in range(2))
    times = max(1, min(by.choice((2, 3, 100)), LARGEST // max(1, end - start)))
    return data[:start] + data[start:end] * times + data[end:]


def random_bytes(data: bytes, by: Random) -> bytes:
    at = by.randint(0, len(data))
    return data[:at] + by.randbytes(by.randint(1, 64)) + data[at + by.randint(0, 64) :]


def reversed_whole(data: bytes, _: Random) -> bytes:
    return data[::-1]


def in_another_encoding(data: bytes, by: Random) -> bytes:
    text = data.decode(by.choice(("cp1251", "utf-8")), errors="replace")
    return text.encode(by.choice(_ENCODINGS), errors="replace")


def partly_in_another_encoding(data: bytes, by: Random) -> bytes:
    lines = data.split(b"\n")
    start = by.randrange(len(lines))
    return b"\n".join([*lines[:start], in_another_encoding(b"\n".join(lines[start:]), by)])


def marked(data: bytes, by: Random) -> bytes:
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE)
    return by.choice(marks) * by.randint(1, 3) + data


def with_letters_alike(data: bytes, by: Random) -> bytes:
    """The first line has its letters from another alphabet, or signs between them that nobody sees."""
    encoding = by.choice(("cp1251", "utf-8"))
    head, end, rest = data.partition(b"\n")
    text = head.decode(encoding, errors="replace")
    if by.random() < 0.5:
        at = by.randint(0, len(text))
        text = text[:at] + by.choice(_UNSEEN) + text[at:]
    else:
        text = text.translate(_ALIKE)
    return text.encode(encoding, errors="replace") + end + rest


def with_many_columns(data: bytes, by: Random) -> bytes:
    separator, count = by.choice((b";", b",", b"\t")), by.choice((999, 1_001, 100_000, 1_000_000))
    head, end, rest = data.partition(b"\n")
    return (
        head.rstrip(b"\r") + separator * count + end + (rest if by.random() < 0.5 else rest[:1000] + separator * count)
    )


def with_many_lines(data: bytes, by: Random) -> bytes:
    return data + by.choice((b"\n", b"\r\n", b"\r", b";\n", b'""\n', b" \n")) * by.choice((10, 5_000, 500_000))


def with_a_long_cell(data: bytes, by: Random) -> bytes:
    at = data.find(b";", by.randint(0, len(data)))
    return data[:at] + by.choice((b"x", b'"', b" ", "я".encode())) * by.choice((10_001, 1_000_000)) + data[at:]


def deep(data: bytes, by: Random) -> bytes:
    """Nested so deeply that a reader which calls itself ends its stack."""
    depth = by.choice((50, 2_000, 200_000))
    opening, closing = by.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>")))
    middle = by.choice((b"1", data[:2000]))
    return opening * depth + middle + (closing * depth if by.random() < 0.7 else b"")


def with_another_number(data: bytes, by: Random) -> bytes:
    """One number of the text is another one: a size, a place, an index, a style."""
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return data
    one = by.choice(found)
    number = by.choice((b"0", b"-1", b"2147483648", b"18446744073709551616", b"1e999", b"9" * 400, b"NaN", b"1.5", b""))
    return data[: one.start()] + number + data[one.end() :]


def with_another_word(data: bytes, by: Random) -> bytes:
    """One quoted word of XML or JSON is another of the same text, or another kind of value."""
    found = list(re.finditer(rb'"[^"]{0,200}"', data))
    if not found:
        return data
    one, other = by.choice(found), by.choice(found)
    kinds = (other[0], b"null", b"[]", b"{}", b"[[1]]", b"true", b"1", b'""', b'"\\ud800"', b'"\\u0000"', b'"&#0;"')
    return data[: one.start()] + by.choice(kinds) + data[one.end() :]


def with_an_entity(data: bytes, by: Random) -> bytes:
    """XML that grows while it is read, or asks for a file or an address."""
    growing = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, by.choice((3, 9)))
    )
    outside = b'<!ENTITY a2 SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;'
    head, mark, rest = data.partition(b"?>")
    said = head + mark if mark else b'<?xml version="1.0"?>'
    body = rest if mark else data
    at = body.find(b">") + 1
    return said + b"<!DOCTYPE x [" + by.choice((growing, outside)) + b"]>" + body[:at] + b"&a2;" + body[at:]


OF_BYTES: tuple[Mutation, ...] = (
    *(flipped, truncated, without_a_piece, with_a_piece, with_a_piece_twice, random_bytes, reversed_whole, marked),
)
OF_TEXT: tuple[Mutation, ...] = (
    *(in_another_encoding, partly_in_another_encoding, with_letters_alike, with_many_columns, with_many_lines),
    *(with_a_long_cell, with_another_number),
)
OF_MARKUP: tuple[Mutation, ...] = (deep, with_another_number, with_another_word, with_a_piece_twice)
OF_XML: tuple[Mutation, ...] = (*OF_MARKUP, with_an_entity)


def several(data: bytes, by: Random, kinds: tuple[Mutation, ...]) -> bytes:
    """One to three of them, one after another."""
    for _ in range(by.choice((1, 1, 1, 2, 2, 3))):
        data = by.choice(kinds)(data, by)[:LARGEST]
    return data
