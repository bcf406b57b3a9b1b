"""The record of processing and the assessment say what a network declares, and mark what it does not say."""

import io
import os
from datetime import date
from pathlib import Path

import docx
import pytest
import yaml
from typer.testing import CliRunner

from dagster_project.cli.network import network
from warehouse import yaml_text
from warehouse.contract import contact_fields
from warehouse.data_protection import document, facts, gaps, word
from warehouse.errors import ConfigError
from warehouse.networks.reading import ABOUT
from warehouse.settings import PROJECT_ROOT, Settings

DAY = date(2026, 1, 15)
GOLDEN = Path(__file__).with_name("golden")
SAID = {
    "controller": "Two rivers, an association",
    "legal_basis": "consent | and public interest",
    "transfers": {"UA": "standard clauses of 2025"},
}


def made(here: Settings, name: str) -> str:
    return document.text(name, facts.gather(here, DAY))


@pytest.mark.parametrize("name", [document.RECORD, document.DPIA])
@pytest.mark.parametrize("which", ["demo", "northern"])
def test_a_document_is_what_it_was(which: str, name: str, request: pytest.FixtureRequest) -> None:
    """`SNAPSHOT=write` writes it; look at what became different."""
    text, kept = made(request.getfixturevalue(which), name), GOLDEN / f"{which}-{name}"
    if os.environ.get("SNAPSHOT") == "write":
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")


def test_what_the_network_says_takes_the_place_of_the_mark(northern: Settings) -> None:
    before = {gap.what for gap in gaps.gaps(facts.gather(northern, DAY))}
    say(northern, processing=SAID)
    after = {gap.what for gap in gaps.gaps(facts.gather(northern, DAY))}
    text = made(northern, document.RECORD)
    assert len(before - after) == 3
    assert "Two rivers, an association" in text
    assert "standard clauses of 2025" in text
    assert "- Legal basis (Art. 6): consent | and public interest" in text
    assert len(after) == text.count("\n- ", text.index("## What is not said yet"))


def test_every_mark_of_the_network_has_its_gap_and_its_key(northern: Settings) -> None:
    text, told = made(northern, document.RECORD), list(map(str, gaps.gaps(facts.gather(northern, DAY))))
    for key in ("controller", "contact", "officer", "joint_controllers", "legal_basis", "special_basis", "authority"):
        assert any(f"`{key}`" in gap for gap in told), key
    assert text.count(gaps.MARK) >= 8


def test_a_field_that_the_contract_gains_appears_by_itself_and_is_a_gap() -> None:
    groups = list(facts.field_groups((*contact_fields.STORED, "svc_new", "shoe_size")))
    assert [group.fields for group in groups if group.purpose is None] == [("shoe_size",)]
    assert [group.label for group in groups if "svc_new" in group.fields] == ["services and what was given out"]


def test_every_stored_field_is_in_one_group_that_says_what_it_is_for() -> None:
    groups = list(facts.field_groups(contact_fields.STORED))
    assert sorted(name for group in groups for name in group.fields) == sorted(contact_fields.STORED)
    assert all(group.purpose for group in groups)


def test_tests_that_prove_a_promise_are_there() -> None:
    risks = yaml_text.read((PROJECT_ROOT / "warehouse/data_protection/risks.yaml").read_text("utf-8"))["adversaries"]
    named = [path for risk in risks for path in risk["tests"]]
    assert named
    assert [path for path in named if not (PROJECT_ROOT / path).is_file()] == []
    promises = {int(number) for risk in risks for number in str(risk["promise"]).split(",")}
    assert promises == set(range(1, 8))


def test_a_sealed_home_says_how_many_partners_and_not_who(northern: Settings) -> None:
    from warehouse import vault
    from warehouse.intake.partners import declaration_store

    declaration_store.encrypt_all(northern, vault.load(northern))
    northern.keys_file.unlink()
    known = facts.gather(northern, DAY)
    assert (known.partners.count, known.partners.declared) == (3, None)
    assert "run it again where the keys are" in document.text(document.RECORD, known)


def test_names_stand_only_where_they_are_asked_for(northern: Settings) -> None:
    known = facts.gather(northern, DAY)
    plain, named = (document.text(document.RECORD, known, with_names=asked) for asked in (False, True))
    assert "UA-p017" not in plain
    assert "| UA-p017 | UA | A-1 | D-1 | eu-north | 2031-01-31 |" in named
    assert "p017" not in document.text(document.DPIA, known)


def test_what_has_changed_since_the_last_one_is_told_by_chapter(northern: Settings) -> None:
    last = made(northern, document.RECORD)
    assert document.text(document.RECORD, facts.gather(northern, DAY), last).rstrip().endswith("Nothing.")
    say(northern, processing=SAID)
    text = document.text(document.RECORD, facts.gather(northern, date(2026, 6, 1)), last)
    changes = text[text.index("## What has changed") :]
    assert "The last one is of 2026-01-15." in changes
    assert "### In: Who is responsible" in changes
    assert "- new: controller · Two rivers, an association" in changes
    assert "- no longer: controller · **TO FILL IN**" in changes
    # The next one does not tell the changes of this one as its own.
    again = document.text(document.RECORD, facts.gather(northern, date(2026, 6, 2)), text)
    assert again.rstrip().endswith("Nothing.")


def test_another_file_is_no_last_one(northern: Settings) -> None:
    with pytest.raises(ConfigError, match="Made on"):
        document.text(document.DPIA, facts.gather(northern, DAY), "# something else")


@pytest.mark.parametrize("name", [document.RECORD, document.DPIA])
def test_the_word_document_says_the_same(northern: Settings, name: str) -> None:
    text = made(northern, name)
    page = docx.Document(io.BytesIO(word.written(text)))
    said = [paragraph.text for paragraph in page.paragraphs]
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]
    plain = text.replace("**", "").replace("`", "")
    for line in filter(str.strip, plain.splitlines()):
        if line.startswith("|"):
            parts = [] if set(line) <= set("|- ") else [part.strip() for part in line.strip("|").split("|")]
            assert all(part in cells for part in parts), line
        else:
            assert line.lstrip("#- ") in said, line


def test_the_command_writes_both_lists_what_is_missing_and_overwrites_nothing(
    northern: Settings, tmp_path: Path
) -> None:
    files = [tmp_path / "record.md", tmp_path / "record.docx"]
    asked = ["record", "--out", str(files[0]), "--word", str(files[1])]
    ran = CliRunner().invoke(network, asked)
    assert ran.exit_code == 0, ran.output
    assert "Missing: who decides" in ran.output
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]
    files[1].unlink()
    again = CliRunner().invoke(network, asked)
    assert isinstance(again.exception, ConfigError)
    assert not files[1].exists()
    shown = CliRunner().invoke(network, ["dpia", "--since", str(files[0])])
    assert "# Data protection impact assessment: Two rivers" in shown.output
    assert "What has changed since the last one" in shown.output


def test_a_wrong_key_of_the_block_is_told_with_its_line(northern: Settings) -> None:
    from warehouse.networks.reading import look

    say(northern, processing={"controler": "a typing mistake"})
    _, _, mistakes = look(northern.network)
    assert [(mistake.file, mistake.key) for mistake in mistakes] == [(ABOUT, "processing.controler")]


def say(here: Settings, **changes: object) -> None:
    file = here.network / ABOUT
    file.write_text(yaml.safe_dump(yaml_text.read(file.read_text("utf-8")) | changes, allow_unicode=True), "utf-8")
