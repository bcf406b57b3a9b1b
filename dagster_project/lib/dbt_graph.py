"""dbt's models in Dagster's graph: their keys, and one invocation that streams what dbt says it did.

Add here: what Dagster shows about a model.
Keep out: what models mean, and choosing models for another reason than that nothing can have changed in them.
"""

import contextlib
import os
from collections.abc import Collection, Iterator, Mapping
from graphlib import TopologicalSorter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtCliInvocation
from packaging.version import Version

from dagster_project.lib import dbt_child, former_models, keys, parsed_project
from dagster_project.lib.guard import guarded
from warehouse import build_mark, database, whole_database
from warehouse.settings import Settings
from warehouse.vault import Vault


class Translator(DagsterDbtTranslator):
    """Keys by layer: staging/stg_contact. Sources are the trust point, raw/contact, but for the last build's."""

    def __init__(self) -> None:
        # Else Dagster takes the table of a source for the model that writes it: the last build would be a circle.
        settings = DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True, enable_source_metadata=False)
        super().__init__(settings)

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> dg.AssetKey:
        if dbt_resource_props["resource_type"] == "source":
            if dbt_resource_props["source_name"].startswith("previous_"):
                return dg.AssetKey([dbt_resource_props["source_name"], dbt_resource_props["name"]])
            return keys.RAW_CONTACT
        return dg.AssetKey([layer(dbt_resource_props), dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        return layer(dbt_resource_props)

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        return str(dbt_resource_props.get("description", ""))


_COUNTING = tuple(
    f"models/{folder}"
    for folder in (
        "intermediate/linkage/int_evidence_",
        "intermediate/spines/",
        "intermediate/combinations/",
        "intermediate/person_sets/",
        "marts/persons/",
        "marts/cells/",
        "published/protected/",
    )
)


def _is_counting(props: Mapping[str, Any]) -> bool:
    """Whether it counts persons, from their spines up to the cells that close, or says how their links are weighed."""
    return str(props["original_file_path"]).startswith(_COUNTING)


def layer(props: Mapping[str, Any]) -> str:
    """staging, intermediate, marts, published; or seeds."""
    return "seeds" if props["resource_type"] == "seed" else str(props["fqn"][1])


def published_keys(manifest: Mapping[str, Any]) -> list[dg.AssetKey]:
    """Without protected cells, which most builds do not make: Dagster skips what follows on what is not made."""
    models = [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]
    published = [node for node in models if layer(node) == "published" and not _is_counting(node)]
    return sorted(dg.AssetKey(["published", node["name"]]) for node in published)


def build(
    context: dg.AssetExecutionContext, manifest: Path, translator: Translator, settings: Settings, vault: Vault
) -> Iterator[Any]:
    """`dbt build` in a child that holds the key and the lock, and its models as they are done.

    It goes on from the last build, or starts anew where that is not possible (warehouse/build_mark.py).
    """
    project = _read(manifest)
    sources = {source["name"] for source in project["sources"].values() if source["source_name"] == "raw"}
    models = parsed_project.digest(settings.dbt_project)
    mark = build_mark.begin(settings, vault, models, sources - {"build_mark"})
    with database.writer(settings, vault) as con:
        former = former_models.drop(con, project) if mark.is_whole else []
        is_nothing_due = not mark.is_whole and build_mark.is_nothing_due(con, settings.as_of)
    if former:
        context.log.info(f"Dropped, since no model makes it any more: {', '.join(former)}.")
    if is_nothing_due:
        context.log.info("Nothing closes today that is not closed: nobody is counted.")
    if settings.engine == "spark":
        yield from _by_spark(context, project, translator, settings, vault)
    else:
        selected = ["--full-refresh"]
        if not mark.is_whole:
            reached = _reached(project, mark.changed, is_nothing_due=is_nothing_due)
            selected = ["seed", "--select", *sorted(project["nodes"][key]["name"] for key in reached)]
            yield from _as_they_were(project, translator, reached)
        # Unit tests ask whether the SQL is right, not whether the data is: they belong to `make test`.
        yield from _dbt(
            ["build", "--exclude-resource-type", "unit_test", *selected], context, project, translator, settings, vault
        )
    build_mark.finish(settings, vault, mark)


def _by_spark(
    context: dg.AssetExecutionContext,
    project: Mapping[str, Any],
    translator: Translator,
    settings: Settings,
    vault: Vault,
) -> Iterator[Any]:
    """Tables by Spark, always whole, and taken back; seeds, views and the tests of all of them by DuckDB."""
    # Here, not above: no other run needs Arrow.
    from warehouse.spark import build as spark_build
    from warehouse.spark import export as spark_export
    from warehouse.spark import needs, tables

    yield from _dbt(["seed"], context, project, translator, settings, vault)
    models = {key: node for key, node in project["nodes"].items() if node["resource_type"] == "model"}
    views = [node["name"] for node in models.values() if node["config"]["materialized"] == "view"]
    with guarded():
        needs.require(settings)
        spark_export.export(settings, vault)
        spark_build.build(settings, vault)
        tables.take_back(settings, vault, [node for node in models.values() if node["name"] not in views])
        dbt_child.run_quietly(settings, vault, ["run", "--select", *sorted(views)])
    for key in TopologicalSorter({key: node["depends_on"]["nodes"] for key, node in models.items()}).static_order():
        if key in models:
            yield dg.MaterializeResult(asset_key=translator.get_asset_key(models[key]))
    yield from _dbt(["test", "--select", "test_type:data"], context, project, translator, settings, vault)


def _dbt(
    args: list[str],
    context: dg.AssetExecutionContext,
    project: Mapping[str, Any],
    translator: Translator,
    settings: Settings,
    vault: Vault,
) -> Iterator[Any]:
    """One invocation, and what it says it did. Raises Failure with the names of what failed."""
    with database.exclusive(settings), Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        invocation = DbtCliInvocation.run(
            args=[*dbt_child.COMMAND, *args],
            env=dbt_child.environment(settings, vault),
            manifest=project,
            dagster_dbt_translator=translator,
            project_dir=settings.dbt_project,
            target_path=dbt_child.target(settings),
            raise_on_error=False,
            context=context,
            adapter=None,
            cli_version=Version(version("dbt-core")),
        )
        try:
            yield from invocation.stream()
        finally:
            if invocation.process.poll() is None:  # Dagster gave up: the child would hold the database for ever
                invocation.process.kill()
                invocation.process.wait()
        dbt_child.forget_messages(settings)
    if not invocation.is_successful():
        with guarded():
            whole_database.read_all(
                settings, vault
            )  # dbt's own words are kept from people, and a damage is no mistake in SQL
        raise dg.Failure(_what_failed(invocation), metadata={"exit_code": 1}, allow_retries=False)


def _reached(project: Mapping[str, Any], changed: Collection[str], *, is_nothing_due: bool) -> set[str]:
    """The tables that the news of a build which goes on from the last one can reach. Seeds and views are in the
    database as they are in this project. Persons are counted where something closes, and nowhere else.
    """
    models = {key: node for key, node in project["nodes"].items() if node["resource_type"] == "model"}
    asking_the_day = _that_call("macro.crossings.as_of", project["macros"])
    # Always something that says of which day the release is: no name would be all names to dbt.
    news = {f"source.crossings.raw.{name}" for name in changed} | {"model.crossings.pub_release"}
    if build_mark.DAY in changed:
        news |= {key for key, node in models.items() if asking_the_day & {*node["depends_on"]["macros"]}}
    if not is_nothing_due:
        news |= {key for key, node in models.items() if _is_counting(node)}
    reached = set[str]()
    while news:
        reached |= news
        news = {
            key
            for key, node in models.items()
            if key not in reached
            and not news.isdisjoint(node["depends_on"]["nodes"])
            and not (is_nothing_due and _is_counting(node))
        }
    return {key for key in reached & {*models} if models[key]["config"]["materialized"] != "view"}


def _as_they_were(
    project: Mapping[str, Any], translator: Translator, reached: Collection[str]
) -> Iterator[dg.MaterializeResult[Any]]:
    """Published tables that no news can reach. The graph would skip the release, which waits for all of them."""
    nodes = project["nodes"]
    parents = {key: node["depends_on"]["nodes"] for key, node in nodes.items() if node["resource_type"] == "model"}
    waited_for = {*published_keys(project)}
    for key in TopologicalSorter(parents).static_order():
        if key not in reached and key in parents and translator.get_asset_key(nodes[key]) in waited_for:
            yield dg.MaterializeResult(
                asset_key=translator.get_asset_key(nodes[key]),
                metadata={"made": "as it was: what it reads has not changed"},
            )


def _that_call(macro: str, macros: Mapping[str, Any]) -> set[str]:
    """This macro, and all that call it, by whatever way."""
    calling, more = set[str](), {macro}
    while more:
        calling |= more
        more = {key for key, each in macros.items() if not more.isdisjoint(each["depends_on"]["macros"])} - calling
    return calling


def _what_failed(invocation: DbtCliInvocation) -> str:
    """Names and statuses only: dbt's own messages can quote values."""
    try:
        results = invocation.get_artifact("run_results.json")["results"]
    except OSError:
        return "dbt did not start. Try `dbt parse` in the folder dbt/."
    bad = [f"{each['unique_id']} ({each['status']})" for each in results if each["status"] in ("error", "fail")]
    said = f"dbt failed: {', '.join(sorted(bad)) or 'see its run results'}."
    if any(each.get("message") == dbt_child.OUT_OF_MEMORY for each in results):
        said += (
            " DuckDB had too little memory. Allow it more (CROSSINGS_MEMORY), or let one model be built at a time "
            "(CROSSINGS_DBT_THREADS=1)."
        )
    return said


def _read(manifest: Path) -> Mapping[str, Any]:
    import json

    content: Mapping[str, Any] = json.loads(manifest.read_bytes())
    return content
