"""`python -m dagster_project.cli …` is `crossings …`.

Add here: nothing.
Keep out: everything else; the commands are in commands.py and the modules beside it.
"""

from dagster_project.cli import main

if __name__ == "__main__":
    main()
