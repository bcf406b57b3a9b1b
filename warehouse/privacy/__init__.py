"""Privacy: how what is kept of a person comes to its end, by her own word or by time.

Add here: another way in which rows leave the warehouse for good, with its proof.
Keep out: how rows come in (intake), and anything that only hides rows and keeps them.
"""
