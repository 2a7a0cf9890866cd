"""What reaches the table: answers as codes, where a contributor asked and got one."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from tenfold.codebook import NULL, Variable
from tenfold.demo.chances import Flags, Index
from tenfold.demo.codes import NO, YES, settled
from tenfold.demo.people import People
from tenfold.demo.sampler import Sampler
from tenfold.stages import Codes


@dataclass(frozen=True, eq=False)
class Form:
    """The questions of the codebook, and which of them each contributor asks in which way."""

    sampler: Sampler

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns: the base variables of the codebook, in order."""
        return tuple(one.name for one in self.sampler.codebook.base)

    @cached_property
    def dtype(self) -> np.dtype[np.unsignedinteger]:
        """The smallest unsigned integer that holds every code."""
        return np.min_scalar_type(max(len(one.labels) for one in self.sampler.codebook.base))

    def fill(self, people: People) -> Codes:
        """The people's records: (people × columns)."""
        table = np.zeros((len(self.names), len(people.year)), self.dtype)
        self._write_profile(table, people)
        table[self._flags] = self._said(people).T
        self._leave_out(table, people)
        for column, variable in enumerate(self.sampler.codebook.base):
            self._keep_rules(table, column, variable)
        return table.T

    def _write_profile(self, table: Codes, people: People) -> None:
        """Writes the variables that aren't flags."""
        year = self.sampler.codebook.by_name["yearOfRegistration"]
        answers = {
            "yearOfRegistration": people.year - (year.first or 0) + 1,
            "Datasource": self._datasources[people.contributor],
            "gender": people.gender,
            "ageBroad": people.age,
            "majorityStatus": people.majority[:, 0],
            "majorityStatusAtExploit": people.majority[:, 1],
            "majorityEntry": people.majority[:, 2],
            "citizenship": self._corridors[people.corridor, 0],
            "CountryOfExploitation": self._corridors[people.corridor, 1],
        }
        for name, codes in answers.items():
            table[self.names.index(name)] = codes

    def _said(self, people: People) -> Codes:
        """Codes of the flags (people × flags); a "no" only where it is written down."""
        said_no = ~people.yes & self._says_no[people.contributor]
        return (people.yes * YES + said_no * NO).astype(self.dtype)

    def _leave_out(self, table: Codes, people: People) -> None:
        """Empties what isn't asked, and what stayed unanswered."""
        table *= self._asked[people.contributor].T
        for block, columns in enumerate(self._blocks):
            silent = np.flatnonzero(people.gaps[:, block])
            table[columns[:, np.newaxis], silent] = NULL

    def _keep_rules(self, table: Codes, column: int, variable: Variable) -> None:
        """Makes a column agree with those that it depends on, as the codebook says."""
        if variable.type == "flag" and variable.broader:
            table[column, table[self.names.index(variable.broader)] != YES] = NULL
        if variable.follows:
            source = table[self.names.index(variable.follows.variable)]
            codes = np.array(settled(self.sampler.codebook, variable.name), self.dtype)[source]
            np.copyto(table[column], codes, where=codes != NULL)
        if variable.none_of and not variable.null:
            others = [self.names.index(name) for name in variable.none_of]
            table[column] = np.where((table[others] == YES).any(axis=0), NO, YES)

    @cached_property
    def _flags(self) -> list[int]:
        """The columns that are flags."""
        return [self.names.index(name) for name in self.sampler.flags]

    @cached_property
    def _blocks(self) -> list[Index]:
        """The columns of each block."""
        world = self.sampler.world
        return [np.array(world.block(block, self.names)) for block in world.blocks]

    @cached_property
    def _datasources(self) -> Codes:
        encode = self.sampler.codebook.by_name["Datasource"].encode
        return np.array([encode(one.datasource) for one in self.sampler.world.contributor])

    @cached_property
    def _corridors(self) -> Codes:
        """Codes of citizenship and CountryOfExploitation: (corridors × 2)."""
        names = self.sampler.codebook.by_name
        citizen, country = names["citizenship"].encode, names["CountryOfExploitation"].encode
        found = self.sampler.world.corridors
        return np.array([(citizen(one.citizenship), country(one.country)) for one in found])

    @cached_property
    def _asked(self) -> Flags:
        """Whether a contributor asks a question: (contributors × columns)."""
        return ~self._marked("never", self.names)

    @cached_property
    def _says_no(self) -> Flags:
        """Whether a contributor writes down the "no" to a flag: (contributors × flags)."""
        codebook, flags = self.sampler.codebook, self.sampler.flags
        return ~self._marked("only_yes", flags) & [codebook.by_name[name].zero for name in flags]

    def _marked(self, mark: str, names: tuple[str, ...]) -> Flags:
        """Which names stand in a block that a contributor has under `mark`."""
        world = self.sampler.world
        found = np.zeros((len(world.contributor), len(names)), np.bool_)
        for row, contributor in zip(found, world.contributor, strict=True):
            for block in getattr(contributor, mark):
                row[world.block(block, names)] = True
        return found
