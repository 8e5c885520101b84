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
from collections.abc import Iterator
from itertools import islice
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType, ModuleType

import numpy as np

# Showing something inside a function is not having it solved elsewhere.
HARMLESS = frozenset({"IPython", "ipykernel", "ipywidgets", "matplotlib", "tqdm"})
# Through these a package can be reached by a text, without an import that could be read.
DOORS = (builtins.__import__, eval, exec, importlib, importlib.import_module)
# Packages that could do the work, as they stand in such a text; other words are just words.
SOLVERS = frozenset({"mlnotes", "sklearn", "scipy", "statsmodels", "torch", "jax", "autograd"})
# What no work can be hidden in, and how much is read of a container that may hold functions.
DATA = (bool, int, float, complex, str, bytes, np.ndarray, np.generic, type(None))
MAX_ITEMS = 1000


def borrowed_packages(function: object, allowed: frozenset[str]) -> set[str]:
    """Names of the packages, neither allowed nor standard library, that `function` uses."""
    found, seen, pending = set(), {}, [function]
    while pending:
        thing = pending.pop()
        if id(thing) in seen or isinstance(thing, DATA):
            continue
        seen[id(thing)] = thing  # Kept alive, so that no other object can get the same id.
        if (package := _package(thing)) is not None:
            found.add(package)
        elif isinstance(thing, FunctionType):
            found |= _imported(thing)
            pending += _parts_of_function(thing)
        else:
            pending += _parts(thing)
    return found - allowed - HARMLESS - sys.stdlib_module_names


def _package(thing: object) -> str | None:
    """The installed package that a module, function or class is of; None for the learner's own."""
    if isinstance(thing, np.ufunc):
        # A ufunc does not tell its home; scipy.special's are the ones that are not numpy's.
        special = sys.modules.get("scipy.special")
        return "scipy" if getattr(special, thing.__name__, None) is thing else "numpy"
    if isinstance(thing, ModuleType):
        module = thing.__name__
    elif isinstance(thing, FunctionType | BuiltinFunctionType | type):
        module = thing.__module__
    else:
        return None
    return _root(module or "builtins") if _is_installed(module) else None


def _parts(thing: object) -> list:
    """What else to look at, for anything that is not a function."""
    if isinstance(thing, ModuleType):
        return []
    if isinstance(thing, functools.partial):
        return [thing.func, *thing.args, *thing.keywords.values()]
    if isinstance(thing, np.vectorize):
        return [thing.pyfunc]
    if isinstance(thing, property):
        return [thing.fget, thing.fset]
    if isinstance(thing, functools.cached_property):
        return [thing.func]
    if isinstance(thing, staticmethod | classmethod | MethodType):
        return [thing.__func__, getattr(thing, "__self__", None)]
    if isinstance(thing, type):
        return [*vars(thing).values(), *thing.__bases__]
    parts = [type(thing)]
    if isinstance(thing, dict):
        parts += islice(dict.values(thing), MAX_ITEMS)
    elif isinstance(thing, list | tuple | set | frozenset):
        parts += islice(thing, MAX_ITEMS)
    if isinstance(thing, functools._lru_cache_wrapper):
        parts.append(thing.__wrapped__)
    elif not _is_installed(type(thing).__module__):
        parts += _attributes(thing).values()
    return parts


def _attributes(thing: object) -> dict:
    """What an object holds, without calling any code of its class."""
    try:
        return object.__getattribute__(thing, "__dict__")
    except AttributeError:
        return {}


def _parts_of_function(function: FunctionType) -> list:
    """What a function of the learner's own reaches: globals, closure, defaults, what it wraps."""
    names = _operands(function, "LOAD_GLOBAL", "LOAD_NAME")
    parts = [_global(function, name) for name in names]
    parts += [cell.cell_contents for cell in function.__closure__ or () if _is_filled(cell)]
    parts += [*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()]
    return [*parts, function.__dict__.get("__wrapped__")]


def _imported(function: FunctionType) -> set[str]:
    """Packages that the function imports by itself, in a statement or by a text."""
    imported = _operands(function, "IMPORT_NAME")
    found = {_root(name) for name in imported if _is_installed(name) or _file(name) is None}
    used = [_global(function, name) for name in _operands(function, "LOAD_GLOBAL", "LOAD_NAME")]
    has_door = "importlib" in imported or any(thing is door for thing in used for door in DOORS)
    if has_door or "modules" in _operands(function, "LOAD_ATTR"):
        texts = [text for text in _operands(function, "LOAD_CONST") if isinstance(text, str)]
        found |= SOLVERS.intersection(re.findall(r"\w+", " ".join(texts)))
    return found


def _operands(function: FunctionType, *operations: str) -> set:
    """What the instructions of these kinds work on, in the function and all nested in it."""
    instructions = (
        instruction
        for code in _codes(function.__code__)
        for instruction in dis.get_instructions(code)
    )
    return {
        found.argval
        for found in instructions
        if found.opname in operations and isinstance(found.argval, str)
    }


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
