"""Columns that KoboToolbox writes by itself: who filled the form in, with what device, where. They are never read.

Add here: a column that a newer version adds.
Keep out: columns of a form's own questions: those are looked at (gate.py) even if nobody reads them.
A declaration may name one of these all the same: `today` is a fair date of contact.
"""

from collections.abc import Container

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.contract.fold import fold

VERSION = ("__version__", "_version_", "formdef_version")
INDEX, PARENT_INDEX, PARENT_TABLE = "_index", "_parent_index", "_parent_table_name"
UUID, SUBMISSION_UUID = "_uuid", "_submission__uuid"
STATUS = ("_validation_status", "_submission__validation_status")
OF_MAIN = fold("_submission_") + "_"  # how a repeat group's sheet repeats columns of the main one

_STAFF = "start end today username deviceid phonenumber devicephonenum simserial subscriberid simid audit"
_SERVER = "_submitted_by _notes _tags _status _attachments _submission_time _media_count _supplementalDetails"
_NAMES = frozenset(map(fold, (*_STAFF.split(), *_SERVER.split(), *VERSION, INDEX, PARENT_INDEX, PARENT_TABLE, *STATUS)))
_PREFIXES = (fold("_geolocation"), fold("meta/"), OF_MAIN, fold("_submission_meta/"), fold("formhub/"))
_POINT = ("latitude", "longitude", "altitude", "precision")
_FOUR_NUMBERS = r"^-?\d{1,3}\.\d+ -?\d{1,3}\.\d+ -?\d+(\.\d+)? \d+(\.\d+)?$"


def is_system(header: str, declared: Container[str]) -> bool:
    folded = fold(header)
    own = folded in _NAMES or folded.rsplit("/", 1)[-1] in _NAMES or folded.startswith(_PREFIXES)
    return own and folded not in declared


def geopoints(headers: list[str]) -> set[str]:
    """The (folded) headers of questions for a place on the map, and of the columns each of them comes with."""
    there = set(map(fold, headers))
    found: set[str] = set()
    for header in there:
        group, slash, name = header.rpartition("/")
        for mark in ("_", ""):
            parts = {part: f"{group}{slash}{mark}{name}_{fold(part)}" for part in _POINT}
            if {parts["latitude"], parts["longitude"]} <= there:
                found |= {header, *parts.values()} & there
    return found


def surveycto_points(headers: list[str]) -> set[int]:
    """Where the places on the map of SurveyCTO stand: four columns of one name, which it adds by itself."""
    folded = {fold(header): at for at, header in enumerate(headers)}
    found: set[int] = set()
    for header in folded:
        stem = header.removesuffix(fold("-Latitude"))
        parts = [f"{stem}{fold(part)}" for part in ("-Latitude", "-Longitude", "-Altitude", "-Accuracy")]
        if stem != header and set(parts) <= folded.keys():
            found |= {folded[part] for part in parts}
    return found


def is_all_geopoints(column: pa.DictionaryArray) -> bool:
    """In JSON a place is one text of four numbers, and has no columns beside it."""
    texts = column.dictionary.filter(pc.greater(pc.utf8_length(column.dictionary), 0))
    return bool(len(texts)) and bool(pc.all(pc.match_substring_regex(texts, _FOUR_NUMBERS)).as_py())
