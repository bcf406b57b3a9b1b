"""What published files say of cells, as statements that an attacker can write down, and the truth to judge them by.

tables.yaml says which number is whose count and how the persons of cells relate; knowledge.py puts statements together.
Add here: another kind of statement that a published file makes, or another table in tables.yaml.
Keep out: what follows from statements (inference), and whether that harms (attacks).
"""
