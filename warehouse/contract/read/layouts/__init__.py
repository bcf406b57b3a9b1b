"""Layouts: what an exporter writes, turned into one sheet in which each row is one contact.

Add here: another exporter whose files are not plain tables, one module each, and how it is declared.
Keep out: bytes and dialects (read.py), and what a column means (map.py). Everything is in memory, nothing is written.

* `kobo`: KoboToolbox, one sheet per repeat group (XLSX) or nested lists (JSON). Steps: records → repeats
* `dhis2`: DHIS2 tracker events, one row per answer (CSV) or events with `dataValues` (JSON). Steps: records → dhis2
* `table` needs no module. SurveyCTO (wide CSV): `date_format: '%b %d, %Y'`, `source_uid: [KEY]`, and a blank as the
  separator of select_multiple; leave `devicephonenum` out of the form, or the gate finds phone numbers. Google Forms
  (CSV of the answers): `date_format: '%Y/%m/%d'`, time and zone behind it are passed over; ';' parts checkboxes.

A declaration of each stands in tests/unit/intake/examples. In JSON, and in DHIS2, a question that nobody answered is
not in the file at all: its field belongs into `optional`.
"""
