"""The contact contract in code: its fields, a partner's declaration, and a file read by it up to accepted rows.

    contact_fields, ages, fold, findings, letter_words    what is said to everybody alike
    declaration → envelope → read → gate → map → keying    each room may use those before it
    prepare    one file through all of them, in memory

Add here: what the warehouse and the partner-side tool must do alike.
Keep out: files that rest anywhere, databases, keys of the warehouse. Intake and the sealing tool import this room; it
imports neither of them.
"""
