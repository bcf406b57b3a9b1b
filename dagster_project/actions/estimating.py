"""What `estimate` does: read an entered file, estimate, and tell every figure with what it rests on.

Add here: another way to tell the results.
Keep out: formulas and the reading of files (warehouse/estimators/).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from dagster_project.console import out, say
from warehouse.estimators import together
from warehouse.estimators.entered import figures, grid, histories
from warehouse.estimators.estimate import Estimate
from warehouse.estimators.histories import Histories
from warehouse.estimators.loglinear import REJECTED_BELOW, Model, Models

HEADS = ("of", "method", "persons", "se", "95 % interval", "may be called")
NUMBERS = ("persons", "se", "95 % interval", "AIC", "df", "deviance", "p")
MODEL_HEADS = ("", "dependent lists", "persons", "se", "AIC", "df", "deviance", "p", "may be called")


def estimate(path: Path, *, as_json: bool) -> None:
    content = grid.read(path)
    if figures.is_two_lists(content):
        _tell_figures("two lists", figures.two_lists(content), as_json=as_json)
    elif figures.is_multiplier(content):
        _tell_figures("multiplier", figures.multipliers(content), as_json=as_json)
    else:
        found = histories.histories(content)
        _tell_histories(found, together.answer(found), as_json=as_json)


def _tell_figures(kind: str, found: Sequence[figures.Figure], *, as_json: bool) -> None:
    if as_json:
        _print({"kind": kind, "estimates": [{"of": label, **_fields(one)} for label, one in found]})
        return
    _table(f"Estimates, {kind}", HEADS, [_row(label or f"row {i}", one) for i, (label, one) in enumerate(found, 1)])
    _tell_reasons([one for _, one in found])
    _tell_assumptions([one for _, one in found])


def _tell_histories(found: Histories, answer: together.Answer, *, as_json: bool) -> None:
    sizes = {name: found.on(i) for i, name in enumerate(found.lists)}
    empty = 2**found.t - 1 - sum(count > 0 for count in found.counts.values())
    if as_json:
        _print(
            {
                "kind": "capture histories",
                "lists": sizes,
                "observed": found.observed,
                "empty_cells": empty,
                "estimates": [_fields(one) for one in answer.estimates],
                "models": _models(answer.models),
            }
        )
        return
    say(f"{found.t} list(s): {', '.join(f'{name} {size:,}' for name, size in sizes.items())}.")
    say(f"{found.observed:,} people observed on any of them. Histories without anybody: {empty} of {2**found.t - 1}.\n")
    _table("Estimates", HEADS, [_row(_named(one), one) for one in answer.estimates])
    _tell_reasons(answer.estimates)
    _tell_models(answer.models)
    _tell_assumptions(answer.estimates)


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Numbers are never folded, however narrow the terminal is."""
    grid = Table(title=title, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in heads:
        is_number = head in NUMBERS
        grid.add_column(head, justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    for row in rows:
        grid.add_row(*map(escape, row))
    out.print(grid)


def _named(one: Estimate) -> str:
    return ":".join(one.lists) if len(one.lists) == 2 else "all lists"


def _row(label: str, one: Estimate) -> tuple[str, ...]:
    interval = "" if one.low is None else f"{_number(one.low)} – {_number(one.high)}"
    return (label, one.method, _number(one.point), _number(one.se), interval, str(one.label))


def _tell_reasons(found: Sequence[Estimate]) -> None:
    for said in dict.fromkeys(f"{one.method}: {one.said}" for one in found if one.reason):
        say(f"{said}.")


def _tell_models(models: Models) -> None:
    if not models.shown:
        return
    say()
    rows = [_model_row(one, models) for one in models.shown]
    _table(f"Log-linear models: {models.fitted} fitted, by AIC", MODEL_HEADS, rows)
    for name, reason in models.refused:
        say(f"Refused: {name}, {reason}.")
    if models.without:
        say(f"{models.without} more model(s) have no finite estimate, since cells are empty.")
    say("→ is chosen: the smallest AIC among the models that have a degree of freedom left.")
    say(f"A model with p below {REJECTED_BELOW} does not fit, and one without a degree of freedom cannot be checked.")


def _model_row(one: Model, models: Models) -> tuple[str, ...]:
    mark = "→" if models.chosen is not None and one.terms == models.chosen.terms else ""
    numbers = (_number(one.estimate.point), _number(one.estimate.se), _number(one.aic), str(one.df))
    return (mark, one.name, *numbers, _number(one.deviance), _probability(one.p), str(one.estimate.label))


def _tell_assumptions(found: Sequence[Estimate]) -> None:
    """Once for each method. Whoever quotes a figure quotes these."""
    for method in dict.fromkeys(one.method for one in found if one.assumptions):
        say(f"\n{method} holds only if")
        for each in dict.fromkeys(each for one in found if one.method == method for each in one.assumptions):
            out.print(f"  · {each}", markup=False)


def _fields(one: Estimate) -> dict[str, Any]:
    return {
        "method": one.method,
        "lists": list(one.lists),
        "n_lists": one.n_lists,
        "observed": one.observed,
        "point": one.point,
        "se": one.se,
        "low": one.low,
        "high": one.high,
        "label": str(one.label),
        "reason": one.reason,
        "assumptions": list(one.assumptions),
    }


def _models(models: Models) -> dict[str, Any]:
    return {
        "fitted": models.fitted,
        "without_finite_estimate": models.without,
        "chosen": models.chosen.name if models.chosen else None,
        "refused": [{"interaction": name, "reason": reason} for name, reason in models.refused],
        "shown": [
            {"model": one.name, "aic": one.aic, "df": one.df, "deviance": one.deviance, "p": one.p}
            | _fields(one.estimate)
            for one in models.shown
        ],
    }


def _print(content: dict[str, Any]) -> None:
    """As text for programs: nothing is wrapped or coloured."""
    print(json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.1f}"


def _probability(value: float | None) -> str:
    return "" if value is None else "<0.001" if value < 0.001 else f"{value:.3f}"
