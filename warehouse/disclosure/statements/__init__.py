"""What published files say of cells, as statements that an attacker can write down, and the truth to judge them by.

Add here: another kind of statement that a published file makes.
Keep out: what follows from statements (inference), and whether that harms (attacks).
"""
