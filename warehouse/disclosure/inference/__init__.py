"""What follows with certainty from statements about cells: subtraction, programs, atoms of persons, derived numbers.

Add here: another way to conclude from published numbers to others.
Keep out: attacks that take a side's own knowledge into account, and hiding what follows.
"""
