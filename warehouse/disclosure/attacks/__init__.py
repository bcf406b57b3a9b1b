"""The attacks on one release: who knows what besides, and what that gives away.

Add here: another attack, and its line in all_attacks.py.
Keep out: conclusions that need no knowledge of one's own (inference).
"""
