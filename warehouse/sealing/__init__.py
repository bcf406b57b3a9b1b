"""The partner-side room: what a partner does before anything leaves its laptop.

Add here: steps of the sealing tool (canonical names, codes, tokens).
Keep out: anything that imports another room or needs a key of the warehouse. This package installs alone.
"""
