"""What a loss asks for: the best number to announce, and how hard an error is pulled back."""

from __future__ import annotations

import numpy as np

from mlnotes import likelihood, losses, plots, regression_errors
from mlnotes.explorers._explorer import Choice, Explorer, Scale, View, explorer

RIDES = 18.0, 19.0, 20.0, 22.0  # minutes on four days; the fifth is turned
FIFTH = tuple(float(minutes) for minutes in range(10, 61, 2))
DELTAS = 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0
NUMBERS = np.linspace(10, 60, 101)  # what may be announced
NUMBER_COLOURS = {"RMSE": plots.BLUE, "MAE": plots.VERMILION, "Huber": plots.GREEN}
LOGITS = tuple(k / 2 for k in range(-20, 21))
SCORES = np.linspace(-10, 10, 401)
SCORE_COLOURS = {"log loss": plots.BLUE, "squared error": plots.VERMILION}


@explorer
def losses_explorer(about: str = "residuals") -> Explorer:
    """Losses of a number, or losses of a score.

    With "residuals": one number is announced for five bus rides, of which the fifth is turned;
    RMSE, MAE and Huber loss over that number. Controls: `fifth`, one of FIFTH, in minutes, and
    `delta` of the Huber loss, one of DELTAS. With "probabilities": log loss and squared error of
    the probability σ(z), and their slopes, over z. Controls: `z`, one of LOGITS, and `label`, 1 or
    0. Raises ValueError for anything else.
    """
    if about == "residuals":
        return Explorer(
            _Rides().show,
            {
                "fifth": Scale(options=FIFTH, value=30.0, description="fifth ride (minutes)"),
                "delta": Scale(options=DELTAS, value=2.0, description="delta of Huber"),
            },
        )
    if about == "probabilities":
        return Explorer(
            _Scores().show,
            {
                "z": Scale(options=LOGITS, value=0.0, description="score z"),
                "label": Choice(options=[1, 0], description="label"),
            },
        )
    raise ValueError(f"about must be 'residuals' or 'probabilities', got {about!r}")


def best_numbers(rides: np.ndarray, delta: float) -> dict[str, float]:
    """The number with the least of each loss: the mean, the median, and Huber's.

    The last is where the residuals, none counted as more than delta, add up to 0. For an odd number
    of rides there is one such place, and halving an interval finds it.
    """
    low, high = rides.min(), rides.max()
    for _ in range(60):
        middle = (low + high) / 2
        if np.clip(rides - middle, -delta, delta).sum() > 0:
            low = middle
        else:
            high = middle
    return {"RMSE": rides.mean(), "MAE": np.median(rides), "Huber": high}


def number_losses(number: float, rides: np.ndarray, delta: float) -> dict[str, float]:
    """What announcing a number costs, in minutes: the mean Huber loss is divided by delta."""
    announced = np.full(len(rides), number)
    return {
        "RMSE": regression_errors.rmse(rides, announced),
        "MAE": regression_errors.mae(rides, announced),
        "Huber": np.mean(regression_errors.huber(rides - announced, delta)) / delta,
    }


def score_losses(z: np.ndarray | float, label: int) -> dict[str, np.ndarray | float]:
    """Log loss and squared error of σ(z)."""
    p = losses.sigmoid(z)
    return {"log loss": np.logaddexp(0, z) - label * z, "squared error": (p - label) ** 2}


