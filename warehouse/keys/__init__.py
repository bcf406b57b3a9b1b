"""The keys as things that are made, kept and copied for safety.

Add here: what people do with keys (the group of commands `keys`), where no row is touched.
Keep out: any use of a key on a row, a change of keys (warehouse/key_rotation), and the network keys K_net, which never
come here.
"""
