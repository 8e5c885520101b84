"""Work that is handed to a package is told by the package's name; work done by hand never is.

The submissions are sources, run as a notebook runs a cell: names they bind are globals of __main__.
"""

import sys
import time

import numpy as np
import pytest

from mlnotes import check
from mlnotes.checker.catalogue import catalogue
from mlnotes.checker.imports import borrowed_packages

EXERCISE = "gradient_descent/mse_loss"


def run_cell(source):
    """Run a cell that defines `answer`, and return it."""
    namespace = {"__name__": "__main__", "np": np}
    exec(compile(source, "<cell>", "exec"), namespace)
    return namespace["answer"]


BORROWED = {
    "imported inside": """
def answer(w, X, y):
    from sklearn.metrics import mean_squared_error
    return mean_squared_error(y, X @ w)
""",
    "several imported inside, and the last of them used": """
def answer(w, X, y):
    import scipy
    from sklearn.metrics import r2_score, mean_squared_error as loss
    return loss(y, X @ w)
""",
    "imported inside, used by a nested function": """
def answer(w, X, y):
    from sklearn.metrics import mean_squared_error
    return (lambda predicted: mean_squared_error(y, predicted))(X @ w)
""",
    "imported inside as a global": """
def answer(w, X, y):
    global loss
    from sklearn.metrics import mean_squared_error as loss
    return loss(y, X @ w)
""",
    "package imported inside under another name": """
def answer(w, X, y):
    import sklearn.metrics as tools
    return tools.mean_squared_error(y, X @ w)
""",
    "imported above": """
from sklearn.metrics import mean_squared_error
def answer(w, X, y):
    return mean_squared_error(y, X @ w)
""",
    "imported above under another name": """
from sklearn.metrics import mean_squared_error as loss
def answer(w, X, y):
    return loss(y, X @ w)
""",
    "package imported above": """
import sklearn.metrics
def answer(w, X, y):
    return sklearn.metrics.mean_squared_error(y, X @ w)
""",
    "package imported above under another name": """
import sklearn.metrics as np2
def answer(w, X, y):
    return np2.mean_squared_error(y, X @ w)
""",
    "everything imported": """
from sklearn.metrics import *
def answer(w, X, y):
    return mean_squared_error(y, X @ w)
""",
    "only one branch uses it": """
from sklearn.metrics import mean_squared_error
def answer(w, X, y):
    if len(y) > 3:
        return mean_squared_error(y, X @ w)
    return np.mean((X @ w - y) ** 2)
""",
    "lambda": """
from sklearn.metrics import mean_squared_error
answer = lambda w, X, y: mean_squared_error(y, X @ w)
""",
    "helper": """
from sklearn.metrics import mean_squared_error
def helper(y, predicted):
    return mean_squared_error(y, predicted)
def answer(w, X, y):
    return helper(y, X @ w)
""",
    "helper of a helper": """
from sklearn.metrics import mean_squared_error
def inner(*arguments):
    return mean_squared_error(*arguments)
def outer(*arguments):
    return inner(*arguments)
def answer(w, X, y):
    return outer(y, X @ w)
""",
    "nested function": """
def answer(w, X, y):
    def inner():
        from sklearn.metrics import mean_squared_error
        return mean_squared_error(y, X @ w)
    return inner()
""",
    "comprehension": """
from sklearn.metrics import mean_squared_error
def answer(w, X, y):
    return [mean_squared_error(y, X @ v) for v in [w]][0]
""",
    "partial": """
from functools import partial
from sklearn.metrics import mean_squared_error
def with_tool(tool, w, X, y):
    return tool(y, X @ w)
answer = partial(with_tool, mean_squared_error)
""",
    "cached property": """
from functools import cached_property
from sklearn.metrics import mean_squared_error
class Tools:
    @cached_property
    def loss(self):
        return mean_squared_error
def answer(w, X, y):
    return Tools().loss(y, X @ w)
""",
    "default argument": """
from sklearn.metrics import mean_squared_error
def answer(w, X, y, loss=mean_squared_error):
    return loss(y, X @ w)
""",
    "keyword default": """
from sklearn.metrics import mean_squared_error
def answer(w, X, y, *, loss=mean_squared_error):
    return loss(y, X @ w)
""",
    "closure": """
def make():
    from sklearn.metrics import mean_squared_error
    def inner(w, X, y):
        return mean_squared_error(y, X @ w)
    return inner
answer = make()
""",
    "class that can be called": """
from sklearn.metrics import mean_squared_error
class Loss:
    def __call__(self, w, X, y):
        return mean_squared_error(y, X @ w)
answer = Loss()
""",
    "attribute of an object": """
from sklearn.metrics import mean_squared_error
class Loss:
    def __init__(self, tool):
        self.tool = tool
    def __call__(self, w, X, y):
        return self.tool(y, X @ w)
answer = Loss(mean_squared_error)
""",
    "method": """
from sklearn.metrics import mean_squared_error
class Loss:
    def value(self, w, X, y):
        return mean_squared_error(y, X @ w)
answer = Loss().value
""",
    "static method": """
from sklearn.metrics import mean_squared_error
class Tools:
    @staticmethod
    def loss(y, predicted):
        return mean_squared_error(y, predicted)
def answer(w, X, y):
    return Tools.loss(y, X @ w)
""",
    "property": """
from sklearn.metrics import mean_squared_error
class Tools:
    @property
    def loss(self):
        return mean_squared_error
def answer(w, X, y):
    return Tools().loss(y, X @ w)
""",
    "subclass": """
from sklearn.linear_model import LinearRegression
class Model(LinearRegression):
    pass
def answer(w, X, y):
    return Model().fit(X, y) and 0.0
""",
    "fitted estimator": """
from sklearn.linear_model import LinearRegression
model = LinearRegression()
def answer(w, X, y):
    return np.mean((model.fit(X, X @ w).predict(X) - y) ** 2)
""",
    "method of an estimator": """
from sklearn.linear_model import LinearRegression
answer = LinearRegression().fit
""",
    "dict of functions": """
from sklearn.metrics import mean_squared_error
tools = {"mse": mean_squared_error}
def answer(w, X, y):
    return tools["mse"](y, X @ w)
""",
    "list of estimators": """
from sklearn.linear_model import LinearRegression
models = [LinearRegression()]
def answer(w, X, y):
    return np.mean((models[0].fit(X, X @ w).predict(X) - y) ** 2)
""",
    "set of functions": """
from sklearn.metrics import mean_squared_error
tools = {mean_squared_error}
def answer(w, X, y):
    return next(iter(tools))(y, X @ w)
""",
    "class that can be called and is a dict besides": """
from sklearn.metrics import mean_squared_error
class Loss(dict):
    def __call__(self, w, X, y):
        return mean_squared_error(y, X @ w)
answer = Loss()
""",
    "object without a dict": """
from sklearn.metrics import mean_squared_error
class Loss:
    __slots__ = ("tool",)
    def __init__(self):
        self.tool = mean_squared_error
    def __call__(self, w, X, y):
        return self.tool(y, X @ w)
answer = Loss()
""",
    "cached helper": """
import functools
from sklearn.metrics import mean_squared_error
@functools.lru_cache
def tool():
    return mean_squared_error
def answer(w, X, y):
    return tool()(y, X @ w)
""",
    "decorated": """
import functools
from sklearn.metrics import mean_squared_error
def logged(function):
    @functools.wraps(function)
    def inner(*arguments):
        return function(*arguments)
    return inner
@logged
def answer(w, X, y):
    return mean_squared_error(y, X @ w)
""",
    "vectorised": """
from sklearn.metrics import mean_squared_error
def one(a, b):
    return mean_squared_error([a], [b])
each = np.vectorize(one)
def answer(w, X, y):
    return np.mean(each(X @ w, y))
""",
    "the function itself": "from sklearn.metrics import mean_squared_error as answer",
    "import_module": """
import importlib
def answer(w, X, y):
    return importlib.import_module("sklearn.metrics").mean_squared_error(y, X @ w)
""",
    "import_module by name": """
from importlib import import_module
def answer(w, X, y):
    return import_module("sklearn.metrics").mean_squared_error(y, X @ w)
""",
    "__import__": """
def answer(w, X, y):
    return __import__("sklearn.metrics").metrics.mean_squared_error(y, X @ w)
""",
    "sys.modules": """
import sys
import sklearn.metrics
def answer(w, X, y):
    return sys.modules["sklearn.metrics"].mean_squared_error(y, X @ w)
""",
    "exec": """
def answer(w, X, y):
    scope = {}
    exec("from sklearn.metrics import mean_squared_error as loss", scope)
    return scope["loss"](y, X @ w)
""",
}


