"""Which packages a submitted function leans on: "by hand" means numpy and the standard library.

The function's code is read, not run: the global names it loads, the modules it imports and uses,
its defaults and closures, and the same of every helper function of the learner's own that it
uses. Objects are known by `type`, not by the `__class__` that they profess.
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
# Instructions that load something else than what a name stands for.
LOADS_NO_NAME = frozenset({"LOAD_CONST", "LOAD_ATTR", "LOAD_METHOD"})
# What stands between the import of a module and the names that it, or parts of it, are given.
BETWEEN_IMPORT_AND_NAME = frozenset({"IMPORT_FROM", "SWAP", "ROT_TWO", "POP_TOP", "EXTENDED_ARG"})


def borrowed_packages(function: object, allowed: frozenset[str]) -> set[str]:
    """Names of the packages, neither allowed nor standard library, that `function` uses."""
    found, seen, pending = set(), {}, [function]
    while pending:
        thing = pending.pop()
        if id(thing) in seen or _is(thing, DATA):
            continue
        seen[id(thing)] = thing  # Kept alive, so that no other object can get the same id.
        if (package := _package(thing)) is not None:
            found.add(package)
        elif _is(thing, FunctionType):
            found |= _imported(thing)
            pending += _parts_of_function(thing)
        else:
            pending += _parts(thing)
    return found - allowed - HARMLESS - sys.stdlib_module_names


def permitted(allowed: frozenset[str]) -> str:
    """What may be imported, as a sentence, exactly as it is enforced.

    >>> permitted(frozenset({"numpy", "math"}))
    'It may import numpy and what comes with Python (math, say); no other package may do the work.'
    """
    packages = [called(name) for name in sorted(allowed - sys.stdlib_module_names)]
    own = ", ".join(sorted(allowed & sys.stdlib_module_names))
    own = f"what comes with Python ({own}, say)" if own else "what comes with Python"
    names = f"{', '.join(packages)} and {own}" if packages else own
    return f"It may import {names}; no other package may do the work."


def called(package: str) -> str:
    """A package as people call it.

    >>> called("sklearn")
    'scikit-learn'
    """
    return {"sklearn": "scikit-learn"}.get(package, package)


def _is(thing: object, kinds) -> bool:
    return issubclass(type(thing), kinds)


def _package(thing: object) -> str | None:
    """The installed package that a module, function or class is of; None for the learner's own."""
    if _is(thing, np.ufunc):
        # A ufunc does not tell its home; scipy.special's are the ones that are not numpy's.
        special = sys.modules.get("scipy.special")
        return "scipy" if getattr(special, thing.__name__, None) is thing else "numpy"
    if _is(thing, ModuleType):
        module = _attributes(thing).get("__name__")
    elif _is(thing, type):
        module = _module(thing)
    elif _is(thing, FunctionType | BuiltinFunctionType):
        module = thing.__module__
    else:
        return None
    if not isinstance(module, str):
        return None
    return _root(module) if _is_installed(module) else None


def _module(kind: type) -> object:
    """A class's `__module__`, as `type` tells it and not a metaclass of the learner's own."""
    return type.__dict__["__module__"].__get__(kind)


def _parts(thing: object) -> list:
    """What else to look at, for anything that is not a function."""
    kind = type(thing)
    if _is(thing, ModuleType):
        return []
    if kind is functools.partial:
        return [thing.func, *thing.args, *thing.keywords.values()]
    if kind is np.vectorize:
        return [thing.pyfunc]
    if kind is property:
        return [thing.fget, thing.fset]
    if kind is functools.cached_property:
        return [thing.func]
    if kind in (staticmethod, classmethod, MethodType):
        return [thing.__func__, getattr(thing, "__self__", None)]
    if kind is functools._lru_cache_wrapper:
        return [thing.__wrapped__]
    if _is(thing, type):
        inside, bases = (type.__dict__[name].__get__(thing) for name in ("__dict__", "__bases__"))
        return [*inside.values(), *bases]
    parts = [kind]
    if _is(thing, dict):
        parts += islice(dict.values(thing), MAX_ITEMS)
    for container in (list, tuple, set, frozenset):
        if _is(thing, container):
            parts += islice(container.__iter__(thing), MAX_ITEMS)
    module = _module(kind)
    if not (isinstance(module, str) and _is_installed(module)):
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
    """Packages that the function imports by itself and uses, in a statement or by a text."""
    imported = _imported_names(function)
    found = {_root(name) for name in imported if _is_installed(name) or _file(name) is None}
    used = [_global(function, name) for name in _operands(function, "LOAD_GLOBAL", "LOAD_NAME")]
    has_door = "importlib" in imported or any(thing is door for thing in used for door in DOORS)
    if has_door or "modules" in _operands(function, "LOAD_ATTR"):
        texts = [text for text in _operands(function, "LOAD_CONST") if isinstance(text, str)]
        found |= SOLVERS.intersection(re.findall(r"\w+", " ".join(texts)))
    return found


def _imported_names(function: FunctionType) -> set[str]:
    """The modules that the function imports under a name that it, or one nested in it, loads."""
    instructions = _instructions(function)
    loaded = {name for found in instructions for name in _loaded(found)}
    imported, module = set(), None
    for found in instructions:
        if found.opname == "IMPORT_NAME":
            module = found.argval
        elif module and found.opname.startswith("STORE"):
            imported |= {module} if loaded.intersection(_stored(found)) else set()
        elif found.opname not in BETWEEN_IMPORT_AND_NAME:
            module = None
    return imported


def _instructions(function: FunctionType) -> list[dis.Instruction]:
    """The instructions of the function and all nested in it."""
    return [found for code in _codes(function.__code__) for found in dis.get_instructions(code)]


def _loaded(instruction: dis.Instruction) -> tuple:
    """The names that an instruction loads; newer Pythons do two of them in one."""
    if instruction.opname == "STORE_FAST_LOAD_FAST":
        return instruction.argval[1:]
    if not instruction.opname.startswith("LOAD") or instruction.opname in LOADS_NO_NAME:
        return ()
    return _names(instruction)


def _stored(instruction: dis.Instruction) -> tuple:
    """The names that a storing instruction binds."""
    names = _names(instruction)
    return names[:1] if instruction.opname == "STORE_FAST_LOAD_FAST" else names


def _names(instruction: dis.Instruction) -> tuple:
    names = instruction.argval
    return names if isinstance(names, tuple) else (names,)


def _operands(function: FunctionType, *operations: str) -> set[str]:
    """What the instructions of these kinds work on, in the function and all nested in it."""
    found = _instructions(function)
    return {
        instruction.argval
        for instruction in found
        if instruction.opname in operations and isinstance(instruction.argval, str)
    }


def _global(function: FunctionType, name: str) -> object:
    return dict.get(function.__globals__, name, getattr(builtins, name, None))


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
