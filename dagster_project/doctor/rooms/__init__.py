"""What rests in the home, and whether it is as it must be.

Add here: a check of what the warehouse keeps or does.
Keep out: counts of persons and of rows, and names of partners outside of Finding.names.
"""
