"""A report with every kind of block and odd values, in each language: what the three files are tested with.

Add here: another shape of a block. Keep out: what a real report says (dashboards/report/content).
"""

from collections.abc import Mapping
from datetime import date

from dashboards.report.document import (
    Asked,
    Block,
    Chapter,
    Figure,
    Paragraph,
    Report,
    Sentence,
    Slot,
    Source,
    Table,
    Value,
)

TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Trend report",
        "chapter": "People reached",
        "number": "We reached {n} people in Finland, between {low} and {high}.",
        "caveat": "Fewer partners reported than in the year before, so the two years cannot be compared.",
        "absent": "No partner asked this question, so there is nothing to show.",
        "caption": "People reached by quarter",
        "country": "Finland",
        "few": "too few to show, or none",
        "slot": "What sex worker organisations say about these numbers",
        "prompt": "Do these numbers agree with what you see?",
        "words": "Contents|Figure|Table|Page|Text whose place is gone|This can be written over.",
    },
    "ru": {
        "title": "Отчёт о тенденциях",
        "chapter": "Охваченные люди",
        "number": "В Финляндии мы охватили {n} человека, от {low} до {high}.",
        "caveat": "Отчитались не все партнёры, поэтому два года нельзя сравнивать.",
        "absent": "Этот вопрос не задавал ни один партнёр, показывать нечего.",
        "caption": "Охваченные люди по кварталам",
        "country": "Финляндия",
        "few": "слишком мало, чтобы показать, или ноль",
        "slot": "Что говорят об этих числах организации секс-работниц и секс-работников",
        "prompt": "Совпадают ли эти числа с тем, что вы видите?",
        "words": "Содержание|Рисунок|Таблица|Страница|Текст, место которого исчезло|Здесь пишут свой текст.",
    },
    "uk": {
        "title": "Звіт про тенденції",
        "chapter": "Охоплені люди",
        "number": "У Фінляндії ми охопили {n} людей, від {low} до {high}.",
        "caveat": "Прозвітували не всі партнери, тому ці два роки не можна порівнювати.",
        "absent": "Цього питання не ставив жоден партнер, показувати нічого.",
        "caption": "Охоплені люди за кварталами",
        "country": "Фінляндія",
        "few": "замало, щоб показати, або нуль",
        "slot": "Що кажуть про ці числа організації секс-працівниць і секс-працівників",
        "prompt": "Чи збігаються ці числа з тим, що ви бачите?",
        "words": "Зміст|Рисунок|Таблиця|Сторінка|Текст, місце якого зникло|Тут пишуть свій текст.",
    },
    "fi": {
        "title": "Kehitysraportti",
        "chapter": "Tavoitetut ihmiset",
        "number": "Tavoitimme Suomessa {n} ihmistä, arviolta {low}–{high}.",
        "caveat": "Kaikki kumppanit eivät raportoineet, joten vuosia ei voi verrata.",
        "absent": "Yksikään kumppani ei kysynyt tätä, joten näytettävää ei ole.",
        "caption": "Tavoitetut ihmiset vuosineljänneksittäin",
        "country": "Suomi",
        "few": "liian vähän näytettäväksi, tai ei yhtään",
        "slot": "Mitä seksityöntekijöiden järjestöt sanovat näistä luvuista",
        "prompt": "Vastaavatko luvut sitä, mitä itse näette?",
        "words": "Sisällys|Kuva|Taulukko|Sivu|Teksti, jonka paikka on poissa|Tähän kirjoitetaan oma teksti.",
    },
}
CODES = ("contents", "figure", "table", "page", "your-words", "prompts")
SOURCE = Source("pub_reach", {"country_code": "FI", "period_start": date(2023, 1, 1)}, ("persons", "status"))


def report(language: str = "en", *, persons: str = "1 234") -> Report:
    """The same report each time; `persons` changes one number of it."""
    said = TEXTS[language]
    asked = Asked("regional", language, date(2023, 1, 1), date(2024, 1, 1), "2024-02-20-f0345a490ffb")
    return Report(
        asked,
        title=said["title"],
        subtitle="2023-01 – 2023-12 & <co>",
        notice="☞ " + said["few"],
        footer="Crossings, 2024-02-20-f0345a490ffb",
        chapters=(
            Chapter("reach", said["chapter"], tuple(_reach(said, persons))),
            Chapter("voices", said["slot"], (_slot("voices.all", said), _slot("voices.second", said))),
            Chapter("annex", "Annex «Ї»", (*_long_tables(said),)),
        ),
        words=dict(zip(CODES, said["words"].split("|"), strict=True)),
    )


def _reach(said: Mapping[str, str], persons: str) -> list[Block]:
    number = said["number"].format(n=persons, low="1 100", high="1 400")
    return [
        Paragraph(
            "reach.people.fi",
            (
                Sentence("reach.count", number, (SOURCE,)),
                Sentence("reach.change", "−12,5 % (−20,0 … −4,9)."),
                Sentence("reach.caveat", said["caveat"]),
            ),
        ),
        Paragraph("reach.absent", (Sentence("absent", said["absent"]),), "absent"),
        Paragraph("reach.note", (Sentence("note", "\u200bA small note: a < b & c\u00a0> d."),), "note"),
        figure("reach.figure", 1, said),
        Table(
            "reach.table",
            1,
            said["caption"],
            ("", "2023", "95 %"),
            ((said["country"], persons, "[1 100; 1 400]"), ("Россия", said["few"], "—")),
            ("left", "right", "right"),
            (SOURCE,),
            said["caveat"],
        ),
        _slot("reach.slot", said),
    ]


def figure(name: str, number: int, said: Mapping[str, str]) -> Figure:
    rows: list[Mapping[str, Value]] = [
        _point(
            country, f"Q{quarter % 4 + 1} {2022 + quarter // 4}", None if (quarter, rise) == (5, 1) else quarter * rise
        )
        for country, rise in ((said["country"], 1), ("Россия", 3))
        for quarter in range(8)
    ]
    titles = {"x": "", "y": said["chapter"]}
    return Figure(name, number, said["caption"], said["caveat"], "lines", tuple(rows), titles, (SOURCE,), said["few"])


def _point(series: str, period: str, rise: int | None) -> Mapping[str, Value]:
    if rise is None:
        return {"series": series, "x": period, "value": None, "status": "few"}
    about: Mapping[str, Value] = {"series": series, "x": period, "status": "shown"}
    return {**about, "value": 100 + 7 * rise, "low": 80 + 7 * rise, "high": 130 + 7 * rise}


def _slot(name: str, said: Mapping[str, str]) -> Slot:
    return Slot(name, said["slot"], (said["prompt"], "…?"))


def _long_tables(said: Mapping[str, str]) -> list[Block]:
    rows = tuple((f"{said['country']} {number}", f"{number * 37 % 900}", f"{number / 7:.1f} %") for number in range(90))
    wide = tuple(
        tuple(f"{said['few']}" if column == 4 and row % 3 else f"{row * column}" for column in range(8))
        for row in range(4)
    )
    return [
        Table("annex.long", 2, said["caption"], (said["country"], "n", "%"), rows, ("left", "right", "right"), ()),
        Table("annex.wide", 3, "Wide", tuple(f"c{column}" for column in range(8)), wide, ("right",) * 8, ()),
        Paragraph("annex.end", (Sentence("end", said["caveat"]),)),
    ]
