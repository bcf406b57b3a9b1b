"""What a partner is to Dagster: one declaration makes one delivery, one check and one load.

Add here: a step that every partner has.
Keep out: anything that is true of one partner only; that is a line of its declaration.
"""

import warnings
from collections.abc import Iterator
from typing import Any

import dagster as dg

from dagster_project import room_for_a_run
from dagster_project.lib import freshness, keys, not_taken_in, periods, verdict_cache
from dagster_project.lib.guard import guarded
from dagster_project.lib.gx_check import blocking_check
from expectations.verdict import Failure, leading_rule
from warehouse import vault
from warehouse.contract.declaration.declaration import Declaration
from warehouse.errors import ConfigError
from warehouse.intake import rebuild
from warehouse.intake.landing import stopped
from warehouse.intake.load.admit import admit
from warehouse.intake.partners import declaration_store
from warehouse.intake.partners.declared import declarations
from warehouse.intake.receive.receive import receive
from warehouse.networks import home
from warehouse.settings import Settings, settings

_MENDED = "The working database was damaged. It was made anew from landing; have the disk looked at."


def all_partners() -> dg.Definitions:
    """The partners of this home's network."""
    with warnings.catch_warnings():
        # Loading many months in one run is a beta of Dagster's, and it would tell people so for each partner.
        warnings.simplefilter("ignore", dg.BetaWarning)
        return dg.Definitions.merge(*map(partner_defs, pulled()))


def partners() -> list[Declaration]:
    """The partners in force: those of the home's network."""
    now = settings()
    return declarations(now, _keys(now))


def pulled() -> list[Declaration]:
    """Those of them whose files are still fetched."""
    now = settings()
    keyring = _keys(now)
    return [each for each in partners() if not stopped.is_stopped(now, keyring, each.code)]


def _keys(now: Settings) -> vault.Vault | None:
    """Where the demo network is whole, nobody needs keys to know its partners."""
    return vault.load(now) if home.has_own(now) or stopped.is_any(now) else None


def partner_defs(declaration: Declaration) -> dg.Definitions:
    """delivery/<code>, its blocking check `fit`, and raw/<code>."""
    return dg.Definitions(assets=[_delivery(declaration), _raw(declaration)], asset_checks=[_fit(declaration.code)])


def _delivery(declaration: Declaration) -> dg.AssetsDefinition:
    @dg.asset(
        key=keys.delivery(declaration.code),
        group_name="delivery",
        kinds={"python"},
        description=f"New files of {declaration.alias}: pulled, gated, mapped, tokenised and landed. Not trusted yet.",
    )
    def delivery(context: dg.AssetExecutionContext) -> dg.MaterializeResult[Any]:
        now = settings()
        with guarded(), not_taken_in.during(now, "delivery", declaration.code):
            room_for_a_run.require(now)
            keyring = vault.load(now)
            if rebuild.mend(now, keyring):
                context.log.warning(_MENDED)
            _refuse_plain(now, declaration.code)
            told: list[str] = []
            receipts = receive(now, keyring, declaration, told.append)
        for line in told:
            context.log.warning(line)
        refused = sum(receipt.status == "refused" for receipt in receipts)
        counts = {"new_files": len(receipts), "refused_files": refused, "told": len(told)}
        return dg.MaterializeResult(metadata=counts)

    return delivery


def _refuse_plain(now: Settings, code: str) -> None:
    """`crossings run` encrypts what it finds; here it is Dagster that runs, and nobody reads what it says at once."""
    if code in declaration_store.plain(now):
        raise ConfigError(
            f"The declaration of {code} lies there as plain text: whoever has the disk could read who this partner is. "
            f"Nothing was fetched. Encrypt it with `crossings partner encrypt {code}`."
        )


def _fit(code: str) -> dg.AssetChecksDefinition:
    def judge(context: dg.AssetCheckExecutionContext) -> list[Failure]:
        """Set unfit deliveries aside. What is fit waits for raw/<code>, in this run or the next."""
        now = settings()
        keyring = vault.load(now)
        verdicts = verdict_cache.judge(context.run.run_id, now, keyring, code)
        unfit = {delivery_id: leading_rule(failures) for delivery_id, failures in verdicts.items() if failures}
        if unfit:
            admit(now, keyring, code, unfit)
        return [failure for failures in verdicts.values() for failure in failures]

    return blocking_check(keys.delivery(code), "fit", "Is the delivery fit to enter? A suite of expectations.", judge)


def _raw(declaration: Declaration) -> dg.AssetsDefinition:
    code = declaration.code

    @dg.asset(
        key=keys.raw(code),
        deps=[keys.delivery(code)],
        group_name="raw",
        kinds={"duckdb"},
        partitions_def=periods.MONTHLY,
        backfill_policy=periods.ALL_IN_ONE_RUN,
        freshness_policy=freshness.of_partner(settings(), declaration),
        output_required=False,  # a month that got nothing new is not shown as loaded
        description="Deliveries that were found fit, in the place of what they restate. Loads every month that waits.",
    )
    def raw(context: dg.AssetExecutionContext) -> Iterator[dg.AssetMaterialization]:
        now = settings()
        with guarded(), not_taken_in.during(now, "raw", code):
            keyring = vault.load(now)
            verdicts = verdict_cache.take(context.run.run_id, now, keyring, code)
            admit(now, keyring, code, {delivery_id: leading_rule(found) for delivery_id, found in verdicts.items()})
            loaded = periods.months(periods.spans_of(now, keyring, verdicts)) if verdicts else []
        for month in loaded:
            yield dg.AssetMaterialization(keys.raw(code), partition=month)

    return raw