class _Rides:
    """Three losses over the number announced, each with its lowest point, above the five rides."""

    def __init__(self):
        ax = plots.new_axes(height=4)
        self.figure = ax.figure
        ax.set(xlim=(9, 61), ylim=(-1, 30), ylabel="loss (minutes)")
        ax.set(xlabel="number announced (line) and lengths of rides (dots), in minutes")
        ax.plot(RIDES, [0] * len(RIDES), "o", color=plots.INK)
        (self.fifth,) = ax.plot([], [], "o", color=plots.INK, mfc=plots.PAPER, markersize=9)
        self.drawn = {}
        for column, (name, colour) in enumerate(NUMBER_COLOURS.items()):
            (line,) = ax.plot([], [], color=colour)
            (drop,) = ax.plot([], [], "o:", color=colour, linewidth=1, markevery=[0])
            place = {"x": 0.36 * column, "y": 1.03, "transform": ax.transAxes}
            self.drawn[name] = line, drop, ax.text(s="", color=colour, **place)

    def show(self, fifth: float, delta: float) -> View:
        rides = np.array([*RIDES, fifth])
        curves = [number_losses(number, rides, delta) for number in NUMBERS]
        best = best_numbers(rides, delta)
        for name, (line, drop, text) in self.drawn.items():
            line.set_data(NUMBERS, [curve[name] for curve in curves])
            drop.set_data([best[name]] * 2, [number_losses(best[name], rides, delta)[name], 0])
            text.set_text(f"{name}: lowest at {best[name]:.2f}")
        self.fifth.set_data([fifth], [0])
        caption = (
            f"Fifth ride {fifth:g} minutes, delta {delta:g}. RMSE is lowest at {best['RMSE']:.2f}, "
            f"the mean; MAE at {best['MAE']:.2f}, the median; Huber at {best['Huber']:.2f}."
        )
        alt = (
            "Three bowls of loss over the number announced, with a dot at the bottom of each, and "
            f"the five rides below them. The Huber loss is divided by delta. {caption}"
        )
        return View(self.figure, alt, caption)


class _Scores:
    """Both losses over the score, and their slopes; shaded where the squared error bends down."""

    def __init__(self):
        level, slope = plots.new_axes(2, height=3.8)
        self.figure = level.figure
        level.set(ylim=(-0.5, 10.5), ylabel="loss")
        slope.set(ylim=(-1.05, 1.05), ylabel="slope of the loss")
        slope.axhline(0, color=plots.FAINT, linewidth=0.8)
        self.shades, self.drawn = [], []
        for ax in (level, slope):
            ax.set(xlim=(-10, 10), xlabel="score z")
            self.shades.append(ax.axvspan(-10, 0, color=plots.VERMILION, alpha=0.12, linewidth=0))
            self.drawn.append(
                {
                    name: (*ax.plot([], [], color=colour), *ax.plot([], [], "o", color=colour))
                    for name, colour in SCORE_COLOURS.items()
                }
            )
        for place, (name, colour) in enumerate(SCORE_COLOURS.items()):
            level.text(0.45 * place, 1.03, name, color=colour, transform=level.transAxes)
        slope.text(-0.1, 1.03, "shaded: squared error bends down", transform=slope.transAxes)

    def show(self, z: float, label: int) -> View:
        now, everywhere = (
            (score_losses(at, label), dict(zip(SCORE_COLOURS, _slopes(at, label), strict=True)))
            for at in (z, SCORES)
        )
        for panel, drawn in enumerate(self.drawn):
            for name, (line, mark) in drawn.items():
                line.set_data(SCORES, everywhere[panel][name])
                mark.set_data([z], [now[panel][name]])
        third = -np.log(2) if label == 1 else np.log(2)  # where the label has probability 1/3
        for shade in self.shades:
            shade.set_bounds(-10 if label == 1 else third, 0, 10 - np.log(2), 1)
        bend = "down" if (z < third if label == 1 else z > third) else "up"
        told = " and ".join(
            f"{name} {now[0][name]:.3g} with slope {now[1][name]:.3g}" for name in SCORE_COLOURS
        )
        flatter = now[1]["log loss"] / now[1]["squared error"]
        caption = (
            f"Label {label}, z {z:g}: 1 gets the probability {losses.sigmoid(z):.3g}; {told}, "
            f"{flatter:,.{0 if flatter > 10 else 1}f} times flatter. "
            f"The squared error bends {bend} here."
        )
        alt = (
            "Left: log loss and squared error over the score, with a dot on each. Right: their "
            f"slopes. Both shaded where the squared error bends down. {caption}"
        )
        return View(self.figure, alt, caption.replace("-", "−"))


def _slopes(z: np.ndarray | float, label: int) -> likelihood.LogitGradients:
    return likelihood.logit_gradients(z, np.full(np.shape(z), label))
