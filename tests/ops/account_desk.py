"""What the pages do to accounts, in one process of Superset's environment: a start of it for each step would take
longer than all else. The commands themselves are given in the page about accounts.

Add here: another step with accounts. Keep out: assertions.
"""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dashboards import serve
from warehouse.settings import Settings

_PROGRAM = """
import json, sys
from superset.app import create_app
from dashboards import grants, serve, state
from warehouse.settings import settings
OTHERS = {"forget-passwords": lambda: state.forget_passwords(settings())}
with create_app().app_context():
    from superset import db
    print(serve.ACCOUNT_SAYS + json.dumps([]), flush=True)
    for line in sys.stdin:
        verb, *named = json.loads(line)
        if verb == "end-sessions":
            state.renew_secrets(settings())
        told = (OTHERS.get(verb) or grants.VERBS[verb])(*named)
        db.session.remove()
        print(serve.ACCOUNT_SAYS + json.dumps(told), flush=True)
"""


class Desk:
    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._answer()

    def __call__(self, words: Sequence[str]) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(list(words)) + "\n")
        self._process.stdin.flush()
        return "\n".join(self._answer())

    def _answer(self) -> list[str]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(serve.ACCOUNT_SAYS):
                told: list[str] = json.loads(line.removeprefix(serve.ACCOUNT_SAYS))
                return told
        raise AssertionError("Superset's environment ended.")


@contextmanager
def desk(here: Settings) -> Iterator[Desk]:
    process = subprocess.Popen(
        [str(serve.python(here)), "-c", _PROGRAM],
        env=serve.environment(here),
        cwd=here.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Desk(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
