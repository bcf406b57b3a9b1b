"""Encryption on the way: a certificate that nobody vouches for is refused, one of a named authority is taken."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from intake_sources import TOKEN, Opener
from played_server import Played, playing

from warehouse.errors import SourceError

NAME = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "partner")])


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(NAME, NAME, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "key.pem").write_bytes(secret)
    (tmp_path / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return tmp_path / "certificate.pem"


@pytest.fixture
def encrypted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    monkeypatch.setenv("CROSSINGS_TEST_TOKEN", TOKEN)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))
    with playing(context) as server:
        server.put("/x.csv", b"rows")
        yield server


def test_a_certificate_that_nobody_vouches_for_is_refused_before_the_token_is_sent(
    open_source: Opener, encrypted: Played
) -> None:
    with pytest.raises(SourceError, match=r"ru_test: the web server shows a certificate.*SSL_CERT_FILE"):
        open_source(encrypted.url + "/x.csv", token_env="CROSSINGS_TEST_TOKEN").files()
    assert encrypted.asked == []


def test_an_authority_of_the_partners_own_can_be_named(
    open_source: Opener, encrypted: Played, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    source = open_source(encrypted.url + "/x.csv", token_env="CROSSINGS_TEST_TOKEN")
    assert [source.read(file) for file in source.files()] == [b"rows"]
