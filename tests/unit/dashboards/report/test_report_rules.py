"""Rules of sentences: their declaration, their texts, and which of them fits."""

import re
from pathlib import Path

import pytest
import yaml

from dashboards.report.content import rules
from dashboards.report.content.rules import chosen
from warehouse.errors import ConfigError

CONTENT = Path(rules.__file__).parent
_TOPIC = re.compile(r'(?:\bsay|\babsent)\(\s*(?:[a-z]+,\s*|f?"[^"]*",\s*)?"([a-z_0-9]+)"')


def _asked() -> set[str]:
    """Topics that chapters ask for by name."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in CONTENT.rglob("*.py"))
    return {*_TOPIC.findall(code)}


def test_every_topic_is_asked_for_and_every_question_has_rules():
    # Asked for in a loop, by names in a tuple: their code names them beside it.
    in_loops = {"coverage", "national_share"} | {
        name for name in rules.rules() if name.startswith(("cannot_", "method_"))
    }
    assert _asked() | in_loops == {*rules.rules()}


def test_the_last_rule_of_a_topic_that_is_never_silent_has_no_condition():
    silent = {name for name, listed in rules.rules().items() if listed[-1].when}
    assert silent == {
        "event_window",
        "stays",
        "told_flows",
        "told_and_linked",
        "commodities",
        "referrals",
        "violation_kinds",
        "perpetrators",
        "stated_needs",
        "stated_unknown",
        "linkage",
        "national_share",
        "coverage",
        "coverage_old",
        "coverage_part",
        "coverage_unsealed",
    }


def test_a_value_at_the_bound_is_at_least_it_and_not_below_it(tmp_path: Path):
    rule = rules.Rule(rule="full", when={"share": {"least": 0.75}}, why="a bound has two sides, and both are told")
    below = rules.Rule(rule="low", when={"share": {"below": 0.75}}, why="a bound has two sides, and both are told")
    assert rule.fits({"share": 0.75})
    assert not below.fits({"share": 0.75})
    assert below.fits({"share": 0.7499})
    assert not rule.fits({"share": 0.7499})


def test_what_is_not_known_fits_no_bound():
    rule = rules.Rule(rule="full", when={"share": {"least": 0}}, why="an empty number is no number at all")
    assert not rule.fits({"share": None})
    assert not rule.fits({})


def test_season_is_called_season_only_where_the_year_before_swung_the_same_way():
    said = {before: chosen("swing", {"swing": "up", "before": before}) for before in ("up", "down", "unclear", "none")}
    assert {before: rule.rule for before, rule in said.items() if rule} == {
        "up": "swing-season",
        "down": "swing-not-repeated",
        "unclear": "swing-not-repeated",
        "none": "swing-unknown",
    }


def test_all_mistakes_of_a_declaration_are_told_at_once(tmp_path: Path):
    declared = tmp_path / "rules.yaml"
    declared.write_text(
        yaml.safe_dump({"one": [{"rule": "a", "why": "short"}], "two": [{"rule": "Big", "why": "x" * 20}]})
    )
    with pytest.raises(ConfigError, match=r"one.*two"):
        rules.rules(declared)


def test_a_rule_that_is_declared_twice_is_a_mistake(tmp_path: Path):
    declared = tmp_path / "rules.yaml"
    why = "the same sentence under two topics"
    declared.write_text(yaml.safe_dump({"one": [{"rule": "a", "why": why}], "two": [{"rule": "a", "why": why}]}))
    with pytest.raises(ConfigError, match="a is declared twice"):
        rules.rules(declared)
