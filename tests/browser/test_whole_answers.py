"""An export takes the answers that its own dashboard got, whole: none that was broken off, none of the page before."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from dashboards.pictures.boards import Board
from dashboards.pictures.window import CHART_DATA, window

BOARD = Board("Board", "", (), ())
ASK = """const ask = (chart, signal) => fetch('%s', { method: 'POST', signal,
  body: JSON.stringify({ form_data: { slice_id: chart } }), headers: { 'Content-Type': 'application/json' } });"""
PAGE = f"<!doctype html><title>page</title><div class='grid-container'>grid</div><script>{ASK % CHART_DATA}</script>"
HALF, LATE, WHOLE = 1, 2, 3
# The head has come when the question is broken off, the body has not; then it is asked again.
BREAK_OFF = """async ([half, whole]) => {
  const first = new AbortController();
  await ask(half, first.signal);
  first.abort();
  return (await ask(whole)).json();
}"""


class Charts(BaseHTTPRequestHandler):
    """Answers half, or when the next page is asked for, or whole."""

    leaves, answered = threading.Event(), threading.Event()

    def do_GET(self) -> None:
        if "dashboard" in self.path:
            self.leaves.set()
            assert self.answered.wait(30)
        self._send(PAGE.encode(), "text/html")

    def do_POST(self) -> None:
        chart = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["form_data"]["slice_id"]
        body = json.dumps({"result": [{"chart": chart}]}).encode()
        if chart == LATE:
            assert self.leaves.wait(30)
        self._send(body, "application/json", len(body) // 2 if chart == HALF else None)
        if chart == HALF:
            self.connection.settimeout(20)
            self.rfile.read(1)  # until the browser hangs up

    def _send(self, body: bytes, kind: str, sent: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:sent])
        self.wfile.flush()

    def log_message(self, *_said: object) -> None:
        return


@pytest.fixture
def address() -> Iterator[str]:
    Charts.leaves.clear()
    Charts.answered.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Charts)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_question_broken_off_is_no_answer(chromium: Browser, address: str) -> None:
    with window(chromium, address, BOARD, "en", 1) as one:
        one.hear()
        one.page.goto(f"{address}/")
        one.page.evaluate(BREAK_OFF, [HALF, WHOLE])
        assert one.answers() == {WHOLE: [{"chart": WHOLE}]}


def test_what_the_page_before_asked_is_no_answer(chromium: Browser, address: str) -> None:
    with window(chromium, address, BOARD, "en", 1) as one:
        one.page.goto(f"{address}/")
        one.page.on("requestfinished", lambda request: Charts.answered.set() if CHART_DATA in request.url else None)
        one.page.evaluate("chart => { ask(chart).then(answer => answer.json()); }", LATE)
        one.page.on("requestfailed", lambda request: Charts.answered.set() if CHART_DATA in request.url else None)
        one.open("board")
        one.page.evaluate("chart => ask(chart).then(answer => answer.json())", WHOLE)
        assert one.answers() == {WHOLE: [{"chart": WHOLE}]}
