"""Capture data that were published, with the list sizes and totals of the publication."""

from pathlib import Path

from warehouse.estimators.histories import Histories

REFERENCE = Path(__file__).resolve().parents[3] / "warehouse" / "reference"


def histories(lists: str, **cells: int) -> Histories:
    """`_110=21`: 21 persons on the first two of three lists."""
    counts = {tuple(int(digit) for digit in name[1:]): count for name, count in cells.items()}
    return Histories(tuple(lists.split()), counts)


# Female sex workers, Kampala 2017, three captures (JMIR Public Health Surveill 2019;5(3):e12118).
KAMPALA = histories("c1 c2 c3", _111=109, _110=207, _011=105, _101=126, _100=520, _010=544, _001=1077)
# Hepatitis A, northern Taiwan 1995: serum tests, hospitals, questionnaires (Chao et al., Stat Med 2001;20:3123).
HEPATITIS = histories("P Q E", _111=28, _110=21, _101=17, _011=18, _100=69, _010=55, _001=63)
# People with diabetes, Casale Monferrato 1988: clinics, hospitals, prescriptions, reagent strips (Bruno et al. 1994).
DIABETES = histories(
    "clinic hospital prescription strips",
    _1111=58,
    _1110=157,
    _1101=18,
    _1011=46,
    _0111=14,
    _1100=104,
    _1010=650,
    _1001=12,
    _0110=20,
    _0101=7,
    _0011=8,
    _1000=709,
    _0100=74,
    _0010=182,
    _0001=10,
)
