"""Pages of a PDF as pictures, to look at: `python tests/oracles/page_pictures.py FILE.pdf FOLDER [PAGES A SHEET]`.

Add here: another way to look at pages. Keep out: what is promised of them (tests/contract/report).
"""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pypdfium2

SCALE = 1.1


def pages(content: bytes, scale: float = SCALE) -> list[np.ndarray]:
    """Each page as an array of height, width, three colours."""
    document = pypdfium2.PdfDocument(content)
    return [page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3] for page in document]


def png(picture: np.ndarray) -> bytes:
    height, width, _ = picture.shape
    lines = b"".join(b"\0" + line.tobytes() for line in np.ascontiguousarray(picture, dtype=np.uint8))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def beside(pictures: list[np.ndarray], across: int) -> np.ndarray:
    """Several pages on one sheet, with a grey line between."""
    high, wide = (max(picture.shape[side] for picture in pictures) + 6 for side in (0, 1))
    rows = -(-len(pictures) // across)
    sheet = np.full((high * rows, wide * across, 3), 128, dtype=np.uint8)
    for place, picture in enumerate(pictures):
        top, left = place // across * high, place % across * wide
        sheet[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return sheet


def main() -> None:
    file, folder = Path(sys.argv[1]), Path(sys.argv[2])
    across = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    folder.mkdir(parents=True, exist_ok=True)
    taken = pages(file.read_bytes())
    for start in range(0, len(taken), across * 2):
        sheet = beside(taken[start : start + across * 2], across)
        (folder / f"{file.stem}-{start + 1:03d}.png").write_bytes(png(sheet))


if __name__ == "__main__":
    main()
