"""What commands do that is more than one call of a room: they ask, wait for the lock, and tell what was done.

Add here: the doing of another command.
Keep out: arguments and help texts (cli), and everything that a pipeline run needs.
"""
