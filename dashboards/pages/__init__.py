"""Our own pages inside Superset, under /crossings/: what its dashboards cannot say.

    (the address itself)  leads a reader to her own first page, and the bar on top to all of them (arrival.py)
    about/          from a sentence of a release to its chart (about.py)
    footnote.svg    release, its day, reports received: below every chart (footnote.py)
    files/          the tables of the release, to take along (files.py)
    releases/       which release this session looks at; for advisers the next one, and holds (releases.py)
    health/         does it all run, without a number of anybody (health.py)
    first-answers/  for the pipeline alone: a release is new (first_answers.py)

A page is for the seats that roles.yaml names it for, and for nobody else: 403.
Add here: another page.
Keep out: dashboards, and whatever needs a key: this process has none.
"""

from dashboards.pages import about, arrival, files, first_answers, footnote, health, releases
from dashboards.pages.door import blueprint

__all__ = ["about", "arrival", "blueprint", "files", "first_answers", "footnote", "health", "releases"]
