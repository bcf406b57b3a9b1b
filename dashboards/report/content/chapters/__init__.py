"""What each chapter of a report says: one file a chapter, with a function `blocks`.

Add here: a chapter, and its line in ../chapters.yaml.
Keep out: which edition has it, texts, and rules of sentences.
"""
