"""`crossings …`: the door for people, one module for each group of commands.

    commands    the commands without a group, the groups, exit codes

Add here: a group of commands, or a command of a group, and how it is told.
Keep out: the work itself, and imports that take seconds: `--help`, `status` and `check` answer at once. Importing a
group does not import the others.
"""


def main() -> None:
    """Errors for people are one paragraph and an exit code; all others keep their traceback."""
    from dagster_project.cli import commands

    commands.main()
