"""The command, its settings, its keys and its words."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from laptop import CHILD_CONTACT, RU_HEADERS, Laptop, csv_bytes, laptop, ru_row
from laptop_forms import RU
from own_network import own_network

from warehouse import yaml_text
from warehouse.contract.declaration.declaration import Declaration, read_attributes
from warehouse.contract.declaration.mistakes import mistakes
from warehouse.definitions.languages import LANGUAGES
from warehouse.sealing import __main__ as command
from warehouse.sealing import keys, messages, requests
from warehouse.sealing.figures_said import labels
from warehouse.sealing.refused import Refused
from warehouse.sealing.settings import load
from warehouse.settings import PROJECT_ROOT, settings
from warehouse.tokens.recipe import NAME_PARTS

ROOM = Path(command.__file__).parent


@pytest.fixture
def one(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "ru", RU, RU_HEADERS)


def test_a_file_is_packed_after_a_yes(one: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    source = one.folder / "2024-03.csv"
    source.write_bytes(csv_bytes([ru_row(1), ru_row(2, **{"Дата рождения": "01.01.2012"})]))
    said = ["--language", "en", "pack", str(source), "--settings", str(one.settings), "--out", str(one.out)]
    assert command.main(said, lambda _: "no") == command.NOT_WRITTEN
    assert command.main(said, lambda _: "YES ") == command.DONE
    out = capsys.readouterr().out
    assert "This will leave (2024-03-01 – 2024-03-31):" in out
    assert CHILD_CONTACT in out
    assert len(list(one.out.iterdir())) == 2


def test_a_folder_that_is_not_there_is_made_after_the_yes_and_not_before(one: Laptop) -> None:
    source, out = one.folder / "2024-03.csv", one.folder / "new" / "outbox"
    source.write_bytes(csv_bytes([ru_row()]))
    said = ["pack", str(source), "--settings", str(one.settings), "--out", str(out)]
    assert command.main(said, lambda _: "нет") == command.NOT_WRITTEN
    assert not out.parent.exists()
    assert command.main(said, lambda _: "да") == command.DONE
    assert out.stat().st_mode & 0o777 == 0o700
    assert len(list(out.iterdir())) == 2
    figures = one.folder / "figures" / "march.csv"
    assert command.main(["my-figures", *said[1:4], "--out", str(figures)]) == command.DONE
    assert figures.is_file()


@pytest.mark.parametrize("named", [["pack", "2024-03.csv"], ["withdraw"], ["apart"], ["my-figures", "2024-03.csv"]])
def test_a_place_where_nothing_can_be_written_is_told_before_anybody_is_asked(
    one: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, named: list[str]
) -> None:
    monkeypatch.chdir(one.folder)
    monkeypatch.setattr(requests, "unseen", lambda _: pytest.fail("somebody was asked"))
    Path("2024-03.csv").write_bytes(csv_bytes([ru_row()]))
    Path("file").touch()
    said = ["--language", "en", *named, "--settings", "settings.yaml", "--out", "file/outbox/figures.csv"]
    assert command.main(said, lambda _: pytest.fail("somebody was asked")) == command.REFUSED
    assert "cannot be written: Not a directory" in capsys.readouterr().err
    assert Path("file").read_bytes() == b""


def test_a_fault_of_the_tool_tells_where_and_never_what(
    one: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Елена 17.08.1991")

    monkeypatch.setattr(command, "pack", broken)
    assert command.main(["pack", "x.csv", "--settings", str(one.settings)]) == command.FAULT
    said = capsys.readouterr()
    assert "ValueError, test_sealing_command.py:" in said.err
    assert "Елена" not in said.out + said.err


def test_the_process_itself_asks_and_takes_silence_for_a_no(one: Laptop) -> None:
    source = one.folder / "2024-03.csv"
    source.write_bytes(csv_bytes([ru_row()]))
    said = [sys.executable, "-m", "warehouse.sealing", "pack", str(source), "--settings", str(one.settings)]
    for typed, code, written in ((b"", command.NOT_WRITTEN, 0), ("да\n".encode(), command.DONE, 2)):
        ran = subprocess.run([*said, "--out", str(one.out)], input=typed, capture_output=True, cwd=PROJECT_ROOT)
        assert (ran.returncode, len(list(one.out.iterdir()))) == (code, written), ran.stderr.decode()


def test_the_printed_declaration_is_a_declaration(one: Laptop, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.DONE
    printed = one.folder / "printed.yaml"
    printed.write_text(capsys.readouterr().out, "utf-8")
    assert mistakes(read_attributes(printed), settings()) == []
    found = Declaration.model_validate(read_attributes(printed))
    assert (found.tokens.mode, found.tokens.recipe, found.file.encoding) == ("sealed", "uic-1", "utf-8")
    assert "link_ok" not in found.columns


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "signing.key"
    assert command.main(["key", str(path)]) == command.DONE
    assert path.stat().st_mode & 0o777 == 0o600
    held = path.read_text()
    assert held.strip() not in capsys.readouterr().out
    assert command.main(["key", str(path)]) == command.REFUSED
    assert path.read_text() == held


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o660])
@pytest.mark.parametrize("name", ["network.json", "signing.key"])
def test_a_key_that_others_can_read_is_refused(one: Laptop, name: str, mode: int) -> None:
    (one.folder / name).chmod(mode)
    with pytest.raises(Refused, match="keys_open"):
        one.pack("export-2024-03.csv", csv_bytes([ru_row()]))


@pytest.mark.parametrize(
    ("content", "scopes", "phrase"),
    [
        ("no json", ["fi"], "keys_unreadable"),
        ('["fi"]', ["fi"], "keys_unreadable"),
        ('{"fi": "c2hvcnQ="}', ["fi"], "key_missing"),
        ("{}", ["fi"], "key_missing"),
        ("{}", ["ru_ua"], "scope_off"),
        (
            json.dumps(dict.fromkeys(("fi", "ru"), "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=")),
            ["fi", "ru"],
            "key_twice",
        ),
    ],
)
def test_network_keys_that_cannot_serve_are_refused(
    tmp_path: Path, content: str, scopes: list[str], phrase: str
) -> None:
    path = tmp_path / "network.json"
    path.touch(0o600)
    path.write_text(content)
    with pytest.raises(Refused, match=phrase):
        keys.network_keys(path, scopes)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"recipe": "uic-7"}, "recipe cannot be read. It takes the recipe of the network, one of "),
        ({"headers": {"mother": ["a"]}}, "headers does not say where these stand: birth_date, father."),
        ({"headers": RU_HEADERS | {"shoe": ["a"]}}, "headers does not know shoe."),
        ({"headers": RU_HEADERS | {"own": []}}, "headers.own cannot be read. It takes where the parts"),
        ({"recipient": "age2x"}, "recipient cannot be read. It takes the public key"),
        ({"colour": "red"}, "colour is no key of the settings."),
        ({"child_protection": {}}, "child_protection cannot be read. It takes whom to call"),
    ],
)
def test_settings_that_are_wrong_are_named(tmp_path: Path, changes: dict[str, object], named: str) -> None:
    broken = laptop(tmp_path / "broken", RU, RU_HEADERS)
    said = yaml_text.read(broken.settings.read_text("utf-8"))["sealing"]
    broken.settings.write_text(yaml.safe_dump({"sealing": said | changes}), "utf-8")
    with pytest.raises(Refused) as refused:
        load(broken.settings)
    assert named in messages.refusal(refused.value, "en")
    for language in LANGUAGES:
        assert not re.search(r"[{}]|Part\(", messages.refusal(refused.value, language).replace(str(tmp_path), ""))


def test_a_key_that_is_missing_is_said_in_the_language_of_the_declaration_with_what_it_takes(
    one: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    said = yaml_text.read(one.settings.read_text("utf-8"))["sealing"]
    del said["child_protection"], said["network_keys"]
    one.settings.write_text(yaml.safe_dump({"sealing": said}), "utf-8")
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.REFUSED
    told = capsys.readouterr().err
    assert "нет ключа child_protection. Впишите: кому звонить, если человек младше 18" in told
    assert "нет ключа network_keys. Впишите: путь к ключам" in told
    assert "required" not in told


def test_a_place_that_the_demo_network_lacks_is_told_with_the_way_to_ones_own_network(
    one: Laptop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSINGS_HOME", str(one.folder / "home"))
    ours = one.folder / "ours.yaml"
    said = yaml_text.read(ours.read_text("utf-8")) | {"demo": False, "cities": ["ru_spb", "ru_pskov"]}
    ours.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.REFUSED
    assert "Спрошена демонстрационная сеть" in capsys.readouterr().err
    own_network(one.folder / "home", is_invented=False)
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.REFUSED
    told = capsys.readouterr().err
    assert "'ru_pskov' is no city of the network" in told
    assert "демонстрационная" not in told
    (one.folder / "home" / "network" / "places.csv").unlink()
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.REFUSED
    assert "mistake(s) in the network's directory" in capsys.readouterr().err


def test_a_declaration_without_the_key_of_its_signature_is_told_how_to_get_one(
    one: Laptop, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = one.folder / "ours.yaml"
    real = {"demo": False, "agreement_ref": "A", "dpia_ref": "D", "zone": "RU", "review_date": "2030-01-01"}
    ours.write_text(yaml.safe_dump(yaml_text.read(ours.read_text("utf-8")) | real, allow_unicode=True), "utf-8")
    assert command.main(["declaration", "--settings", str(one.settings)]) == command.REFUSED
    told = capsys.readouterr().err
    assert "signing_key: a partner that seals" in told
    assert "`sheetpack key` printed" in told


def test_a_recipient_that_is_no_key_stops_before_anything_is_written(tmp_path: Path) -> None:
    broken = laptop(tmp_path / "broken", RU, RU_HEADERS, recipient="age1qqqq")
    with pytest.raises(Refused, match="recipient_wrong"):
        broken.pack("export-2024-03.csv", csv_bytes([ru_row()]))
    assert list(broken.out.iterdir()) == []


def test_every_phrase_is_there_in_four_languages_with_the_same_places() -> None:
    for name, said in messages.words().items():
        assert set(said) == set(LANGUAGES), name
        assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in said.values()}) == 1, name


def test_every_phrase_that_the_code_names_exists_and_none_is_left_over() -> None:
    code = "".join(path.read_text("utf-8") for path in ROOM.glob("*.py"))
    named = set(re.findall(r'(?:Refused|phrase)\(\s*[\'"](\w+)[\'"]', code))
    parts = {f"part_{part}" for part in (*NAME_PARTS, "sex", "born", "code")}
    words = set(messages.words())
    assert named | parts <= words
    assert {name for name in words - named - parts if f'"{name}"' not in code} == set()  # chosen by a condition


def test_neither_name_nor_words_say_whom_the_sheet_is_about() -> None:
    texts = [text for said in (*messages.words().values(), *labels().values()) for text in said.values()]
    text = " ".join([command.NAME, *texts]).lower()
    assert not re.search(r"\bsex|\bсекс|\bseksi|client|клиент|клієнт|asiakas|\bhiv|\bвич\b|\bвіл\b", text)
