"""A master of Spark with workers of one core, on loopback, for as long as somebody works with them.

Add here: what else a worker must be told.
Keep out: what is built with them (reach.py).
"""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from warehouse.settings import Settings
from warehouse.spark import build, needs
from warehouse.vault import Vault

HOST = "127.0.0.1"
SECONDS_TO_START = 120


@contextmanager
def workers(here: Settings, keyring: Vault, count: int, folder: Path) -> Iterator[str]:
    """The address of the master. Every worker has the key of Spark's files, and as much memory as the driver.

    What Spark says goes to a file of each process in `folder`, and can quote rows. Raises TimeoutError where nobody
    answers.
    """
    folder.mkdir(parents=True)
    port, memory = _free_port(), f"{needs.memory_mb(here) + 512}m"
    address = f"spark://{HOST}:{port}"
    with ExitStack() as started:
        started.enter_context(_running(here, keyring, folder / "master", "master.Master", "--port", str(port)))
        _wait_for(port)
        for number in range(count):
            work = folder / f"worker-{number}"
            said = ("--cores", "1", "--memory", memory, "--work-dir", str(work), address)
            started.enter_context(_running(here, keyring, work, "worker.Worker", *said))
        yield address


@contextmanager
def _running(here: Settings, keyring: Vault, folder: Path, role: str, *said: str) -> Iterator[None]:
    folder.mkdir()
    spark = next((needs.python(here).parents[1] / "lib").glob("python*/site-packages/pyspark"))
    with (folder / "said").open("wb") as log:
        process = subprocess.Popen(
            [
                spark / "bin" / "spark-class",
                f"org.apache.spark.deploy.{role}",
                *("--host", HOST, "--webui-port", "0"),
                *said,
            ],
            env=build.environment(here, keyring) | {"SPARK_HOME": str(spark)},
            stdout=log,
            stderr=log,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(60)


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def _wait_for(port: int) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), 1).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(f"Spark's master did not answer within {SECONDS_TO_START} s.")
