"""Key rotation: a change of the warehouse's keys, which may be killed at any moment and goes on.

    rotate          the order of a change
    rewrap_landing  landing under the token keys of now
    reseal_files    files sealed for the warehouse under its key of now

Add here: another thing at rest that a changed key must reach.
Keep out: where keys come from and their copies (warehouse/keys), and what a changed key does to one token
(warehouse/tokens/key_chain.py).
"""
