"""Any S3-compatible store: `s3://bucket/prefix`, at `source.endpoint`.

Add here: what stores differ in.
Keep out: keys from files or from the machine's role: only the declared environment variables count.
"""

import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import aiohttp
import botocore.exceptions
import fsspec
from fsspec.asyn import FSTimeoutError

from warehouse.intake.pull import patience
from warehouse.intake.pull.checksums import Checksum
from warehouse.intake.pull.route import Partial, Route, SourceFile, read_on, unchanged, utc
from warehouse.intake.pull.troubles import BadCertificate, LoginRefused, Missing, Unexpected, Unreachable
from warehouse.intake.pull.web import require_secrecy

_ON_THE_WAY = (
    botocore.exceptions.ConnectionError,
    botocore.exceptions.HTTPClientError,
    aiohttp.ClientError,
    FSTimeoutError,
    TimeoutError,
)
_PLAIN_MD5 = re.compile(r"^[0-9a-f]{32}$")


class S3(Route):
    """The objects directly below one prefix of one bucket."""

    kind = "S3 store"
    _fs: Any = None

    def listed(self) -> list[SourceFile]:
        files = self._connected()
        bucket = self.parts.netloc
        try:
            infos = files.ls(f"{bucket}/{unquote(self.parts.path).strip('/')}".rstrip("/"), detail=True, refresh=True)
        except FileNotFoundError:
            # A prefix exists only while something lies below it; a bucket that is not there is a mistake.
            files.call_s3("head_bucket", Bucket=bucket)
            return []
        return [_file(info) for info in infos if info["type"] == "file" and not info["name"].endswith("/")]

    def fetch(self, file: SourceFile, partial: Partial) -> None:
        files = self._connected()
        bucket, key, _ = files.split_path(file.path)
        head = files.call_s3("head_object", Bucket=bucket, Key=key)
        unchanged(file, _tag(head), partial)
        partial.checksums = _checksums(head)
        # The store answers each block only while the object is still of this ETag (If-Match).
        with files.open(file.path, "rb", cache_type="none") as stream:
            read_on(stream, file, partial)

    def _connected(self) -> Any:
        if self._fs is None:
            declared = self.declaration.source
            if declared.endpoint:
                require_secrecy(declared.endpoint, "endpoint")
            self._fs = fsspec.filesystem(
                "s3",
                key=self.secret(declared.username_env),
                secret=self.secret(declared.password_env),
                anon=declared.username_env is None,
                endpoint_url=declared.endpoint,
                skip_instance_cache=True,
                use_listings_cache=False,
                config_kwargs={
                    "connect_timeout": patience.CONNECT_SECONDS,
                    "read_timeout": patience.READ_SECONDS,
                    "retries": {"max_attempts": 0},
                },
            )
            self._fs.retries = 1  # attempts are counted in one place, patience.py
        return self._fs

    @contextmanager
    def translated(self) -> Iterator[None]:
        try:
            yield
        except (FileNotFoundError, IsADirectoryError):
            raise Missing from None
        except (PermissionError, botocore.exceptions.NoCredentialsError):
            raise LoginRefused from None
        except (botocore.exceptions.SSLError, aiohttp.ClientSSLError, ssl.SSLCertVerificationError):
            raise BadCertificate from None
        except _ON_THE_WAY as error:
            raise Unreachable(type(error).__name__) from None
        except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError, ValueError) as error:
            raise Unexpected(type(error).__name__) from None
        except OSError as error:
            raise Unreachable(type(error).__name__) from None
        except IndexError as error:
            # s3fs looks for a number in every OSError, and where a connection broke off there is none.
            if not isinstance(error.__context__, OSError):
                raise
            raise Unreachable(type(error.__context__).__name__) from None

    def close(self) -> None:
        self._fs = None


def _file(info: dict[str, Any]) -> SourceFile:
    return SourceFile(info["name"], info["size"], utc(info["LastModified"]), _tag(info))


def _tag(info: dict[str, Any]) -> str:
    return str(info.get("ETag", "")).strip('"')


def _checksums(head: dict[str, Any]) -> list[Checksum]:
    """An ETag is the MD5 only of an object that was sent in one piece and not encrypted by the store with a key."""
    has_key = head.get("SSECustomerAlgorithm") or "kms" in head.get("ServerSideEncryption", "")
    return [Checksum("md5", _tag(head))] if _PLAIN_MD5.match(_tag(head)) and not has_key else []
