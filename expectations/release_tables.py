"""The published tables as the release suite sees them: which rules hold for which table.

Add here: a published table, or a share or an interval that one of them gained.
Keep out: grains and thresholds of the disclosure control (its own seed), and columns no rule speaks of.
"""

from collections.abc import Collection
from dataclasses import dataclass

from warehouse.audiences import Audience

# Besides tables of a network: that it has regions to move between, and publishes a printed mapping.
SEVERAL_REGIONS, PRINTED_MAPPING = "several regions", "printed mapping"
STATUSES = ("shown", "few", "gap", "open", "no_denominator", "not_observable")

REMEDIES = {
    "is_status_unknown": ("release_status", "status", "Give every cell one status of the list."),
    "is_hidden_number": ("release_hidden", "persons", "A cell that is not shown holds no number. Stop: do not flip."),
    "is_shown_without_number": ("release_shown", "persons", "A shown cell has a number."),
    "is_too_small": ("release_small", "persons", "Fewer than five persons are never shown. Stop: do not flip."),
    "is_unrounded": ("release_rounded", "persons", "Persons of this audience are rounded as declared."),
    "is_share_outside": ("release_share", "share", "A share is between 0 and 1."),
    "is_hidden_share": ("release_hidden", "share", "A cell that is not shown holds no share. Stop: do not flip."),
    "is_hidden_estimate": (
        "release_hidden",
        "estimate",
        "An estimate that is not shown holds no number. Stop: do not flip.",
    ),
    "is_for_inside": (
        "release_forbidden",
        "row",
        "Own overlaps are for the regional audience alone. Stop: do not flip.",
    ),
    "is_foreign": (
        "release_foreign",
        "row",
        "A file of one country holds no other country, and no sum of countries. Stop: do not flip.",
    ),
    "is_held": ("release_held", "row", "A table that is held has no row. Stop: do not flip."),
    "is_interval_crossed": ("release_interval", "interval", "Low is not above point, point is not above high."),
}


def named(table: str, flag: str) -> str:
    """The column in which the rows of this table say whether they break this rule."""
    return f"{table}__{flag}"


@dataclass(frozen=True)
class TableRules:
    """What holds for one table. `intervals` are columns in rising order, `estimates` have a number only where shown.

    `filled_by`: what a network need not declare, by the name of its table; where it did, the table has rows. Rows with
    something in the column `inside` are for the audience of the whole network. Some tables have rows of every country;
    of the others, that of one country may be empty.
    """

    is_for_donors: bool = True
    is_optional: bool = False
    may_be_empty: bool = False
    filled_by: str = ""
    is_of_every_country: bool = False
    has_persons: bool = False
    shares: tuple[str, ...] = ()
    intervals: tuple[tuple[str, ...], ...] = ()
    estimates: tuple[str, ...] = ()
    inside: str = ""

    def is_for(self, audience: Audience) -> bool:
        return self.is_for_donors or not audience.is_outside

    def must_have_rows(self, audience: Audience, declared: Collection[str] = ()) -> bool:
        if audience.country:
            return self.is_of_every_country
        return self.filled_by in declared if self.filled_by else not self.may_be_empty

    @property
    def flags(self) -> list[str]:
        persons = list(REMEDIES)[:5] if self.has_persons else []
        shares = ["is_share_outside"] if self.shares else []
        hidden = ["is_hidden_share"] if self.shares and self.has_persons else []
        estimates = ["is_hidden_estimate"] if self.estimates else []
        inside = ["is_for_inside"] if self.inside else []
        return [*persons, *shares, *hidden, *estimates, *inside, *(["is_interval_crossed"] if self.intervals else [])]


_SHARE = ("share", "share_low", "share_high")
_SHARE_ENDS = (("share_low", "share", "share_high"),)
_PROBABILITY = ("probability", "probability_low", "probability_high")

