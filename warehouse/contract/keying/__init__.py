"""The second keying: from sealed codes, or folded ones of a partner that does not seal, to tokens; and persons counted.

Add here: a new version of the message, beside the old one.
Keep out: the first keying and recipes (warehouse/tokens). The codes that come in are dropped here.
"""