@pytest.mark.parametrize("way", BORROWED)
def test_work_handed_to_scikit_learn_is_told(way):
    result = check(EXERCISE, run_cell(BORROWED[way])).result
    assert (result.passed, result.score, result.fault) == (False, 0.0, "borrowed")
    assert "scikit-learn" in result.message
    assert "may import numpy and what comes with Python (math, say)" in result.message


BORROWED_ELSEWHERE = {
    "scipy: function": """
from scipy.integrate import trapezoid
def answer(w, X, y):
    return trapezoid((X @ w - y) ** 2)
""",
    "scipy: ufunc": """
from scipy.special import expit
def answer(w, X, y):
    return expit(0.0) * 2 * np.mean((X @ w - y) ** 2)
""",
    "scipy: ufunc of a module": """
import scipy.special as sc
def answer(w, X, y):
    return np.mean((X @ w - y) ** 2) * sc.expit(0.0) * 2
""",
    "scipy: two levels": """
import scipy
def answer(w, X, y):
    return scipy.linalg.norm(X @ w - y) ** 2 / len(y)
""",
    "mlnotes: the library's own function": "from mlnotes.losses import mse_loss as answer",
    "mlnotes: imported inside": """
def answer(w, X, y):
    from mlnotes.losses import mse_loss
    return mse_loss(w, X, y)
""",
    "mlnotes: room": """
from mlnotes import losses
def answer(w, X, y):
    return losses.mse_loss(w, X, y)
""",
    "mlnotes: package": """
import mlnotes
def answer(w, X, y):
    return mlnotes.losses.mse_loss(w, X, y)
""",
    "mlnotes: reference inside": """
from mlnotes.checker.catalogue import catalogue
def answer(w, X, y):
    return catalogue()["gradient_descent/mse_loss"].reference(w, X, y)
""",
    "mlnotes: reference": """
from mlnotes.checker.catalogue import catalogue
answer = catalogue()["gradient_descent/mse_loss"].reference
""",
    "mlnotes: record": """
from mlnotes.exercises.gradient_descent.mse_loss import exercise
def answer(w, X, y):
    return exercise.reference(w, X, y)
""",
    "mlnotes: by text": """
def answer(w, X, y):
    return __import__("mlnotes").losses.mse_loss(w, X, y)
""",
    "pandas: not even installed": """
def answer(w, X, y):
    import pandas as pd
    return pd.Series((X @ w - y) ** 2).mean()
""",
    "torch: not even installed": """
def answer(w, X, y):
    from torch.nn.functional import mse_loss
    return mse_loss(X @ w, y)
""",
    "autograd: numpy in name only": """
def answer(w, X, y):
    import autograd.numpy as np
    return np.mean((X @ w - y) ** 2)
""",
}


