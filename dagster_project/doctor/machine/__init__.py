"""The computer that the warehouse runs on.

Add here: a check of the computer: it asks the computer alone, never another one.
Keep out: anything about deliveries and releases (rooms/).
"""