TABLES = {
    "pub_reach": TableRules(is_of_every_country=True, has_persons=True),
    "pub_coverage": TableRules(
        is_of_every_country=True,
        has_persons=True,
        intervals=(
            ("denominator_low", "denominator_point", "denominator_high"),
            ("coverage_low", "coverage_point", "coverage_high"),
        ),
    ),
    "pub_setting_share": TableRules(is_of_every_country=True, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS),
    "pub_setting_transitions": TableRules(
        is_for_donors=False,
        has_persons=True,
        shares=_PROBABILITY,
        intervals=(("probability_low", "probability", "probability_high"),),
    ),
    "pub_setting_decomposition": TableRules(
        is_for_donors=False,
        may_be_empty=True,
        shares=("share_before", "share_after", "constant_share_before", "constant_share_after"),
    ),
    "pub_setting_trend": TableRules(
        is_for_donors=False,
        may_be_empty=True,
        shares=("p_value", "p_same_season"),
        intervals=(("slope_low_points", "slope_points", "slope_high_points"),),
    ),
    "pub_origins": TableRules(is_for_donors=False, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS),
    "pub_migrant_share": TableRules(is_for_donors=False, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS),
    "pub_moves": TableRules(is_for_donors=False, has_persons=True),
    "pub_flow_matrix": TableRules(is_for_donors=False, filled_by=SEVERAL_REGIONS, has_persons=True),
    "pub_flow_gaps": TableRules(is_for_donors=False, may_be_empty=True, has_persons=True),
    "pub_flow_totals": TableRules(is_for_donors=False, may_be_empty=True),
    "pub_flow_system": TableRules(is_for_donors=False, may_be_empty=True, shares=("connectivity",)),
    "pub_corridors": TableRules(is_for_donors=False, filled_by="corridor", has_persons=True),
    "pub_mobility": TableRules(is_for_donors=False, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS),
    "pub_said_flows": TableRules(is_for_donors=False, has_persons=True),
    "pub_services": TableRules(
        is_of_every_country=True, has_persons=True, shares=(*_SHARE, "service_coverage"), intervals=_SHARE_ENDS
    ),
    "pub_referrals": TableRules(is_for_donors=False, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS),
    "pub_violations": TableRules(is_for_donors=False, has_persons=True),
    "pub_commodities": TableRules(is_for_donors=False, has_persons=True),
    "pub_move_reasons": TableRules(is_for_donors=False, has_persons=True),
    "pub_injecting": TableRules(is_for_donors=False, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS),
    "pub_event_windows": TableRules(
        is_for_donors=False, may_be_empty=True, has_persons=True, shares=_SHARE, intervals=_SHARE_ENDS
    ),
    "pub_service_gaps": TableRules(is_for_donors=False, may_be_empty=True),
    "pub_mapping_shares": TableRules(
        is_for_donors=False, may_be_empty=True, intervals=(("percent_low", "percent_high"),)
    ),
    "pub_mapping_statements": TableRules(is_for_donors=False, may_be_empty=True),
    "pub_reporting": TableRules(is_for_donors=False),
    "pub_file_quality": TableRules(is_for_donors=False, may_be_empty=True),
    "pub_quality": TableRules(is_for_donors=False, has_persons=True, shares=("share",)),
    "pub_population_estimates": TableRules(
        filled_by="population_estimate",
        intervals=(("low", "point", "high"),),
        estimates=("low", "point", "high"),
        inside="lists",
    ),
    "pub_mapping_returns": TableRules(may_be_empty=True),
    "pub_mapping_audit": TableRules(filled_by=PRINTED_MAPPING),
    "pub_events": TableRules(filled_by="event"),
    "pub_targets": TableRules(filled_by="target"),
    "pub_alerts": TableRules(is_for_donors=False, may_be_empty=True),
    "pub_revisions": TableRules(is_for_donors=False, may_be_empty=True, has_persons=True),
    "pub_letter_example": TableRules(is_for_donors=False, is_optional=True, may_be_empty=True),
    "pub_holds": TableRules(may_be_empty=True),
    "pub_indicators": TableRules(is_of_every_country=True),
    "pub_release": TableRules(is_of_every_country=True),
}
