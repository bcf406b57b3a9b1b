"""The attacks on a release, run together: a partner's own rows, differences between releases, and guesses.

Add here: another attack, and its line in all_attacks.py.
Keep out: what follows with certainty from the published numbers alone (inference).
"""
