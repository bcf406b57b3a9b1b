"""`crossings network …`: which network this home has, and adding to it.

Add here: a command about the network as a whole.
Keep out: what is written (warehouse/networks/), and its partners (partner.py).
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.cli.in_every_language import in_every_language
from dagster_project.cli.recipients import recipients
from dagster_project.console import say, trouble
from warehouse.definitions.countries import not_looked_for
from warehouse.definitions.languages import LANGUAGES
from warehouse.errors import ConfigError, CrossingsError
from warehouse.networks import home, reading
from warehouse.networks.tables import ESTIMATES, EVENTS, TARGETS, Table
from warehouse.settings import settings

Out = Annotated[Path | None, typer.Option("--out", help="Write it there as Markdown (.md).", dir_okay=False)]
Word = Annotated[Path | None, typer.Option("--word", help="Write it there as a Word document (.docx).", dir_okay=False)]
Since = Annotated[
    Path | None,
    typer.Option("--since", help="The last one, as Markdown: what has changed.", exists=True, dir_okay=False),
]


network = typer.Typer(
    no_args_is_help=True, help="What is true of this network: places, estimates, targets, events, recipients."
)
network.add_typer(recipients)

Country = Annotated[str, typer.Option(help="Code of the country, like FI.")]
Source = Annotated[str, typer.Option(help="Who says it, so that a reader can find it.")]
# Columns that commands call otherwise than `--column`: mistakes of what was typed are told by these.
_CITY = {"place_code": "PLACE", "country_code": "--country", "region_code": "--region"}
_CITY |= {f"name_{language}": f"--{language}" for language in LANGUAGES}
_ESTIMATE = {"area_code": "AREA", "country_code": "AREA", "is_chosen": "--chosen", "inclusion_criteria": "--criteria"}
_EVENT = {"event_code": "CODE", "event_date": "--day", "country_code": "--country"}
_EVENT |= {f"label_{language}": f"--{language}" for language in LANGUAGES}
_TARGET = {"grant_code": "GRANT", "indicator_code": "--indicator", "country_code": "--country"}
_TARGET |= {"period_start": "--start"}


@network.command()
@in_every_language("names")
def init(
    names: dict[str, str],
    codes: Annotated[str, typer.Option("--countries", help="Codes of its countries, like FI,EE.")],
    start: Annotated[datetime, typer.Option(help="First day of the calendar, like 2023-01-01.")],
) -> None:
    """Declare a network in this home, with its name in each language. Cities are added next."""
    from warehouse.networks import editing

    made = editing.init(settings(), names, [code.strip() for code in codes.split(",")], start.date())
    say(f"The network is declared in {made}. Next: crossings network add-city --help")


@network.command()
def validate(
    directory: Annotated[Path | None, typer.Argument(help="A network directory; this home's by default.")] = None,
) -> None:
    """Every mistake of the network's files at once, with file, line and remedy. Exit code 2 if there is one."""
    from warehouse.networks.mistakes import refusal
    from warehouse.release.exchange import declared

    found = reading.read(directory) if directory else home.in_force()
    # Which audiences there are hangs on the countries of this home's network.
    if directory is None and (wrong := declared.mistakes(home.directory(settings()), complete=True)):
        raise refusal(wrong)
    say(f"✓ {found.name}: no mistake in {sum(map(len, found.tables.values()))} lines.")
    for sentence in not_looked_for(found.countries):
        trouble(sentence)


@network.command()
def show() -> None:
    """Which network this home has: its countries, regions, cities, scopes, and how many lines of the rest."""
    found = home.in_force()
    say(f"{found.name} ({'invented' if found.is_invented else 'real'}), {home.directory(settings())}")
    for region in found.places("region"):
        cities = [str(city["name_en"]) for city in found.places("city") if city["region_code"] == region["place_code"]]
        say(f"  {region['place_code']:<10} {region['name_en']}: {', '.join(cities)}")
    for name, scope in found.about.scopes.items():
        say(f"  scope {name:<8} {'on ' if scope.is_enabled else 'off'}  {scope.why}")
    said = {table.file: len(found.rows(table.name)) for table in (ESTIMATES, TARGETS, EVENTS)}
    say("  " + ", ".join(f"{file}: {count}" for file, count in said.items()))
    for sentence in not_looked_for(found.countries):
        trouble(sentence)


