"""Partners: their declarations where they are kept, and the ones that are in force.

Add here: another question to all declarations, or another thing done to a declaration file.
Keep out: what a declaration says and what is wrong with it (warehouse/contract/declaration).
"""
