"""How much of what clear text allows the sealed codes find: our linkage beside Splink 5 on the names themselves.

The same invented network both times (tests/contract/linkage): people of two countries in four spellings, with slips.
Splink sees what no warehouse may hold: whole names, made canonical first as the sealing tool makes them, and the whole
birth date. It is the ceiling, and it never runs in the pipeline. Prints precision, recall and F1 of pairs of records.

Add here: another linkage to compare with, on the same records.
Keep out: assertions, and any use of Splink outside this file.
"""

import logging
import secrets
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
from measured import cpu
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as compare

sys.path.insert(0, str(Path(__file__).parents[1] / "contract" / "linkage"))

import noisy_measure
from noisy_rows import Written, written
from noisy_tokens import by_sealing
from noisy_warehouse import fill, link, persons

from warehouse import vault
from warehouse.settings import PROJECT_ROOT, Settings, settings
from warehouse.tokens.canonical import canonical
from warehouse.tokens.recipe import recipes

RECIPES = ("uic-own-name-1", "uic-own-name-2")
NAMES = ("own", "mother", "father")
DATE = ["born"]
# Every pair that is not far off in two parts at once shares one of these.
BLOCKS = [["own", "born"], ["mother", "born"], ["father", "born"], ["own", "mother", "father"]]
EVEN = 0.5  # more likely one person than two, as in our own linkage


def main(seeds: list[int]) -> None:
    for seed in seeds or [secrets.randbelow(10**6)]:
        network = written(seed)
        before = cpu()
        found = {"splink, clear text": _by_splink(network)}
        spent = cpu() - before
        found |= _by_sealed_codes(network)
        _tell(network, found, spent)


def _by_splink(network: Written) -> np.ndarray:
    """The cluster of each row. A record is a distinct text at a partner, as in the comparison."""
    _, first = np.unique(network.record, return_index=True)
    db = DuckDBAPI()
    linker = Linker(db.register(_records(network, first)), _model(), log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match([block_on(*NAMES, "born")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for blocked in (DATE, ["own", "mother"]):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*blocked))
    pairs = linker.inference.predict(threshold_match_probability=EVEN)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=EVEN)
    rows = db._con.execute(f"select unique_id, cluster_id from {clusters.physical_name}").fetchnumpy()
    cluster_of = dict(zip(rows["unique_id"].tolist(), rows["cluster_id"].tolist(), strict=True))
    return np.array([cluster_of[record] for record in network.record.tolist()])


def _records(network: Written, first: np.ndarray) -> pa.Table:
    rows = [network.rows[at] for at in first.tolist()]
    names = {name: [canonical(getattr(row, name)) or None for row in rows] for name in NAMES}
    return pa.table(
        {
            "unique_id": network.record[first],
            **names,
            "born": [row.born.isoformat() for row in rows],
            "gender": [row.gender for row in rows],
        }
    )


def _model() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            *(compare.JaroWinklerAtThresholds(name).configure(term_frequency_adjustments=True) for name in NAMES),
            compare.DamerauLevenshteinAtThresholds("born", [1, 2]),
            compare.ExactMatch("gender"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in BLOCKS],
    )


def _by_sealed_codes(network: Written) -> dict[str, np.ndarray]:
    """The real keying and dbt's own models, one scope for each recipe."""
    ways = {name: by_sealing(name.replace("-", "_"), recipes()[name], secrets.token_bytes(32)) for name in RECIPES}
    with tempfile.TemporaryDirectory(prefix="crossings-bench-") as folder:
        real, path = settings(), Path(folder)
        here = Settings(path / "home", PROJECT_ROOT, real.as_of, real.host, 1, 2, path / "keys.json")
        vault.init_demo(here)
        keys = vault.load(here)
        fill(here, keys, network, list(ways.values()))
        link(here, keys)
        return {f"sealed, {name}": persons(here, keys, network, way) for name, way in ways.items()}


def _tell(network: Written, found: dict[str, np.ndarray], spent: float) -> None:
    print(f"Linkage beside clear text, seed {network.seed}, {len(network.rows):,} contacts")
    print(f"  Splink took {spent:.0f} CPU s")
    ceiling = None
    for what, who in found.items():
        fit = noisy_measure.measure(network, who)
        scores = [_f1(each) for each in (fit.records, fit.across)]
        ceiling = ceiling or scores
        shares = " / ".join(f"{score:.3f} = {score / most:.1%}" for score, most in zip(scores, ceiling, strict=True))
        print(f"  {what:<24} F1 and its share of the ceiling, all / across the border: {shares}")
        print(f"  {'':<24} {fit}")


def _f1(fit: noisy_measure.Fit) -> float:
    return 2 * fit.precision * fit.recall / (fit.precision + fit.recall)


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]])
