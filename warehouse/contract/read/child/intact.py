"""Whether a workbook is whole: every part of it is read once against the sum that the archive keeps of it. The parser
does not look, and reads a damaged word as another word.

Add here: another sign of damage that the parser passes over.
Keep out: imports of this project: this runs in the child process (open_workbook.py), which is alone.
"""

import io
import zipfile
from collections.abc import Collection

BLOCK = 1 << 20


def check(data: bytes, read_anyway: Collection[str]) -> None:
    """Raises zipfile.BadZipFile for a damaged part. The parts named are read to their end elsewhere, with their sums.

    Two parts of one name are damage too: each reader takes another one of them.
    """
    if not data.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if len(set(names)) < len(names):
            raise zipfile.BadZipFile
        for name in names:
            if name not in read_anyway:
                with archive.open(name) as part:
                    while part.read(BLOCK):
                        pass
