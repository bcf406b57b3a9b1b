"""What follows with certainty from statements about cells: subtraction, programs, atoms of persons, derived numbers.

`under_test` holds one release with all of it: what every attack starts from.
Add here: another way to conclude from published numbers to others.
Keep out: guesses and attacks with knowledge of one's own (attacks), and hiding what follows (hiding).
"""
