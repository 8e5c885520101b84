"""Which packages a submitted function leans on: "by hand" means numpy and the standard library.

The function's code is read, not run: the global names it loads, the modules it imports, its
defaults and closures, and the same of every helper function of the learner's own that it uses.
"""

from __future__ import annotations

import builtins
import dis
import functools
import importlib
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType

import numpy as np

# Showing something inside a function is not having it solved elsewhere.
HARMLESS = frozenset({"IPython", "ipykernel", "ipywidgets", "matplotlib", "tqdm"})
# Through these a package can be reached by a text, without an import that could be read.
DOORS = (builtins.__import__, eval, exec, importlib, importlib.import_module, sys)
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
    elif isinstance(thing, dict | list | tuple):
        yield from _packages_of_all(thing.values() if isinstance(thing, dict) else thing, seen)
    elif isinstance(thing, np.vectorize):
        yield from _packages(thing.pyfunc, seen)
    elif isinstance(thing, functools.partial):
        yield from _packages_of_all((thing.func, *thing.args, *thing.keywords.values()), seen)
    elif isinstance(thing, property):
        yield from _packages_of_all((thing.fget, thing.fset), seen)
    elif isinstance(thing, functools.cached_property):
        yield from _packages(thing.func, seen)
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
    codes = list(_codes(function.__code__))
    for name in _names(codes, "IMPORT_NAME"):
        if _is_installed(name) or _file(name) is None:
            yield _root(name)
    used = [_global(function, name) for name in _names(codes, "LOAD_GLOBAL", "LOAD_NAME")]
    yield from _packages_of_all(used, seen)
    imported = {"importlib", "sys"}.intersection(_names(codes, "IMPORT_NAME"))
    if imported or any(thing is door for thing in used for door in DOORS):
        texts = [text for code in codes for text in code.co_consts if isinstance(text, str)]
        yield from SOLVERS.intersection(re.findall(r"\w+", " ".join(texts)))


def _names(codes: list[CodeType], *operations: str) -> set[str]:
    instructions = (instruction for code in codes for instruction in dis.get_instructions(code))
    return {found.argval for found in instructions if found.opname in operations}


def _global(function: FunctionType, name: str) -> object:
    return function.__globals__.get(name, getattr(builtins, name, None))


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
    file = _file(module_name) or ""
    return "site-packages" in file or "dist-packages" in file


def _file(module_name: str) -> str | None:
    """Where a module comes from, also when it is not imported yet; None when there is none."""
    if module_name in sys.modules:
        return getattr(sys.modules[module_name], "__file__", None) or ""
    try:
        spec = importlib.util.find_spec(_root(module_name))
    except (ImportError, ValueError):
        return None
    return spec and (spec.origin or "")


def _root(name: str) -> str:
    return name.partition(".")[0]
