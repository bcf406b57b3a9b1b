"""What can go wrong at a source, in the words of people. Each kind of source turns its libraries' errors into these.

Add here: a trouble with a remedy of its own.
Keep out: addresses, paths, names, and the texts of libraries: those quote what they were asked for.
"""

from typing import Any, ClassVar

from warehouse.contract.declaration.declaration import Declaration


class Trouble(Exception):
    """`said` takes {who}, {names} (variables to set), {detail} (a class or a number, never a text), {attempts}."""

    is_transient: ClassVar[bool] = False
    said: ClassVar[str]

    def __init__(self, detail: str = "", wait_seconds: float = 0.0) -> None:
        super().__init__(detail)
        self.detail, self.wait_seconds = detail, wait_seconds

    def explain(self, declaration: Declaration, kind: str, attempts: int) -> str:
        who = f"{declaration.code}: the {kind}"
        return self.said.format(who=who, names=_names(declaration), detail=self.detail, attempts=attempts)


class Missing(Trouble):
    said = "{who} named by source.url, or a file in it, is not there. Correct source.url, or ask the partner."


class LoginRefused(Trouble):
    said = "{who} does not accept the user, the password or the token, or does not let it read. Check and set {names}."


class MayNotRead(Trouble):
    said = "{who} may not be read. Give the user that runs the warehouse the right to read it."


class OtherHostKey(Trouble):
    said = (
        "{who} shows a host key that is not the pinned one. Nothing was sent to it. Ask the partner by telephone "
        "whether the key changed; only then put the new one into source.host_key, or the "
        "file named by source.known_hosts."
    )


class NoHostKey(Trouble):
    said = (
        "{who} cannot be trusted, for there is no readable host key. Put the key that the partner read out to you into "
        "source.host_key, or the file named by source.known_hosts."
    )


class BadCertificate(Trouble):
    said = (
        "{who} shows a certificate that cannot be trusted. Nothing was sent to it. Ask the partner to have it mended; "
        "where the partner has an authority of its own, name its file in the environment variable SSL_CERT_FILE."
    )


class NotSecret(Trouble):
    said = "{who} would be asked without encryption. Correct source.{detail}: only https is used outside this machine."


class Elsewhere(Trouble):
    said = (
        "{who} sends the warehouse on to another host. Nothing was asked or sent there. Ask the partner whether that "
        "is meant; if so, put the final address into source.url."
    )


class VariableNotSet(Trouble):
    said = "{who} needs a key that is not there: set the environment variable {detail}."


class Unexpected(Trouble):
    said = "{who} gave an answer that such a source does not give ({detail}). Check source.url and ask the partner."


class NothingLeft(Trouble):
    said = (
        "{who} answers without any record of an ended month, although months of it were taken before. Nothing was "
        "changed here. Most often the user or the token has lost the right to read: check {names}, and ask the "
        "partner. If all of it was deleted on purpose, stop the partner with `crossings partner stop`."
    )


class TooMuch(Trouble):
    said = (
        "{who} sends more than is allowed ({detail}). Ask the partner whether that is right; "
        "if so, raise source.max_mb."
    )


class Unreachable(Trouble):
    is_transient = True
    said = "{who} could not be reached in {attempts} attempts ({detail}). Nothing is lost: try later."


class Changing(Trouble):
    is_transient = True
    said = (
        "{who} gave less or other bytes than it announced in {attempts} attempts: a file is cut short, or still being "
        "written. Nothing is lost: try later."
    )


class Damaged(Trouble):
    is_transient = True
    said = (
        "{who} gave a file that differs from its checksum in {attempts} attempts. Nothing was taken from it. Ask the "
        "partner to send the file and its checksum again."
    )


def _names(declaration: Declaration) -> str:
    declared: Any = declaration.source
    named = [name for name in (declared.username_env, declared.password_env, declared.token_env) if name]
    return " and ".join(named) or "source.password_env or source.token_env"
