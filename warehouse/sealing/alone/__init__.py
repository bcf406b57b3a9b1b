"""The partner-side tool as a thing to install: what it needs of this repository, as a wheel and as one file.

Add here: another form in which it is handed over.
Keep out: what the tool does. Nothing of this folder goes along.
"""
