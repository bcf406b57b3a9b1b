"""Files that people enter: capture histories, figures of two lists, figures for the multiplier.

Add here: another kind of file, or another way in which people write one of these.
Keep out: estimating. A mistake names row, column and rule; it never repeats what a cell holds.
"""
