"""The corpus: files as partners really send them, in ten families, each with the outcome that its sender meant.

Add here: a case, as one entry of the module of its family (bytes are made when they are needed, never kept in git).
Keep out: expectations read off the code under test. What is expected is written by hand, or from the contacts that the
file was made from (meant.py).
"""
