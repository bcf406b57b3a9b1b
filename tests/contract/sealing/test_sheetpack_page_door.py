"""The page on the partner's computer lets in one browser, and nobody who stands beside it."""

import http.client
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest
from laptop import RU_HEADERS, Laptop, csv_bytes, laptop, ru_row
from laptop_forms import RU

from warehouse.sealing.page import Page
from warehouse.sealing.page_visit import Visit

Answer = tuple[int, dict[str, str], str]


class Browser:
    """The least that a browser does: it keeps a cookie and says from where a form comes."""

    def __init__(self, page: Page) -> None:
        self.page, self.cookie = page, ""

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", urlsplit(self.page.origin).port, timeout=20)
        own = {"Cookie": self.cookie} if self.cookie else {}
        own |= {"Origin": self.page.origin} if method == "POST" else {}
        connection.request(method, path, body, own | {key.replace("_", "-"): text for key, text in headers.items()})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    def enter(self) -> str:
        status, headers, _ = self.ask("GET", urlsplit(self.page.address).path + "?" + urlsplit(self.page.address).query)
        assert status == 303
        self.cookie = headers["Set-Cookie"].split(";")[0]
        return headers["Location"]

    def send(self, path: str, token: str, data: bytes = b"", name: str = "2024-03.csv", **headers: str) -> Answer:
        parts = [f'--b\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n'.encode()]
        head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = b"".join([*parts, head, data, b"\r\n--b--\r\n"])
        return self.ask("POST", path, body, Content_Type="multipart/form-data; boundary=b", **headers)


@pytest.fixture
def one(tmp_path: Path) -> Laptop:
    return laptop(tmp_path / "ru", RU, RU_HEADERS)


@pytest.fixture
def page(one: Laptop) -> Iterator[Page]:
    found = Page(Visit(one.settings, one.folder / "outbox", "en"))
    thread = Thread(target=found.serve, daemon=True)
    thread.start()
    yield found
    found.stop_at = 0
    thread.join(10)


@pytest.fixture
def browser(page: Page) -> Browser:
    return Browser(page)


