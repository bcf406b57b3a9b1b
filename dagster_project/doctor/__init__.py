"""Doctor: everything that somebody who looks after one server must know, each with what to do about it.

    case        the warehouse that is looked at, and what a check says of it: how urgent, what, where, and the remedy
    machine     checks of the computer; rooms: of the data; people: of accounts, dashboards and messages
    examine     the list of all checks, one after the other; one that fails is a finding itself
    telling     the same for people, and as JSON
    watch       the newest look, kept for the metrics page, and who is told when something must be done now
    metrics     that page, for Prometheus

Add here: a check, in the file of its topic, and its line in examine.py.
Keep out: mending. The doctor changes nothing but its own file, says no name of a partner, an account or a person unless
it is asked to, and never a value of a row.
"""
