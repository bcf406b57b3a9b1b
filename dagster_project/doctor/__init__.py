"""Doctor: everything that somebody who looks after one server must know, each with what to do about it.

    finding     what a check says: how urgent, what, where, and the remedy
    case        the warehouse that is looked at: settings, keys where there are any, the day, what the database says
    checks      the list of all checks, by topic
    examine     all checks, one after the other; one that fails is a finding itself
    telling     the same for people, and as JSON
    watch       the newest look, kept for the metrics page, and who is told when something must be done now
    metrics     that page, for Prometheus

    machine/    the computer: versions, disk, clock, permissions, ports, telemetry, swap, certificate
    rooms/      the data: keys, backups, releases, runs, deliveries, requests, agreements, retention
    people/     accounts, dashboards, messages that did not arrive

Add here: a check, in the room of its topic, and its line in checks.py.
Keep out: mending. The doctor changes nothing but its own file, says no name of a partner, an account or a person unless
it is asked to, and never a value of a row.
"""
