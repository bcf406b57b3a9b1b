"""Identifiers as people write them, made up from seeded numbers, and numbers that only look like them.

Add here: another kind, with its control sign worked out by hand.
Keep out: the detectors' own libraries: an identifier made with them would prove nothing.
"""

import random
from collections.abc import Callable

RANDOM = random.Random(20230306)


def digits(count: int) -> str:
    return "".join(RANDOM.choice("0123456789") for _ in range(count))


def _controlled(body: str, weights: tuple[int, ...], over: int = 11) -> str:
    return body + str(sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % over % 10)


def inn10() -> str:
    """Of a firm; of a person it has twelve digits."""
    return _controlled("78" + digits(7), (2, 4, 10, 3, 5, 9, 4, 6, 8))


def inn12() -> str:
    first = _controlled("78" + digits(8), (7, 2, 4, 10, 3, 5, 9, 4, 6, 8))
    return _controlled(first, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def snils() -> str:
    body = digits(9)
    rest = sum(int(digit) * weight for digit, weight in zip(body, range(9, 0, -1), strict=True)) % 101 % 100
    return f"{body}{rest:02}"


def rntrc() -> str:
    """The birth date as days since 1899, a number, and a control digit."""
    return _controlled(f"{RANDOM.randrange(25000, 37000)}{digits(4)}", (-1, 5, 7, 9, 4, 6, 10, 5, 7))


def hetu(sign: str = "-") -> str:
    year = RANDOM.randrange(100 if sign in "-YXWVU" else 6)
    birth = f"{RANDOM.randrange(1, 29):02}{RANDOM.randrange(1, 13):02}{year:02}"
    number = f"{RANDOM.randrange(2, 900):03}"
    return f"{birth}{sign}{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(birth + number) % 31]}"


def _pairs(text: str, *lengths: int) -> list[str]:
    parts, at = [], 0
    for length in lengths:
        parts.append(text[at : at + length])
        at += length
    return parts


def spaced_snils() -> str:
    a, b, c, d = _pairs(snils(), 3, 3, 3, 2)
    return f"{a}-{b}-{c} {d}"


def birth(pattern: str) -> str:
    day, month, year = RANDOM.randrange(1, 29), RANDOM.randrange(1, 13), RANDOM.randrange(1970, 2003)
    return pattern.format(d=day, m=month, y=year)


NAMES = [
    "Марина",
    "Оксана",
    "Светлана",
    "Наталья",
    "Екатерина",
    "Валентина",
    "Людмила",
    "Галина",
    "Тамара",
    "Зинаида",
    "Ирина",
    "Елена",
]
SURNAMES = [
    "Вымышленная",
    "Придуманная",
    "Небывалова",
    "Выдуманова",
    "Сочинённая",
    "Безымянова",
    "Нездешняя",
    "Условная",
    "Образцова",
]
FATHERS = ["Ивановна", "Петровна", "Сергеевна", "Николаевна", "Андреевна", "Юрьевна", "Олеговна"]


def full_name() -> str:
    return f"{RANDOM.choice(SURNAMES)} {RANDOM.choice(NAMES)} {RANDOM.choice(FATHERS)}"


Make = Callable[[], str]
IDENTIFIERS: dict[str, tuple[str, Make]] = {
    "Russian telephones +7 921 …": ("phone", lambda: f"+7 921 {digits(3)}-{digits(2)}-{digits(2)}"),
    "Russian telephones +7921…": ("phone", lambda: f"+7921{digits(7)}"),
    "Russian telephones 8 (921) …": ("phone", lambda: f"8 (921) {digits(3)}-{digits(2)}-{digits(2)}"),
    "Russian telephones 8-921-…": ("phone", lambda: f"8-921-{digits(3)}-{digits(2)}-{digits(2)}"),
    "Russian telephones 8921…": ("phone", lambda: f"8921{digits(7)}"),
    "Russian telephones 921…, without the eight": ("phone", lambda: f"921{digits(7)}"),
    "Russian telephones (921) …": ("phone", lambda: f"(921) {digits(3)} {digits(2)} {digits(2)}"),
    "Russian telephones with points": ("phone", lambda: f"8.921.{digits(3)}.{digits(2)}.{digits(2)}"),
    "telephones of Irkutsk": ("phone", lambda: f"8 (3952) {digits(2)}-{digits(2)}-{digits(2)}"),
    "Ukrainian telephones +38 (067) …": ("phone", lambda: f"+38 (067) {digits(3)}-{digits(2)}-{digits(2)}"),
    "Ukrainian telephones 380…": ("phone", lambda: f"38067{digits(7)}"),
    "Ukrainian telephones 067…": ("phone", lambda: f"067{digits(7)}"),
    "Ukrainian telephones 050 …": ("phone", lambda: f"050 {digits(3)} {digits(2)} {digits(2)}"),
    "Finnish telephones +358 40 …": ("phone", lambda: f"+358 40 {digits(3)} {digits(4)}"),
    "Finnish telephones 040-…": ("phone", lambda: f"040-{digits(7)}"),
    "Finnish telephones 050 …": ("phone", lambda: f"050 {digits(3)} {digits(4)}"),
    "telephones of Uzbekistan": ("phone", lambda: f"+998 90 {digits(3)} {digits(2)} {digits(2)}"),
    "telephones within words": ("phone", lambda: f"звонить 8-921-{digits(3)}-{digits(2)}-{digits(2)} вечером"),
    "addresses of mail": ("email", lambda: f"a{digits(5)}@example.org"),
    "addresses of mail within words": ("email", lambda: f"писать на a{digits(5)}@example.org"),
    "Telegram links": ("messenger", lambda: f"https://t.me/a{digits(6)}"),
    "WhatsApp links": ("messenger", lambda: f"wa.me/7921{digits(7)}"),
    "VK pages": ("messenger", lambda: f"vk.com/id{digits(8)}"),
    "Telegram names": ("messenger", lambda: f"@masha_{digits(4)}"),
    "Finnish personal codes": ("hetu", hetu),
    "Finnish personal codes of this century": ("hetu", lambda: hetu("A")),
    "Finnish personal codes with the new signs of 2023": ("hetu", lambda: hetu(RANDOM.choice("YXWVU"))),
    "taxpayer numbers of twelve digits": ("inn", inn12),
    "SNILS with blanks": ("snils", spaced_snils),
    "SNILS in eleven digits": ("snils", snils),
    "Ukrainian taxpayer numbers": ("rntrc", rntrc),
    "points on the map": ("coordinates", lambda: f"59.{digits(6)}, 30.{digits(6)}"),
    "latitudes alone": ("coordinates", lambda: f"59.{digits(6)}"),
    "latitudes with a comma": ("coordinates", lambda: f"59,{digits(6)}"),
    "birth dates 07.05.1988": ("birth_date", lambda: birth("{d:02}.{m:02}.{y}")),
    "birth dates 1988-05-07": ("birth_date", lambda: birth("{y}-{m:02}-{d:02}")),
    "birth dates 07/05/1988": ("birth_date", lambda: birth("{d:02}/{m:02}/{y}")),
    "birth dates 19880507": ("birth_date", lambda: birth("{y}{m:02}{d:02}")),
    "birth dates 7.5.88": ("birth_date", lambda: birth("{d}.{m}.{y}")[:-4] + f"{RANDOM.randrange(70, 99)}"),
    "birth dates in words": ("birth_date", lambda: birth("{d} мая {y} г.")),
    "full names": ("person_name", full_name),
    "surnames and initials": (
        "person_name",
        lambda: f"{RANDOM.choice(SURNAMES)} {RANDOM.choice(NAMES)[0]}. {RANDOM.choice(FATHERS)[0]}.",
    ),
}
