"""What is done where too much follows: secondary suppression, its rounds, what a restatement may change.

Add here: another remedy.
Keep out: finding what is to be hidden (inference, attacks).
"""
