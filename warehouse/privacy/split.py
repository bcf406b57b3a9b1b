"""Split: two codes that the warehouse took for one person are two, and stay two.

Add here: another correction of linkage that a partner may ask for.
Keep out: what linkage makes of it (dbt), and building (dagster_project).
"""

from collections.abc import Sequence

from warehouse import database
from warehouse.errors import DeliveryRefused
from warehouse.intake.landing import cannot_link, erased_persons, erasure_filter, requests
from warehouse.intake.rebuild import forget_builds
from warehouse.privacy import rewrite_database
from warehouse.privacy.proof import proof_id
from warehouse.privacy.subject_request import Asked
from warehouse.settings import Settings
from warehouse.vault import Vault


def split(settings: Settings, vault: Vault, asked: Sequence[Asked]) -> None:
    """Keep the two apart, in landing first: a rebuild knows it from there. Running it again changes nothing."""
    with rewrite_database.alone(settings):
        is_erased = erasure_filter.on_the_list(erased_persons.read(settings, vault), vault)
        for one in asked:
            pairs = [pair for pair in _pairs(one) if not is_erased(pair.scope, pair.a) | is_erased(pair.scope, pair.b)]
            cannot_link.keep(settings, vault, proof_id(vault, str(one.digest)), pairs)
        if settings.working_db.exists():
            with database.writing(settings, vault) as con:
                cannot_link.load(con, settings, vault)
                forget_builds(con)
    for one in asked:
        if one.path is not None:
            requests.done(settings, one.path)


def _pairs(asked: Asked) -> list[cannot_link.Pair]:
    first, second = asked.persons
    both = sorted(first.keys() & second.keys())
    if not both or any(first[scope] == second[scope] for scope in both):
        raise DeliveryRefused(
            "The two persons of the request have one code, or none in a scope of both. A code cannot be split: the "
            "partner gives one of them another code and resends."
        )
    return [cannot_link.Pair.of(scope, first[scope], second[scope]) for scope in both]
