"""What comes from elsewhere comes by its hash and is looked at for holes. Nobody says that it was when it was not."""

import json
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from audit import CLEAN, HOLES, NOT_AUDITED, Audit, Finding, asked, judged, read_accepted
from sbom import checked, of_debian

from warehouse.settings import PROJECT_ROOT

LOCK = tomllib.loads((PROJECT_ROOT / "uv.lock").read_text(encoding="utf-8"))
HOLE = Finding("leaky", "1.0", "GHSA-1")
TODAY = date(2026, 3, 1)


def test_every_file_of_the_lock_has_its_hash_and_comes_from_one_registry() -> None:
    others = [one for one in LOCK["package"] if "registry" not in one["source"]]
    assert [(other["name"], other["source"]) for other in others] == [("crossings", {"editable": "."})]
    assert len({one["source"]["registry"] for one in LOCK["package"] if one not in others}) == 1
    files = [
        (one["name"], file)
        for one in LOCK["package"]
        for file in [*one.get("wheels", ()), *([one["sdist"]] if "sdist" in one else ())]
    ]
    assert len(files) > len(LOCK["package"])
    assert [name for name, file in files if not re.fullmatch(r"sha256:[0-9a-f]{64}", file.get("hash", ""))] == []


def test_the_program_that_makes_environments_is_pinned_by_its_hashes() -> None:
    said = (PROJECT_ROOT / ".ci" / "uv.txt").read_text(encoding="utf-8")
    assert re.search(r"^uv==\d+\.\d+\.\d+ \\$", said, re.MULTILINE)
    assert said.count("--hash=sha256:") >= 10
    assert "--require-hashes -r .ci/uv.txt" in (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")


def test_bandit_looks_for_what_ruff_does_not_and_the_exceptions_are_three() -> None:
    ruff = str(Path(sys.executable).with_name("ruff"))
    by_ruff = {
        f"B{load['code'][1:]}"
        for load in json.loads(_said_by(ruff, "rule", "--all", "--output-format", "json"))
        if re.fullmatch(r"S\d{3}", load["code"] or "") and not load["preview"]
    }
    code = "from bandit.core.extension_loader import MANAGER as m; print(*m.plugins_by_id, *m.blacklist_by_id)"
    known = set(_said_by(sys.executable, "-W", "ignore", "-c", code).split())
    skipped = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["bandit"]["skips"]
    assert set(skipped) == (known & by_ruff) | {"B404", "B405", "B406"}


def _said_by(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_service_that_says_nothing_is_no_audit() -> None:
    for silent in (None, Audit(0, [], ["one", "two"])):
        lines, code = judged(silent, {}, TODAY)
        assert (lines, code) == (["NOT AUDITED: the service did not answer."], NOT_AUDITED)
    lines, code = judged(Audit(1, [], ["two"]), {}, TODAY)
    assert (lines[-1], code) == ("NOT AUDITED: two", NOT_AUDITED)


def test_a_hole_fails_unless_it_is_accepted_and_only_until_its_day() -> None:
    found = Audit(1, [HOLE], [])
    assert judged(found, {}, TODAY)[1] == HOLES
    assert judged(found, {("other", HOLE.id): TODAY}, TODAY)[1] == HOLES
    assert judged(found, {(HOLE.package, HOLE.id): TODAY}, TODAY)[1] == CLEAN
    assert judged(found, {(HOLE.package, HOLE.id): date(2026, 2, 28)}, TODAY)[1] == HOLES


def test_what_is_accepted_says_why_and_not_for_ever(tmp_path: Path) -> None:
    read_accepted(PROJECT_ROOT / ".ci" / "accepted_findings.yaml")
    entry = "findings: [{id: X, package: p, why: %s, since: 2026-01-01, until: %s}]"
    for why, until in (("''", "2026-02-01"), ("none", "2026-12-31"), ("none", "2025-12-31")):
        (tmp_path / "list.yaml").write_text(entry % (why, until))
        with pytest.raises(ValueError, match="X"):
            read_accepted(tmp_path / "list.yaml")
    (tmp_path / "list.yaml").write_text(entry % ("none reaches it", "2026-02-01"))
    assert read_accepted(tmp_path / "list.yaml") == {("p", "X"): date(2026, 2, 1)}


class _Service(BaseHTTPRequestHandler):
    """Answers as OSV does: one package has a hole."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        hole = {"id": "GHSA-1", "modified": "2026-01-01T00:00:00Z", "summary": "a hole", "affected": []}
        is_leaky = asked["package"]["name"] == "leaky"
        body = json.dumps({"vulns": [hole]} if is_leaky else {}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Service) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("OSV_URL", f"http://127.0.0.1:{server.server_port}/v1/query")
        yield
        server.shutdown()


def test_the_tool_asks_a_service_of_ones_own_and_tells_its_findings(service: None) -> None:
    found = asked("osv", "leaky==1.0\ntight==2.0\n", 60)
    assert found is not None
    assert (found.known, found.findings, found.unknown) == (2, [HOLE], [])


def test_a_list_of_parts_that_is_none_is_not_written() -> None:
    listed = of_debian(["python3-minimal", "no-such-package-anywhere"])
    assert json.loads(checked(listed))["specVersion"] == "1.5"
    with pytest.raises(ValueError, match=r"no CycloneDX 1\.5"):
        checked({"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [{"name": "without a type"}]})
