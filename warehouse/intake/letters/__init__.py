"""Letters: what a partner is told of a delivery, in its language, in three forms.

Add here: another form, or another part of a letter.
Keep out: the words of rules (warehouse/contract/letter_words.py, rules.yaml), and verdicts: a letter only tells them.
"""
