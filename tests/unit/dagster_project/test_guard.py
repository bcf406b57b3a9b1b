"""What a failing step may say: people's errors as they are, of others neither text nor cause."""

import dagster as dg
import pytest

from dagster_project.lib.guard import EXIT_CODE, guarded
from warehouse.errors import SourceError

CANARY = "CANARY-0401234567"


def test_an_error_for_people_passes_with_message_and_exit_code():
    with pytest.raises(dg.Failure, match="set the password") as raised, guarded():
        raise SourceError("ru_neva: set the password.")

    assert raised.value.metadata[EXIT_CODE].value == 3


def test_the_text_of_any_other_error_stays_out_of_dagsters_store(home):
    @dg.asset
    def leaking() -> None:
        with guarded():
            try:
                int(CANARY)
            except ValueError:
                raise RuntimeError(f"row {CANARY}") from None

    with dg.DagsterInstance.ephemeral() as instance:
        result = dg.materialize([leaking], instance=instance, raise_on_error=False)
        kept = repr([record.event_log_entry for record in instance.get_records_for_run(result.run_id).records])

    assert not result.success
    assert "RuntimeError at" in kept
    assert CANARY not in kept


def test_a_failure_of_dagsters_own_kind_is_left_as_it_is():
    with pytest.raises(dg.Failure, match="as it is"), guarded():
        raise dg.Failure("as it is")
