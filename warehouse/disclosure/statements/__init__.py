"""What published files say of cells, as statements that an attacker can write down, and the truth to judge them by.

A contract says which number is whose count, grains.yaml how the persons of cells relate; knowledge.py puts it together.
Add here: another kind of statement that a published file makes, or another relation in grains.yaml.
Keep out: what follows from statements (inference), and whether that harms (attacks).
"""
