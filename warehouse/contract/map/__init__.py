"""Mapping: from text columns to the fields of the contract, and what holds a delivery as a whole.

Add here: another kind of value, or another sign that a file is not what it was.
Keep out: tokens (keying/): here no code of a person becomes anything else.
"""
