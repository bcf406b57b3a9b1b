"""The material of the 2012 meeting: what its mapping states, what can be rebuilt from print, its survey of violence.

Add here: another figure of that meeting. Keep out: figures of today.
"""

from collections.abc import Iterator

from dashboards.report.content.draft import Draft
from dashboards.report.document import Block


def blocks(draft: Draft) -> Iterator[Block]:
    words = draft.words
    steps = draft.read(
        "pub_mapping_audit", ["step_no", "label", "stated", "reproduced", "difference", "share_percent", "why"]
    )
    audit = draft.read("pub_mapping_audit", ["step_code", "stated", "reproduced", "difference"])
    of = audit.by("step_code")
    stated, printed = of.get("stated", {}), of.get("as_printed", {})
    persons, annual = of.get("persons_only", {}), of.get("annual", {})
    if all((stated, printed, persons, annual)):
        yield from draft.paragraph(
            "mapping_2012.audit",
            draft.say(
                "mapping_audit", {}, audit, stated=stated["stated"], printed=printed["reproduced"],
                missing=printed["difference"], persons=persons["reproduced"], annual=annual["reproduced"],
            ),
        )  # fmt: skip
    rows = [
        [words.name("label", row["label"]), words.number(row["reproduced"]), words.number(row["difference"]),
         words.name("why", row["why"])]
        for row in sorted(steps.rows, key=lambda row: row["step_no"])
    ]  # fmt: skip
    head = draft.head("step", "rebuilt", "difference", "why")
    yield from draft.table("mapping_2012.steps", "table-mapping", head, rows, [steps])
    yield from _returns(draft)
    yield from _survey(draft)
    yield from draft.paragraph("mapping_2012.cannot", draft.say("mapping_cannot", {}), "note")


def _returns(draft: Draft) -> Iterator[Block]:
    """The printed table, row by row: ranges stay ranges."""
    words = draft.words
    columns = [
        "city",
        "covered_low",
        "covered_high",
        "count_unit",
        "period_kind",
        "indoor_low",
        "indoor_high",
        "outdoor_low",
        "outdoor_high",
        "migrant_low",
        "migrant_high",
        "injects_low",
        "injects_high",
    ]
    read = draft.read("pub_mapping_returns", columns, return_id="mapping_2012")

    def between(low: float | None, high: float | None) -> str:
        if low is None and high is None:
            return words.text("cell-not-printed")
        ends = [each for each in (low, high) if each is not None]
        return "–".join(dict.fromkeys(words.number(int(each)) for each in ends))

    rows = [
        [row["org_code"], words.name("city", row["city"]), between(row["covered_low"], row["covered_high"]),
         words.name("count_unit", row["count_unit"]) if row["count_unit"] else words.text("cell-not-printed"),
         *(between(row[f"{each}_low"], row[f"{each}_high"]) for each in ("indoor", "outdoor", "migrant", "injects"))]
        for row in read.rows
    ]  # fmt: skip
    head = draft.head("organisation", "city", "covered", "unit", "indoor-percent", "outdoor-percent", "migrant-percent",
                      "injects-percent")  # fmt: skip
    yield from draft.table("mapping_2012.returns", "table-mapping-returns", head, rows, [read], left=2)


def _survey(draft: Draft) -> Iterator[Block]:
    words = draft.words
    columns = [
        "share_percent",
        "times_mean",
        "times_low",
        "times_high",
        "respondents",
        "months",
        "city",
        "setting_group",
    ]
    read = draft.read("pub_violence_survey", columns)
    if not read.rows:
        yield from draft.absent("mapping_2012.survey.absent", "no_survey", {"kind": draft.edition.kind})
        return
    of = read.by("act_code")
    first = read.row
    yield from draft.paragraph(
        "mapping_2012.survey",
        draft.say(
            "survey",
            {},
            read,
            people=first["respondents"],
            months=first["months"],
            city=words.name("city", first["city"]),
            listed=words.listed(
                f"{words.in_text('act_code', row['act_code'])} ({words.share(row['share_percent'] / 100)})"
                for row in sorted(of.values(), key=lambda row: (-row["share_percent"], row["act_code"]))[:4]
            ),
        ),
    )
    rows = [
        [words.name("act_code", row["act_code"]), words.share(row["share_percent"] / 100),
         words.size(row["times_mean"]) if row["times_mean"] is not None else words.text("cell-not-printed"),
         f"{row['times_low']}–{row['times_high']}" if row["times_low"] is not None else words.text("cell-not-printed")]
        for row in sorted(read.rows, key=lambda row: (-row["share_percent"], row["act_code"]))
    ]  # fmt: skip
    head = draft.head("act", "share-of-asked", "times-mean", "times-range")
    yield from draft.table("mapping_2012.survey.table", "table-survey", head, rows, [read], people=first["respondents"])
