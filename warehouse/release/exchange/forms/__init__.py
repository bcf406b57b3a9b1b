"""Forms that people read, copy from and write into; each number stands with the cell that it comes from.

Add here: another form of a donor.
Keep out: formats that machines read (one level up), and words (warehouse/definitions/exchange).
"""
