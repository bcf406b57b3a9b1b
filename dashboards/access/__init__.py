"""Who gets in and what stands before every request: sessions, passwords, limits, the log of actions, names of accounts.

Add here: another rule of access.
Keep out: roles and accounts as they are declared (roles, accounts), and numbers (reading).
"""
