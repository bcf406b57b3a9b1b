"""Lets the trial's environment write encrypted databases with the cipher that DuckDB calls unsafe.

The trial copies this file into its environment as `sitecustomize`, which Python loads in every process, dbt's too. So
everything but the cipher can be tried while there is no safe one, on invented data in a folder that is thrown away.
Add here: nothing.
Keep out: the product. It refuses this cipher, and a test says so.
"""

from warehouse import database


def _unsafe(con: "database.duckdb.DuckDBPyConnection") -> None:
    con.execute("set force_mbedtls_unsafe = true")
    con.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")


database.load_encryption = _unsafe
database.refuse_unsafe = lambda _con: None
