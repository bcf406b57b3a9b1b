"""What `partner traces` does, and how it is told: where a word still stands, and what ends that.

Add here: the remedy of another room.
Keep out: the search (warehouse/privacy/traces.py), and the words themselves in what is told.
"""

import typer

from dagster_project.console import say
from warehouse.errors import ConfigError, CrossingsError
from warehouse.privacy import traces
from warehouse.settings import Settings

SHORTEST = 3  # letters: shorter words are in every file
_REMEDIES = {
    "published": "`crossings partner stop CODE --now` removes what shows a partner. Other words are the network's.",
    "exchange": "`crossings release exchange` makes the packages anew.",
    "reports": "Your own words in drafts: copy them, then remove the file.",
    "network": "Words that you wrote into the network's files: change them, then `crossings run`.",
    "superset": "Names of accounts, SQL that was typed, and the log of actions: see the page for this day.",
    "dagster": "`crossings partner stop CODE --now` empties it.",
    "logs": "`crossings partner stop CODE --now` empties the pipeline's. Others can be removed while nothing runs.",
}
_OTHERWISE = "Look at the file, and decide with your lawyer what happens to it."


def show(settings: Settings) -> int:
    typed = typer.prompt("Words to look for, with commas between (name, code, alias)", err=True)
    words = [word.strip() for word in str(typed).split(",") if word.strip()]
    if not words or min(map(len, words)) < SHORTEST:
        raise ConfigError(f"Each word must have {SHORTEST} letters or more: shorter ones stand in every file.")
    found = traces.find(settings, words)
    for room, files in found.at.items():
        say(f"{room}: {len(files)} file(s). {_REMEDIES.get(room, _OTHERWISE)}")
        for path in files:
            say(f"  {path}")
    if not found.at:
        say("✓ In no file of this home that can be read.")
    say(
        f"Not looked into: {found.closed} encrypted file(s), {len(found.unread)} picture(s), PDF or closed database(s)."
    )
    return CrossingsError.exit_code if found.at else 0
