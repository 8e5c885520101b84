"""Functions that an exercise hands to submissions, as small named objects with parameters.

Being data with a name, they can be shown on a card, copied, and sent to another process. Their
classes stand with the exercises; this base is all that the machine knows of them.
"""

from __future__ import annotations

import dataclasses
import inspect
from typing import ClassVar

from mlnotes.checker.plain import plain

MAX_HEARD = 8


class Given:
    """The base of a frozen dataclass whose fields are the parameters of one function.

    A subclass defines `value(*arguments)`, which takes lists as well as arrays, and `formula()`,
    which writes the function down with its numbers. It is known by its name from then on.
    """

    kinds: ClassVar[dict[str, type[Given]]] = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Given.kinds[cls.__name__] = cls

    def __call__(self, *arguments, **named):
        if named:
            arguments = inspect.signature(self.value).bind(*arguments, **named).args
        value = self.value(*arguments)
        heard = self.__dict__.get("_heard")
        if heard is not None and len(heard) < MAX_HEARD:
            # A function that comes back is told by its formula, which can be sent on.
            told = value.formula() if isinstance(value, Given) else plain(value)
            heard.append((plain(arguments), told))
        return value

    def value(self, *arguments: object) -> object:
        raise NotImplementedError

    def formula(self) -> str:
        raise NotImplementedError

    def listening(self) -> list[tuple[tuple, object]]:
        """From now on note the first calls; the list that they are written to, as plain data."""
        heard = []
        object.__setattr__(self, "_heard", heard)
        return heard

    def parameters(self) -> dict[str, object]:
        """The fields by name, from which an equal object can be made again."""
        return {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