@pytest.mark.parametrize("way", BORROWED_ELSEWHERE)
def test_work_handed_elsewhere_is_told_by_name(way):
    result = check(EXERCISE, run_cell(BORROWED_ELSEWHERE[way])).result
    assert (result.passed, result.score, result.fault) == (False, 0.0, "borrowed")
    assert way.partition(":")[0] in result.message


def test_every_package_is_named():
    source = """
import scipy.linalg
from sklearn.metrics import mean_squared_error
def answer(w, X, y):
    return mean_squared_error(y, X @ w) + 0 * scipy.linalg.norm(w)
"""
    message = check(EXERCISE, run_cell(source)).message
    assert "scikit-learn" in message
    assert "scipy" in message


def test_a_package_that_nobody_has_imported_yet_is_found_by_its_place(monkeypatch):
    def answer(w, X, y):
        from sklearn.metrics import mean_squared_error

        return mean_squared_error(y, X @ w)

    monkeypatch.delitem(sys.modules, "sklearn", raising=False)
    assert borrowed_packages(answer, frozenset({"numpy"})) == {"sklearn"}


def test_a_refused_answer_says_so_on_its_card_and_in_text():
    result = check(EXERCISE, run_cell(BORROWED["helper"]))
    assert "scikit-learn" in str(result)
    assert "scikit-learn" in result._repr_html_()


