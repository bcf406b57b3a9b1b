"""Backups: the home as it is at one moment, encrypted in another place, and brought back from there.

    back_up      the order of a backup: an image of the home, a snapshot of it, older ones forgotten
    restore      a snapshot into a home that holds nothing
    repository   the place where snapshots lie, and restic, which keeps them
    forgetting   what was erased here and still is in older snapshots

Add here: another thing that a backup must hold, or that must not come back with one.
Keep out: keys (their escrow is warehouse/keys), and copies of a home in folders (warehouse/privacy/erase.py).
"""
