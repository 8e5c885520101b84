"""Which packages a submitted function leans on: "by hand" means numpy and the standard library.

The function's code is read, not run: the global names it loads, the modules it imports, its
defaults and closures, and the same of every helper function of the learner's own that it uses.
"""

from __future__ import annotations

import dis
import functools
import re
import sys
from collections.abc import Iterable, Iterator
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType

import numpy as np

# Showing something inside a function is not having it solved elsewhere.
HARMLESS = frozenset({"IPython", "ipykernel", "ipywidgets", "matplotlib", "tqdm"})
# A package imported by these names is not seen as an import, but as a text.
IMPORT_BY_TEXT = frozenset({"__import__", "import_module", "importlib", "eval", "exec", "modules"})
# Packages that could do the work, as they stand in such a text; other words are just words.
SOLVERS = frozenset({"mlnotes", "sklearn", "scipy", "statsmodels", "torch", "jax", "autograd"})


def borrowed_packages(function: object, allowed: frozenset[str]) -> set[str]:
    """Names of the packages, neither allowed nor standard library, that `function` uses."""
    fine = allowed | HARMLESS | sys.stdlib_module_names
    return {name for name in _packages(function, {}) if name not in fine}


def _packages(thing: object, seen: dict[int, object]) -> Iterator[str]:
    if id(thing) in seen:
        return
    seen[id(thing)] = thing  # Kept alive, so that no other object can get the same id.
    if isinstance(thing, ModuleType):
        if _is_installed(thing.__name__):
            yield _root(thing.__name__)
    elif isinstance(thing, np.ufunc):
        # A ufunc does not tell its home; scipy.special's are the ones that are not numpy's.
        special = sys.modules.get("scipy.special")
        yield "scipy" if getattr(special, thing.__name__, None) is thing else "numpy"
    elif isinstance(thing, np.vectorize):
        yield from _packages(thing.pyfunc, seen)
    elif isinstance(thing, functools.partial):
        yield from _packages_of_all((thing.func, *thing.args, *thing.keywords.values()), seen)
    elif isinstance(thing, MethodType):
        yield from _packages_of_all((thing.__func__, thing.__self__), seen)
    elif hasattr(thing, "__wrapped__"):
        yield from _packages(thing.__wrapped__, seen)
    elif isinstance(thing, FunctionType | type | BuiltinFunctionType):
        if _is_installed(thing.__module__):
            yield _root(thing.__module__ or "builtins")
        elif isinstance(thing, FunctionType):
            yield from _packages_of_function(thing, seen)
        else:
            yield from _packages_of_all((*vars(thing).values(), *thing.__bases__), seen)
    else:
        yield from _packages(type(thing), seen)
        if not _is_installed(type(thing).__module__):
            yield from _packages_of_all(getattr(thing, "__dict__", {}).values(), seen)


def _packages_of_all(things: Iterable, seen: dict[int, object]) -> Iterator[str]:
    for thing in things:
        yield from _packages(thing, seen)


def _packages_of_function(function: FunctionType, seen: dict[int, object]) -> Iterator[str]:
    cells = [cell.cell_contents for cell in function.__closure__ or () if _is_filled(cell)]
    defaults = (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values())
    yield from _packages_of_all((*cells, *defaults), seen)
    for code in _codes(function.__code__):
        for instruction in dis.get_instructions(code):
            if instruction.opname == "IMPORT_NAME":
                yield _root(instruction.argval)
            elif instruction.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
                yield from _packages(function.__globals__.get(instruction.argval), seen)
        if IMPORT_BY_TEXT.intersection(code.co_names):
            texts = [text for text in code.co_consts if isinstance(text, str)]
            words = {word for text in texts for word in re.findall(r"\b[A-Za-z_]\w*", text)}
            yield from words & SOLVERS


def _codes(code: CodeType) -> Iterator[CodeType]:
    """The code object and all that are nested in it: lambdas, comprehensions, inner functions."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _is_filled(cell) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def _is_installed(module_name: str | None) -> bool:
    """Whether a module is Python's own, an installed package's or mlnotes's: not the learner's."""
    root = _root(module_name or "builtins")
    if root == "mlnotes" or root in sys.stdlib_module_names:
        return True
    if root == "__main__":  # Its file may be a launcher among the packages.
        return False
    origin = getattr(sys.modules.get(module_name), "__file__", None) or ""
    return "site-packages" in origin or "dist-packages" in origin


def _root(name: str) -> str:
    return name.partition(".")[0]
