"""What exists, said once: one file for each thing, and everything else is read from it.

Add here: a kind of thing that several rooms must know of.
Keep out: what is true of one network (warehouse/networks), and how any of it is used.
"""
