"""The keys as things that are made, kept, copied for safety and changed.

Add here: what people do with keys (`crossings keys …`).
Keep out: any use of a key on a row, and the network keys K_net, which never come here.
"""
