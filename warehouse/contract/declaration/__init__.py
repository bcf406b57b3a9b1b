"""A partner's declaration: what it says, how it is written down, and everything that may be wrong with it.

Add here: a key of a declaration, and the mistakes people make with it.
Keep out: where declarations are kept and which are in force (warehouse/intake/partners).
"""
