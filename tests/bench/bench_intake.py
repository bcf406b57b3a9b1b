"""How much CPU intake needs, against the barest read of the same data: `make bench` prints the ratios.

    1  a million rows of windows-1251 CSV, from the file to accepted raw rows : DuckDB's read_csv of it as UTF-8
    2  200,000 rows of XLSX likewise                                         : a bare read by calamine

Add here: another measurement of intake.
Keep out: assertions on time (machines differ; the page of benchmarks says what was measured where), and imports: each
program warms up on a small file first.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from big_files import NAME, Contacts, csv_of, declared, workbook_of

HERE = Path(__file__).parent
BAR = 6
TABLE = Contacts(rows=1_000_000, persons=100_000)
BOOK = Contacts(rows=200_000, persons=20_000)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="crossings-bench-") as folder:
        table = csv_of(TABLE)
        plain, legacy, book = (Path(folder, name) for name in ("plain.csv", f"{NAME}.csv", f"{NAME}.xlsx"))
        plain.write_bytes(table)
        legacy.write_bytes(table.decode().encode("windows-1251"))
        workbook_of(BOOK, book)
        text = declared(format="csv", encoding="windows-1251", delimiter=";")
        _compare(f"CSV, {TABLE.rows:,} rows", _intake(folder, text, legacy), _measured("duckdb", str(plain)))
        _compare(f"XLSX, {BOOK.rows:,} rows", _intake(folder, declared(format="xlsx"), book), _bare(book))


def _bare(book: Path) -> dict[str, Any]:
    return _measured("calamine", str(book))


def _intake(folder: str, declaration: dict[str, Any], path: Path) -> dict[str, Any]:
    home = tempfile.mkdtemp(dir=folder)
    return _measured("intake", home, json.dumps(declaration), str(path))


def _measured(*arguments: str) -> dict[str, Any]:
    """One program in a process of its own: CPU seconds of it and its children by step, and its largest memory."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(HERE / "measured.py"), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _compare(what: str, ours: dict[str, Any], bare: dict[str, Any]) -> None:
    base, taken = bare["read"], ours["receive"] + ours["admit"]
    judged = taken + ours["judge"]
    print(f"{what}, {ours['rows']:,} accepted")
    print(f"  bare read            {base:7.2f} CPU s   {bare['peak_mb']:5.0f} MB")
    print(f"  receive              {ours['receive']:7.2f} CPU s   {ours['peak_mb']:5.0f} MB")
    print(f"  admit                {ours['admit']:7.2f} CPU s")
    print(f"  file to raw          {taken:7.2f} CPU s   {taken / base:5.1f} x the bare read (wanted: at most {BAR})")
    print(f"  judged in between    {judged:7.2f} CPU s   {judged / base:5.1f} x the bare read")
    for step, seconds in sorted(ours["steps"].items(), key=lambda pair: -pair[1]):
        print(f"      {step:<22} {seconds:6.2f}")


if __name__ == "__main__":
    main()
