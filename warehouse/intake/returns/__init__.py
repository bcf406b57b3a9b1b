"""Returns: what organisations state about themselves, without a row about any person.

Add here: another return.
Keep out: deliveries of contacts.
"""
