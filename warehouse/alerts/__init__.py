"""Alerts: who hears of a new release, or of a failure, and that nobody hears it twice.

    recipients  who hears of releases, in one file that rests encrypted; mistakes.py says what is wrong with it
    news        what a release holds for an audience: its day, and which alerts, read from the published file alone
    words       what a message says, in four languages (words.yaml)
    sending     the door to `apprise`
    memory      who was told of which release, in digests
    notify      the order of all that
    failures    who hears that something must be done now, once for each matter, and that it is well again

Add here: another step between a release and the people who wait for it.
Keep out: what an alert says (dbt/models/published/pub_alerts.sql). Messages carry a number, never a sentence, a place
or a partner: whoever reads over a shoulder, or another's mail, learns that there is a release.
"""
