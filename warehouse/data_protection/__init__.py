"""Data protection: what a network must have written down, made of what it declares: record of processing, and DPIA.

    facts       what is true of this home: network, contract, settings, recipients, partners
    gaps        what nobody has said, and how to say it
    document    the two documents as Markdown, with what has changed since the last one
    word        the same as a Word document

Add here: another document that a law asks of a network, or another fact that one of these must say.
Keep out: anything that no declaration, setting or code says. It is a gap then, and marked as one.
"""
