"""Numbers sent on: packages for declared recipients, made of published cells of their audience's file alone.

    declared      who gets what, as the network says, and every mistake of it
    which         the release that may be sent
    cells         published cells that the mapping names
    dxf2, forms/               one format each: what it writes, and how it is read back
    check         what was written is read back and held against the published file
    sent          which numbers a recipient has been sent, for ever: what is gone since is taken back
    package       one package from the cells to its folder

Add here: another format, with a way to read it back.
Keep out: what a release holds (files/), and sending: people do that, with the addresses and passwords that they have.
"""
