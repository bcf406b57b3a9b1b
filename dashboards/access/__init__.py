"""Who gets in and what stands before every request: sessions, passwords, limits, the log of actions, names of accounts.

And what may be done to accounts in the browser, and the page instead of numbers while none may be shown.
Add here: another rule of access.
Keep out: roles and accounts as they are declared (roles, accounts), and numbers (reading).
"""
