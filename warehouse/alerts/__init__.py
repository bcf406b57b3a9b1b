"""Alerts: who hears of a new release, or of a failure, and that nobody hears it twice.

    recipients  who hears of releases, in one file that rests encrypted, and what is wrong with it
    words       what a message says, in four languages (words.yaml)
    sending     the door to `apprise`
    notify      what a release holds for an audience, who was told of which release, and the order of all that
    failures    who hears that something must be done now, once for each matter, and that it is well again

Add here: another step between a release and the people who wait for it.
Keep out: what an alert says (dbt/models/published/pub_alerts.sql). Messages carry a number, never a sentence, a place
or a partner: whoever reads over a shoulder, or another's mail, learns that there is a release.
"""
