"""Interfaces that answer with records instead of files: KoboToolbox and DHIS2, cut into months.

Add here: another interface: a Route in a module of its own, and its scheme in source.KINDS.
Keep out: what the answers mean (warehouse/contract/read/layouts), and sources that hold files.
"""
