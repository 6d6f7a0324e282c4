"""Names that nobody has: made up of surnames and of the characters people give their children."""

from random import Random

from model.demo import tale

ONE_CHARACTER = 0.14
"""How many given names are one character."""


class Names:
    """Makes up names with one source of chance, so that the same day makes the same school."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._surnames = tale.surnames()
        self._given = {sex: (tale.letters_of(f"{who}_first"), tale.letters_of(f"{who}_last")) for sex, who in _SEXES}
        self._single = {sex: tale.letters_of(f"{who}_single") for sex, who in _SEXES}

    def one(self, sex: str) -> str:
        """A name for a boy (M) or a girl (F); two people may have the same, as in any school."""
        chance = self._chance
        surname = chance.choice(self._surnames)
        if chance.random() < ONE_CHARACTER:
            return surname + chance.choice(self._single[sex])
        first, last = self._given[sex]
        return surname + chance.choice(first) + chance.choice(last)

    def unlike(self, taken: set[str]) -> str:
        """A name that nobody among ``taken`` has; it is among them afterwards."""
        while (name := self.one(self._chance.choice("MF"))) in taken:
            continue
        taken.add(name)
        return name


_SEXES = (("M", "boys"), ("F", "girls"))
