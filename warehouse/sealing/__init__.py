"""The partner-side room: what a partner does before anything leaves its laptop.

Add here: steps of the sealing tool (canonical names, codes, tokens).
Keep out: any key of the warehouse. Names, recipes, tokens and keys import no other room; reading and leaving still use
warehouse.intake.
"""
