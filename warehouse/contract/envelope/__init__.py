"""What is around a file: signature, encryption, archives, the manifest beside it. All before anything in it is read.

Add here: another wrapper, or another thing that comes with a file.
Keep out: the contents (read/) and the way on which a file comes (warehouse/intake/pull).
"""