OWN_WORK = {
    "numpy in every form": """
import numpy
import numpy as other
import numpy.linalg as la
from numpy import *
from numpy.linalg import norm
from numpy.random import default_rng
rng = default_rng(0)
generator = numpy.random.default_rng(1)
eye = np.eye(3)
square = np.vectorize(lambda x: x * x)
cube = np.frompyfunc(lambda x: x**3, 1, 1)
line = np.polynomial.Polynomial([0.0, 1.0])
def answer(w, X, y):
    from numpy.linalg import multi_dot
    import numpy.ma as ma
    r = other.subtract(X @ w, y)
    rng.normal(), generator.normal(), eye.sum(), cube(2.0), line(1.0), np.random.rand()
    ma.array(r), la.norm(r), numpy.errstate(all="ignore"), float64(1), np.testing
    return other.sum(square(r)) / len(y) + 0 * norm(r) + 0 * exp(1.0)
""",
    "the standard library": """
from __future__ import annotations
import collections, decimal, fractions, functools, itertools, logging, math, operator, random
import statistics, re, sys, os, time, copy, json, string, warnings, typing, contextlib
from math import fsum, sqrt
log = logging.getLogger("own")
pattern = re.compile("x")
def answer(w, X, y):
    import heapq
    log.debug("called"), pattern.match("x"), sqrt(4), random.random(), time.time()
    r = [float(a) for a in X @ w - y]
    total = functools.reduce(operator.add, itertools.accumulate([0.0]), 0.0)
    with contextlib.suppress(ValueError):
        total += fsum(x * x for x in r)
    return total / len(r) + 0 * statistics.mean(r)
""",
    "annotations": """
import numpy.typing as npt
import scipy.sparse
import typing
from typing import Any, Callable, Optional
Vector = npt.NDArray[np.float64]
def answer(w: Vector, X: "npt.ArrayLike", y: Optional[Any]) -> "scipy.sparse.spmatrix":
    residual: Vector = typing.cast(Any, X @ w - y)
    return (residual**2).mean()
""",
    "showing and drawing": """
import matplotlib
import matplotlib.pyplot as plt
from IPython.display import HTML, display
from matplotlib.figure import Figure
figure = Figure()
axes = figure.subplots()
def answer(w, X, y):
    from matplotlib import colors
    r = X @ w - y
    print(r)
    axes.plot(r)
    figure.clear()
    if len(r) > 10**6:
        plt.plot(r)
        display(HTML("<b>residuals</b>"))
        plt.show()
    return (r**2).mean()
""",
    "helpers and classes of one's own": """
import abc, dataclasses, enum
from collections import namedtuple
from dataclasses import dataclass, field
from typing import NamedTuple
class Base(abc.ABC):
    @abc.abstractmethod
    def value(self): ...
@dataclass
class Residuals(Base):
    values: object
    names: list = field(default_factory=list)
    def value(self):
        return mean([v * v for v in self.values])
    @classmethod
    def of(cls, w, X, y):
        return cls(X @ w - y)
    @property
    def size(self):
        return len(self.values)
    @staticmethod
    def nothing():
        return 0.0
class Mode(enum.Enum):
    MEAN = 1
class Pair(NamedTuple):
    a: float
    b: float
Point = namedtuple("Point", "x y")
class OwnError(ValueError): pass
def mean(values):
    return sum(values) / len(values)
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
def answer(w, X, y):
    if Mode.MEAN is not Mode.MEAN or not even(2): raise OwnError
    return Residuals.of(w, X, y).value() + Residuals.nothing() + Pair(0, 0).a + Point(0, 0).x
""",
    "names that look like packages": '''
sklearn = 2
class scipy:
    linalg = staticmethod(lambda r: r @ r)
mlnotes = {"mlnotes": "sklearn"}
def torch(x): return x
def mlnotes_loss(r): return r
def answer(w, X, y):
    """The same as sklearn.metrics.mean_squared_error, scipy and mlnotes.losses.mse_loss."""
    jax = "import sklearn"
    r = torch(X @ w - y)
    return mlnotes_loss(scipy.linalg(r) ** (sklearn / 2)) / len(y)
''',
    "a package imported and not used": """
import sklearn, scipy, mlnotes
from sklearn.metrics import mean_squared_error
from mlnotes.losses import mse_loss
def check_it(): return mean_squared_error([1], [1])
def answer(w, X, y):
    return np.mean((X @ w - y) ** 2)
""",
    "packages imported inside and not used": """
def answer(w, X, y):
    import sklearn.metrics
    import scipy.linalg as la
    from sklearn.metrics import mean_squared_error, r2_score as score
    def inner():
        import mlnotes
    return np.mean((X @ w - y) ** 2)
""",
    "own attributes and methods named like doors": '''
class Model:
    modules = ()
    def eval(self, r):
        """Gives what sklearn gives."""
        return r @ r
    def exec(self):
        """Unlike scipy, this does nothing."""
        return self.modules
def answer(w, X, y):
    """Agrees with sklearn."""
    model = Model()
    model.exec()
    return model.eval(X @ w - y) / len(y)
''',
    "a docstring that names a package beside a use of sys": '''
import sys
def answer(w, X, y):
    """The same as sklearn.metrics.mean_squared_error."""
    print("called", file=sys.stderr)
    return np.mean((X @ w - y) ** 2)
''',
    "an object that looks its attributes up in a dict": """
class Settings:
    def __init__(self, **values):
        self.__dict__["values"] = values
    def __getattr__(self, name):
        return self.values[name]
settings = Settings(power=2)
def answer(w, X, y):
    return np.mean((X @ w - y) ** settings.power)
""",
    "an object with every attribute": """
class Anything:
    def __getattr__(self, name):
        return Anything()
anything = Anything()
def answer(w, X, y):
    anything.at.all
    return np.mean((X @ w - y) ** 2)
""",
    "a long chain of one's own objects": """
class Link:
    def __init__(self, rest):
        self.rest = rest
chain, nested = None, []
for _ in range(5000):
    chain, nested = Link(chain), [nested]
def answer(w, X, y):
    return np.mean((X @ w - y) ** 2) if chain and nested else None
""",
    "shadowed": """
from sklearn.metrics import mean_squared_error
def answer(w, X, y):
    def mean_squared_error(a, b):
        return np.mean((a - b) ** 2)
    return mean_squared_error(y, X @ w)
""",
    "partial of one's own": """
from functools import partial
def power_loss(power, w, X, y):
    return np.mean((X @ w - y) ** power)
answer = partial(power_loss, 2)
""",
    "cached and wrapped": """
import functools
@functools.lru_cache(maxsize=None)
def two():
    return 2
@functools.singledispatch
def square(x):
    return x ** two()
def answer(w, X, y):
    return np.mean(square(X @ w - y))
""",
    "method of one's own object": """
class Loss:
    __slots__ = ("power",)
    def __init__(self, power):
        self.power = power
    def value(self, w, X, y):
        return np.mean((X @ w - y) ** self.power)
answer = Loss(2).value
""",
    "filled and unfilled closures": """
def make():
    def inner(w, X, y):
        if len(y) < 0:
            return never
        return np.mean((X @ w - y) ** power)
    power = 2
    if power == 3:
        never = 1
    return inner
answer = make()
""",
}


