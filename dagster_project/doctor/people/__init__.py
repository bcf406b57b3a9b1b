"""Accounts, the pages that people open, and messages to them.

Add here: a check of what people use.
Keep out: names of accounts and addresses: counts only.
"""
