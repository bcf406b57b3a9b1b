"""Keys of Kobo's JSON under the headers that its spreadsheets have, so that one declaration reads both.

Add here: another way in which JSON and spreadsheets of one form name the same question.
Keep out: spellings of one partner (its declaration lists them).

In JSON a key always bears its groups (`visit/city`), and a select_multiple is one text of names parted by blanks. A
spreadsheet may leave the groups out (`city`), and has a column of 0 and 1 for each name (`works/street`).
"""

from collections.abc import Mapping

from warehouse.contract.declaration.declaration import Declaration
from warehouse.contract.findings import FileRefused, Problem
from warehouse.contract.fold import fold


class Names:
    """The headers that a declaration gives to the keys of one form."""

    def __init__(self, declaration: Declaration, declared: Mapping[str, str]) -> None:
        self._partner, self._declared = declaration.code, declared
        spelled = [name for spellings in declaration.columns.values() for name in spellings]
        spelled += [name for some in declaration.one_hot.values() for names in some.values() for name in names]
        self._choices: dict[str, list[str]] = {}
        for name in spelled:
            if "/" in name:
                self._choices.setdefault(fold(name.rpartition("/")[0]), []).append(name)

    def spelled(self, texts: Mapping[str, str]) -> dict[str, str]:
        """A record under its headers. Raises FileRefused when two keys come under one declared header."""
        found: dict[str, str] = {}
        for key, text in texts.items():
            header = self._header(key)
            for name, cell in {header: text, **self._ticked(key, text)}.items():
                if name in found:
                    feeds = self._declared.get(fold(name), name).split("=")[0]
                    raise FileRefused(Problem(self._partner, "column_twice", column=feeds))
                found[name] = cell
        return found

    def _header(self, key: str) -> str:
        short = key.rsplit("/", 1)[-1]
        return short if fold(key) not in self._declared and fold(short) in self._declared else key

    def _ticked(self, key: str, text: str) -> dict[str, str]:
        """The columns of 0 and 1 of a question with several answers; names that nobody declared get theirs too."""
        question = next((name for name in (key, key.rsplit("/", 1)[-1]) if fold(name) in self._choices), None)
        if question is None or fold(key) in self._declared:
            return {}
        words = {fold(word) for word in text.split()}
        declared = self._choices[fold(question)]
        known = {name: fold(name.rpartition("/")[2]) for name in declared}
        cells = {name: "" if not text else "1" if word in words else "0" for name, word in known.items()}
        others = [word for word in text.split() if fold(word) not in known.values()]
        return cells | {f"{question}/{word}": "1" for word in others}