@network.command()
def units(country: Annotated[str, typer.Argument(help="Code of a country, like FI.")]) -> None:
    """First-level units of a country, to be grouped into this network's regions (column units of places.csv).

    Their names are those of the list of ISO 3166-2 that the system has, and may be odd in a language. Of them codes
    alone are declared.
    """
    from warehouse.gazetteer.units import units as known

    found = known(country.upper(), LANGUAGES)
    if not found:
        raise ConfigError(f"No units are known of {country!r}. Write two letters, like FI.")
    for code, unit in found.items():
        say(f"  {code:<8} " + " · ".join(dict.fromkeys(unit.names.values())))


@network.command("library")
def show_library() -> None:
    """Public knowledge that a network may choose by name in network.yaml."""
    from warehouse.networks import library
    from warehouse.networks.rules import PUBLIC_RETURNS

    say("public_estimates:")
    for name, row in library.entries(ESTIMATES.name).items():
        say(f"  {name:<22} {row['area_code']}, {row['year']}: {row['low']} to {row['high']} ({row['source']})")
    say("public_events:")
    for name, row in library.entries(EVENTS.name).items():
        say(f"  {name:<22} {row['country_code']}, {row['event_date']}: {row['label_en']} ({row['source']})")
    say(f"public_returns: {', '.join(PUBLIC_RETURNS)}")


@network.command("add-city")
@in_every_language("names", is_required=False)
@in_every_language("region_names", "region-", "Name of a new region. ", is_required=False)
def add_city(
    place: Annotated[str, typer.Argument(help="Its name in any alphabet, or a code of your own like fi_oulu.")],
    country: Country,
    region: Annotated[str, typer.Option(help="Code of its region, like FI-N.")],
    latitude: Annotated[float | None, typer.Option(help="Degrees north, one decimal.")] = None,
    longitude: Annotated[float | None, typer.Option(help="Degrees east, one decimal.")] = None,
    geonames: Annotated[int | None, typer.Option(help="Which one, where several cities have one name.")] = None,
    *,
    names: dict[str, str],
    region_names: dict[str, str],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether the proposals are right.")] = False,
) -> None:
    """Add a city, and its region where that is new. What is not said is proposed, and asked about.

    Nothing finer than a city exists. Exit code 1 where the proposals are not confirmed.
    """
    from warehouse.networks import editing

    said = {f"name_{language}": name for language, name in names.items()}
    degrees = {"latitude": latitude, "longitude": longitude}
    said |= {key: str(round(value, 1)) for key, value in degrees.items() if value is not None}
    line, sources = editing.proposed_city(place, country, said, geonames)
    if sources:
        for key in (key for key in line if key.startswith("name_") or key in degrees):
            say(f"  {key:<10} {line[key]}" + (f"   (proposed: {sources[key]})" if key in sources else ""))
        say("Proposals are to be confirmed: dashboards, letters and published files will show these names.")
        if not yes and not typer.confirm("Is that right?", err=True):
            options = ", ".join(f"--{name}" for name in (*names, "latitude", "longitude"))
            raise CrossingsError(f"Nothing was written. Say what is wrong with {options}.")
    of_region = {"place_code": "--region", "country_code": "--country"}
    of_region |= {f"name_{language}": f"--region-{language} ({region} is a new region)" for language in region_names}
    is_new = editing.add_city(settings(), line | {"region_code": region}, region_names, _CITY, of_region)
    _told(line["place_code"], is_new=is_new)


@network.command("add-estimate")
def add_estimate(
    area: Annotated[str, typer.Argument(help="Code of a place.")],
    year: Annotated[int, typer.Option(help="The year that it speaks of.")],
    low: Annotated[int, typer.Option(help="Lowest number of people.")],
    point: Annotated[int, typer.Option(help="The number itself.")],
    high: Annotated[int, typer.Option(help="Highest number; the same where no range is published.")],
    method: Annotated[str, typer.Option(help="How it was made.")],
    definition: Annotated[str, typer.Option(help="Who is meant.")],
    criteria: Annotated[str, typer.Option(help="Who is in it: age, gender, area, time.")],
    source: Source,
    quality: Annotated[str, typer.Option(help="How far it can be trusted, and why.")],
    *,
    chosen: Annotated[bool, typer.Option(help="Whether it is the denominator.")] = True,
) -> None:
    """Add a population estimate of a place and year."""
    row = {"area_code": area, "country_code": area[:2].upper(), "year": str(year), "is_chosen": str(int(chosen))}
    row |= {"low": str(low), "point": str(point), "high": str(high), "method": method, "definition": definition}
    row |= {"inclusion_criteria": criteria, "source": source, "quality": quality}
    _add(ESTIMATES, row, area, _ESTIMATE)


