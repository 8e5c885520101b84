"""mlnotes: a small library that a course on machine-learning fundamentals is written on.

Rooms are imported when they are first named, so `import mlnotes` itself costs next to nothing.

>>> import mlnotes
>>> float(mlnotes.losses.mse_loss([2.0], [[1.0], [2.0]], [2.0, 5.0]))
0.5
"""

from importlib import import_module

__all__ = [
    "adversarial",
    "averaging",
    "backpropagation",
    "balancing",
    "bias_variance",
    "calibration",
    "check",
    "checker",
    "classifiers",
    "comparisons",
    "complexity",
    "confusion",
    "convergence",
    "cross_validation",
    "curves",
    "datasets",
    "ensembles",
    "exercises",
    "explorers",
    "fitted_state",
    "folds",
    "hint",
    "hyperparameters",
    "images",
    "information",
    "intervals",
    "leakage",
    "lessons",
    "likelihood",
    "loss_curves",
    "losses",
    "metrics",
    "models",
    "networks",
    "optimizers",
    "plots",
    "polynomials",
    "prevalence",
    "progress",
    "proximal",
    "regression_errors",
    "resampling",
    "ridge",
    "screening",
    "splitters",
    "stochastic",
    "text",
    "thresholds",
]


# What a learner types, and where it lives.
_DOORS = {
    "check": "mlnotes.checker.checking",
    "hint": "mlnotes.checker.checking",
    "lessons": "mlnotes.checker.lessons",
    "progress": "mlnotes.checker.progress",
}


def __getattr__(name: str):
    if name in _DOORS:
        return getattr(import_module(_DOORS[name]), name)
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