@pytest.mark.parametrize("way", OWN_WORK)
def test_own_work_passes(way):
    result = check(EXERCISE, run_cell(OWN_WORK[way]))
    assert result.passed, result.message


def test_much_data_beside_the_function_does_not_delay_the_answer():
    source = """
data = [float(number) for number in range(1_000_000)]
def answer(w, X, y):
    return np.mean((X @ w - y) ** 2) + data[0]
"""
    answer = run_cell(source)
    start = time.perf_counter()
    assert check(EXERCISE, answer).passed
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("where", ["above", "inside"])
def test_a_helper_file_of_ones_own_is_own_work(tmp_path, monkeypatch, where):
    (tmp_path / "own_helpers_for_losses.py").write_text("def square(x):\n    return x * x\n")
    monkeypatch.syspath_prepend(tmp_path)
    line = "import own_helpers_for_losses as helpers"
    above, inside = (line, "pass") if where == "above" else ("", line)
    source = f"""{above}
def answer(w, X, y):
    {inside}
    return np.mean(helpers.square(X @ w - y))
"""
    result = check(EXERCISE, run_cell(source))
    assert result.passed, result.message


def test_right_programs_borrow_nothing(exercise, right_program):
    assert borrowed_packages(right_program, exercise.allowed_imports) == set()


def test_wrong_programs_borrow_nothing(exercise, wrong_program, label):
    assert borrowed_packages(wrong_program, exercise.allowed_imports) == set()


def test_every_reference_is_told_when_it_is_handed_in():
    for exercise_id, exercise in catalogue().items():
        assert check(exercise_id, exercise.reference).result.fault == "borrowed"
