"""The reference page of a network directory, from the schema that checks it.

Add here: what else the schema says.
Keep out: how one declares a network (docs/how-to/declare-a-network.md).
"""

from page import page, table

from warehouse.networks.exchange_tables import FILES

_INTRODUCTION = """A network is a directory: everything that is true of it and of no other network. A real one is
`network/` in the home; the demo network is `warehouse/networks/demo/` in the repository. Files are CSV with commas, in
UTF-8, with the columns below in any order. `crossings network validate` tells every mistake at once. How to begin:
[Declare a network](../how-to/declare-a-network.md)."""

_ABOUT = (
    ("`name`", "the network's name in `en`, `ru`, `uk`, `fi`"),
    ("`is_invented`", "`true` only for a demonstration: every page says so then. A real network has no invented line"),
    ("`countries`", "two letters each. Each has an audience of its own, which sees that country alone"),
    ("`languages`", "languages of the pages, of `en`, `ru`, `uk`, `fi`"),
    ("`protection`", "stricter than for every network, or left out"),
    (
        "`protection.smallest_shown`",
        "cells of fewer people close without a number, whatever a table's own threshold: 6 to 100. Closed ones stay",
    ),
    ("`protection.why`", "who asked for it, and what for"),
    ("`calendar_start`", "first day of the first month that can have data, like `2023-01-01`"),
    ("`scopes`", "whose codes are compared. Every country has one scope of its own; there is none of three"),
    ("`scopes.….countries`", "one country, or two"),
    ("`scopes.….why`", "what the scope is for"),
    ("`scopes.….agreement`", "between two countries at war: the signed agreement, without which the scope is off"),
    ("`scopes.….review_date`", "when that agreement is looked at again; `crossings doctor` reminds of it"),
    (
        "`public_returns`",
        "printed mappings, each with its survey, published beside the network's own figures: `mapping_2012`, or none",
    ),
    (
        "`public_estimates`",
        "published estimates that this network shows, by name; `crossings network library` lists them",
    ),
    ("`public_events`", "events of public record, by name, from the same list"),
    (
        "`processing`",
        "what [the record and the assessment](../how-to/data-protection.md) say of the network, or left out",
    ),
    ("`processing.controller`", "who decides about purposes and means, with its address"),
    ("`processing.contact`", "where people and authorities reach it"),
    ("`processing.officer`", "the data protection officer, or that there is none, and why"),
    ("`processing.joint_controllers`", "whether partners decide together with it (GDPR, Art. 26), and the arrangement"),
    ("`processing.legal_basis`", "the legal basis of Art. 6, for each country"),
    ("`processing.special_basis`", "the exception of Art. 9 (2), and the law behind Art. 10"),
    ("`processing.necessity`", "why the purposes cannot be reached with less data"),
    ("`processing.lawyer`", "which lawyer has read it, for which country. A role, where a name is dangerous"),
    ("`processing.authority`", "the data protection authority, and whether it was asked before"),
    ("`processing.consulted`", "how the views of sex workers were heard, or why not"),
    ("`processing.transfers`", "country outside the European Economic Area → what allows data from or to it"),
    ("`terms`", "words of this network for terms of the glossary, by term and language; reports use them"),
)


def network() -> str:
    parts = [_INTRODUCTION, "## `network.yaml`", table(("key", "what it says"), _ABOUT)]
    for file in FILES:
        rows = [
            (f"`{column.name}`", column.what, column.said, "" if column.is_required else "may be empty")
            for column in file.columns
        ]
        key = ", ".join(f"`{name}`" for name in file.key)
        about = f"{file.what} No two lines are alike in {key}."
        parts += [f"## `{file.file}`", about, table(("column", "what it says", "what it takes", ""), rows)]
    parts += ["## `partners/`", "A file for each partner: [its declaration](declaration.md). Encrypted where keys are."]
    parts += ["## `returns/`", "Yearly mapping returns: [how they are brought in](../how-to/yearly-return.md)."]
    return page("Network directory", *parts)
