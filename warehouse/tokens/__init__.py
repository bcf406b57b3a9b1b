"""Tokens: what stands for a person outside of the partner's own list.

    recipe, canonical, romanisation    from the parts of a name to the code of a person, the same at every partner
    first_keying    the code sealed with the network's key, made at the partner
    key_chain       what a change of the warehouse's token key does to a token
    marks           marks of erased persons' tokens, and of how a partner's codes are keyed

Add here: another part of a code, or another thing that is made of a token by keys alone.
Keep out: files, declarations and rows: nothing here knows them. The sealing tool, the contract and intake build on
this room; it imports none of them.
"""