def token_of(text: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    return found[1]


def test_the_address_opens_once(page: Page) -> None:
    address = page.address.removeprefix(page.origin)
    first, second = Browser(page), Browser(page)
    at = first.enter()
    assert first.ask("GET", at)[0] == 200
    assert second.ask("GET", address)[0] == 403
    assert second.ask("GET", at)[0] == 403  # the path alone opens nothing
    assert second.ask("GET", "/")[0] == 403


def test_a_wrong_token_does_not_use_the_right_one_up(page: Page) -> None:
    assert Browser(page).ask("GET", "/?once=guess")[0] == 403
    assert Browser(page).ask("GET", Browser(page).enter())[0] == 403
    assert page.door.once is None


@pytest.mark.parametrize("name", ["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "[::1]"])
def test_another_name_for_this_computer_is_turned_away(browser: Browser, name: str) -> None:
    at = browser.enter()
    for method, path in (("GET", at), ("GET", "/page.css"), ("POST", at + "look")):
        status, _, text = browser.ask(method, path, Host=name)
        assert status == 421
        assert "token" not in text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://localhost:80", ""])
def test_a_form_of_another_site_does_nothing(browser: Browser, origin: str, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    assert browser.send(at + "look", token, csv_bytes([ru_row()]), Origin=origin)[0] == 403
    assert browser.page.visit.what is None


def test_a_browser_that_says_another_site_sent_the_form_is_believed(browser: Browser) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    assert browser.send(at + "look", token, csv_bytes([ru_row()]), Sec_Fetch_Site="same-site")[0] == 403


def test_without_its_token_or_its_cookie_a_form_does_nothing(browser: Browser, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    data = csv_bytes([ru_row()])
    assert browser.send(at + "look", "", data)[0] == 403
    assert browser.send(at + "look", token[:-1], data)[0] == 403
    assert browser.send(at + "look", token, data, Cookie="sheet=other")[0] == 403
    assert browser.send("/look", token, data)[0] == 403
    assert browser.page.visit.what is None
    assert browser.send(at + "look", token, data)[0] == 303
    assert browser.page.visit.what is not None
    for action in ("write", "leave-it", "close"):
        assert browser.send(at + action, "x" * 43)[0] == 403
    assert browser.ask("GET", at + "write")[0] == 403
    assert not (one.folder / "outbox").exists()


def test_nothing_is_kept_by_the_browser_and_nothing_comes_from_elsewhere(browser: Browser) -> None:
    at = browser.enter()
    for path in (at, "/page.css", "/elsewhere"):
        _, headers, text = browser.ask("GET", path)
        assert headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "script" not in headers["Content-Security-Policy"] + text
        assert "://" not in text


def test_only_what_was_shown_is_written_and_only_once(browser: Browser, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    assert browser.send(at + "write", token)[0] == 303
    assert not (one.folder / "outbox").exists()
    browser.send(at + "look", token, csv_bytes([ru_row()]))
    browser.send(at + "write", token)
    browser.send(at + "write", token)
    written = sorted(path.name for path in (one.folder / "outbox").iterdir())
    assert written == ["2024-03-01_2024-03-31_v1.csv.age", "2024-03-01_2024-03-31_v1.csv.age.sig"]
    assert one.arrived(one.folder / "outbox" / written[0]).manifest.rows_accepted == 1


def test_a_file_that_the_warehouse_would_refuse_cannot_be_written(browser: Browser, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    browser.send(at + "look", token, b"\xff\xfe\x00")
    assert "would refuse" in browser.ask("GET", at)[2]
    browser.send(at + "write", token)
    assert not (one.folder / "outbox").exists()


def test_a_file_that_is_too_large_is_told_and_not_kept(browser: Browser, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    assert browser.send(at + "look", token, b"x" * 21_000_000)[0] == 303
    assert "larger than 20 MB" in browser.ask("GET", at)[2]


def test_settings_that_are_wrong_are_told_on_the_page_and_read_again(browser: Browser, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    (one.folder / "network.json").chmod(0o644)
    browser.send(at + "look", token, csv_bytes([ru_row()]))
    assert "Others can read" in browser.ask("GET", at)[2]
    (one.folder / "network.json").chmod(0o600)
    browser.send(at + "look", token, csv_bytes([ru_row()]))
    assert "This will leave" in browser.ask("GET", at)[2]


def test_a_name_of_a_file_is_not_shown_and_html_in_a_cell_is_text(browser: Browser, one: Laptop) -> None:
    at = browser.enter()
    token = token_of(browser.ask("GET", at)[2])
    browser.send(at + "look", token, csv_bytes([ru_row()]), name="Елена <b>2024-03.csv")
    text = browser.ask("GET", at)[2]
    assert "This will leave" in text
    assert "Елена" not in text
    assert "<b>" not in text


def test_it_stops_by_a_button_and_by_itself(one: Laptop) -> None:
    for minutes, by_button in ((10.0, True), (0.02, False)):
        page = Page(Visit(one.settings, one.out, "en"), minutes)
        thread = Thread(target=page.serve, daemon=True)
        thread.start()
        if by_button:
            browser = Browser(page)
            at = browser.enter()
            assert browser.send(at + "close", token_of(browser.ask("GET", at)[2]))[0] == 200
        thread.join(10)
        assert not thread.is_alive()


def test_it_listens_on_this_computer_alone(page: Page) -> None:
    assert page.server_address[0] == "127.0.0.1"
    assert page.door.once not in repr(page.door) + repr(page.visit)


def test_use_puts_off_the_end(one: Laptop) -> None:
    page = Page(Visit(one.settings, one.out, "en"), minutes=0.05)
    thread = Thread(target=page.serve, daemon=True)
    thread.start()
    browser, until = Browser(page), monotonic() + 5
    at = browser.enter()
    while monotonic() < until:
        assert browser.ask("GET", at)[0] == 200
        sleep(0.5)
    thread.join(15)
    assert not thread.is_alive()
