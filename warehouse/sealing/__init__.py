"""The partner-side room: what a partner does before anything leaves its laptop.

Add here: steps of the sealing tool, and its page.
Keep out: any key of the warehouse, and warehouse.intake: a file is read by warehouse.contract, a code is made by
warehouse.tokens, and nothing else of the warehouse comes along.
"""