@network.command("add-event")
@in_every_language("labels")
def add_event(
    code: Annotated[str, typer.Argument(help="A code of your own, like fi_law_2024.")],
    labels: dict[str, str],
    country: Country,
    day: Annotated[datetime, typer.Option(help="Like 2024-03-01.")],
    kind: Annotated[str, typer.Option(help="Like law, war, border_closure, form_changed.")],
    source: Source,
) -> None:
    """Add a dated event. What happened is said in each language, in a few words."""
    said = {f"label_{language}": label for language, label in labels.items()}
    row = {"event_code": code, "event_date": f"{day:%Y-%m-%d}", "country_code": country, "kind": kind, "source": source}
    _add(EVENTS, row | said, code, _EVENT)


@network.command("add-target")
def add_target(
    grant: Annotated[str, typer.Argument(help="A short name of the grant.")],
    indicator: Annotated[str, typer.Option(help="Code of an indicator.")],
    country: Country,
    period_type: Annotated[str, typer.Option(help="month, quarter, half_year, year or fiscal_year.")],
    start: Annotated[datetime, typer.Option(help="First day of the period.")],
    target: Annotated[float, typer.Option(help="What is to be reached, as a share like 0.45.")],
    source: Source,
    baseline: Annotated[float | None, typer.Option(help="Where it began, as a share.")] = None,
) -> None:
    """Add what a grant wants to reach."""
    row = {"grant_code": grant, "indicator_code": indicator, "country_code": country, "period_type": period_type}
    row |= {"period_start": f"{start:%Y-%m-%d}", "target": str(target), "source": source}
    _add(TARGETS, row | ({} if baseline is None else {"baseline": str(baseline)}), grant, _TARGET)


@network.command()
def adopt(name: Annotated[str, typer.Option(help="Name of the network.")]) -> None:
    """Move a home of version 0.1: its partners and their cities become a network of its own."""
    from warehouse import vault
    from warehouse.networks import adopting

    now = settings()
    is_sealed = any((now.home / "partners").rglob("*.age"))
    cities = adopting.adopt(now, name, vault.load(now) if is_sealed else None)
    say(f"✓ {name}: {len(cities)} cities, and the partners in {now.partners}.")
    say("  Missing: its name in the other languages (network.yaml); estimates, without which there is no coverage;")
    say("  targets; events. Add them, then make the working database anew: crossings rebuild")


def _add(table: Table, row: dict[str, str], name: str, options: dict[str, str]) -> None:
    from warehouse.networks import editing

    _told(name, is_new=editing.add(settings(), table, row, options=options))


def _told(name: str, *, is_new: bool) -> None:
    say(f"✓ {name} was added." if is_new else f"✓ {name} is there already, as it was given.")


@network.command("record")
def record(
    out: Out = None,
    word: Word = None,
    since: Since = None,
    *,
    names: Annotated[
        bool, typer.Option("--names", help="With partners' aliases and agreements. It needs the keys.")
    ] = False,
) -> None:
    """The record of processing activities (GDPR, Art. 30), made of what this home declares. In English.

    What nobody has said is marked in it and listed, with how to say it. Nothing is invented. Without --out and --word
    it is printed.
    """
    from dagster_project.actions import documenting

    today = datetime.now(UTC).date()
    documenting.record(settings(), today, documenting.Wanted(out, word, since), with_names=names)


@network.command("dpia")
def dpia(out: Out = None, word: Word = None, since: Since = None) -> None:
    """A skeleton of the data protection impact assessment (GDPR, Art. 35): facts filled in, judgements left to people.

    Risks with their measures, the promise that each keeps, the test that proves it, and what remains. In English.
    """
    from dagster_project.actions import documenting

    documenting.dpia(settings(), datetime.now(UTC).date(), documenting.Wanted(out, word, since))
