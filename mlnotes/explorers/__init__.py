"""Figures to turn knobs on: each explorer is one file on the mechanism of `_explorer.py`."""

from mlnotes.explorers._explorer import Explorer, View
from mlnotes.explorers.bias_variance import bias_variance_explorer
from mlnotes.explorers.boundary import boundary_explorer
from mlnotes.explorers.calibration import calibration_explorer
from mlnotes.explorers.descent import descent_explorer
from mlnotes.explorers.divergence import divergence_explorer
from mlnotes.explorers.losses import losses_explorer
from mlnotes.explorers.momentum import momentum_explorer
from mlnotes.explorers.network import network_explorer
from mlnotes.explorers.penalty import penalty_explorer
from mlnotes.explorers.prevalence import prevalence_explorer
from mlnotes.explorers.rates import rates_explorer
from mlnotes.explorers.restoring import restoring_explorer
from mlnotes.explorers.smote import smote_explorer
from mlnotes.explorers.splits import splits_explorer
from mlnotes.explorers.stopping import stopping_explorer
from mlnotes.explorers.threshold import threshold_explorer

__all__ = [
    "Explorer",
    "View",
    "bias_variance_explorer",
    "boundary_explorer",
    "calibration_explorer",
    "descent_explorer",
    "divergence_explorer",
    "losses_explorer",
    "momentum_explorer",
    "network_explorer",
    "penalty_explorer",
    "prevalence_explorer",
    "rates_explorer",
    "restoring_explorer",
    "smote_explorer",
    "splits_explorer",
    "stopping_explorer",
    "threshold_explorer",
]
