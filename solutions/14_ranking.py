# %% [markdown]
# # Ranking
#
# A microscope has measured 569 tumours. Take a single measurement as it is, the mean radius of the
# cell nuclei, and put the tumours in a line, the largest first. Do the same with the concavity, the
# depth of the dents in their outlines. Run the next cell to see where the malignant ones end up.
#
# *About {minutes} minutes. You need the four counts, precision, recall and the threshold of lesson
# [13](../13_metrics/13_metrics.ipynb), and the bootstrap of lesson
# [09](../09_bias_variance/09_bias_variance.ipynb).*
#
# **After this lesson you can**
#
# - judge scores without choosing a threshold, by the order they put the rows in
# - build a ROC curve by hand, and say what the area under it is the probability of
# - say how far an AUC measured on your rows may be off
# - compute average precision, and say why trapezoids are wrong for it
# - tell what becomes of both when positives are rare, and which of them to show

# %% jupyter={"source_hidden": true}
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import check, curves, intervals, plots
from mlnotes.plots import picture

X, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant
radius, concavity = X[:, 0], X[:, 6]

panels = plots.new_axes(2, height=2.2)
for ax, (name, scores) in zip(panels, [("radius", radius), ("concavity", concavity)], strict=True):
    in_line = y[np.argsort(-scores, kind="stable")]
    for label, height, colour in [(1, 1, plots.VERMILION), (0, 0, plots.BLUE)]:
        places = 1 + np.flatnonzero(in_line == label)
        ax.vlines(places, height, height + 0.8, color=colour, linewidth=0.6)
    ax.set(xlim=(-4, 574), ylim=(-0.1, 2), yticks=[], xlabel=f"place in the line by {name}")
    ax.spines["left"].set_visible(False)
panels[0].set_yticks([0.4, 1.4], ["benign", "malignant"])
panels[0].tick_params(axis="y", length=0)
for tick, colour in zip(panels[0].get_yticklabels(), [plots.BLUE, plots.VERMILION], strict=True):
    tick.set_color(colour)
picture(
    panels[0].figure,
    alt="Two lines of 569 tumours, by radius and by concavity, a stroke for each tumour, the "
    "malignant ones above the benign ones. In both, the first two hundred places are mostly "
    "malignant and the rest mostly benign. By concavity there are some benign ones among the very "
    "first; by radius the first benign one comes late.",
)

# %% [markdown]
# Both lines look good. How good? Draw one malignant and one benign tumour at random. How often does
# the malignant one stand further ahead?

# %%
for name, scores in [("radius", radius), ("concavity", concavity)]:
    print(f"{name}: the malignant one stands ahead in {curves.roc_auc(y, scores):.1%} of all pairs")

# %% [markdown]
# Equally good, as far as this number can tell. Now imagine a screening in which malignant tumours
# are rare, 13 among 370, and there is time to look closely at ten, the first ten of the line.
# Radius or concavity: does it matter? Section 5 tells.
#
# ## 1. One point for each threshold
#
# Anything that is higher for what looks positive is a **score**: a probability, a radius, the
# output of a network. A threshold makes labels out of scores: a row is called positive if its
# score is at least the threshold. Lesson 13 turned one threshold. Here we look at all of them.
#
# Six tumours, sorted by score:
#
# | score | .9 | .8 | .7 | .6 | .4 | .2 |
# | --- | --- | --- | --- | --- | --- | --- |
# | malignant | yes | yes | no | yes | no | no |
#
# Two rates tell what a threshold does, one for each class:
#
# $$\text{true positive rate} = \frac{TP}{TP + FN} = \text{recall}, \qquad \text{false positive
# rate} = \frac{FP}{FP + TN}.$$
#
# The second one is the share of the *negatives* that are alarmed for nothing, which is
# $1 - \text{specificity}$. Begin with a threshold above .9. Nobody is called, both rates are 0.
# Lower it to .9, and one of three malignant ones is found: the point (0, ⅓). **Predict** the other
# points, down to the threshold .2.

# %%
is_malignant = np.array([1, 1, 0, 1, 0, 0])
score = np.array([0.9, 0.8, 0.7, 0.6, 0.4, 0.2])
for threshold in [np.inf, *score]:
    called = score >= threshold
    tp, fp = np.sum(called & (is_malignant == 1)), np.sum(called & (is_malignant == 0))
    print(f"from {threshold} on: {tp}/3 of the malignant, {fp}/3 of the benign")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.7)
for ax, values, title in [
    (panels[0], score, "six different scores"),
    (panels[1], np.array([0.9, 0.8, 0.7, 0.7, 0.4, 0.2]), "two tied at .7"),
]:
    fpr, tpr = curves.roc_points(is_malignant, values)
    ax.plot([0, 1], [0, 1], ":", color=plots.FAINT)
    ax.plot(fpr, tpr, "o-", color=plots.INK, clip_on=False, zorder=3)
    names = ["nobody", *(f"{value:g}".lstrip("0") for value in curves.thresholds(values))]
    for place, name in enumerate(names):
        aside = (6, -14) if place else (8, 4)
        ax.annotate(name, (fpr[place], tpr[place]), aside, textcoords="offset points", fontsize=9)
    thirds = [0, 1 / 3, 2 / 3, 1]
    ax.set_xticks(thirds, ["0", "⅓", "⅔", "1"])
    ax.set_yticks(thirds, ["0", "⅓", "⅔", "1"])
    ax.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal", xlabel="false positive rate")
    ax.set_title(title, fontsize="medium")
panels[0].set_ylabel("true positive rate (recall)")
picture(
    panels[0].figure,
    alt="Two curves from (0, 0) to (1, 1), each point marked with its threshold. Left: up at .9 "
    "and .8 to two thirds, right at .7 to one third, up at .6 to 1, right at .4 and at .2. Right: "
    "the same, but from (0, two thirds) a single slanting stroke at .7 to (one third, 1).",
)

# %% [markdown]
# **Compare:** a malignant tumour takes the curve a step **up**, a benign one a step to the
# **right**. So the order of the six decides everything. This is the **ROC curve**. (The name,
# receiver operating characteristic, comes from the days of radar.) It begins at (0, 0), nobody
# called, and ends at (1, 1), everybody called. Perfect scores go straight up and then right. Scores
# that know nothing climb about along the dotted diagonal.
#
# On the right, the .6 has become a second .7. A threshold calls *both* or none, and no threshold
# can call one without the other. So tied rows make **one** step together, a slanting one if they
# are of both classes.
#
# Half a function, to complete in your head:
#
# ```python
# fpr, tpr = [0.0], [0.0]
# for threshold in ...:
#     called = scores >= threshold
#     tpr.append(np.sum(called & (y_true == 1)) / np.sum(y_true == 1))
#     fpr.append(...)
# ```
#
# <details><summary>Answer</summary>
#
# `np.unique(scores)[::-1]`: each distinct score once, the highest first. And
# `np.sum(called & (y_true == 0)) / np.sum(y_true == 0)`.
# </details>
#
# ### Exercise: the points of a ROC curve
#
# Write `roc_points(y_true, scores)`. It returns two arrays as a tuple, **(fpr, tpr)**, x before y.
#
# - `y_true` is an array of 0 and 1, both present. `scores` is a float array of the same length, in
#   any order and on any scale; ties occur.
# - The first point is (0, 0). Then comes one point for each *distinct* score, from the highest to
#   the lowest, so the last is (1, 1).
# - Keep points that lie on a line between two others. (scikit-learn's `roc_curve` drops some of
#   them.)
# - In the exercises of this lesson numpy and the standard library may be used; scikit-learn, scipy
#   and mlnotes may not.


# %% nbgrader={"grade_id": "roc_points", "solution": true}
def roc_points(y_true, scores):
    ### BEGIN SOLUTION
    fpr, tpr = [0.0], [0.0]
    for threshold in np.unique(scores)[::-1]:
        called = scores >= threshold
        fpr.append(np.mean(called[y_true == 0]))
        tpr.append(np.mean(called[y_true == 1]))
    return np.array(fpr), np.array(tpr)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_roc_points", "grade": true}
check("metrics/roc_points", roc_points)

# %% [markdown]
# Now the two lines of tumours. In both, the malignant one stood ahead in 93.8% of the pairs.
# **Predict:** do their curves look the same?

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=4.2)
ax.plot(*curves.roc_points(y, radius), color=plots.BLUE)
ax.plot(*curves.roc_points(y, concavity), color=plots.VERMILION)
ax.annotate("radius", (0.3, 0.88), color=plots.BLUE)
ax.annotate("concavity", (0.06, 0.6), color=plots.VERMILION)
ax.plot([0, 1], [0, 1], ":", color=plots.FAINT)
ax.set(xlim=(-0.01, 1), ylim=(0, 1.01), aspect="equal")
ax.set(xlabel="false positive rate", ylabel="true positive rate (recall)")
picture(
    ax,
    alt="The ROC curves of radius and concavity, both far above the diagonal. Radius rises almost "
    "straight up at the left edge to more than one half. Concavity lies below it there, crosses it "
    "at a false positive rate below one tenth, and lies a little above it from there to about one "
    "half.",
)

# %%
for name, scores in [("radius", radius), ("concavity", concavity)]:
    fpr, tpr = curves.roc_points(y, scores)
    recalls = [f"{tpr[fpr <= share].max():.3f} with {share:.0%}" for share in (0.01, 0.1, 0.2)]
    print(f"{name}: a recall of " + ", ".join(recalls) + " of the benign alarmed at most")

# %% [markdown]
# **Compare:** they cross. If you may alarm only one benign tumour in a hundred, radius finds .585
# of the malignant ones and concavity .156. If you may alarm one in five, concavity is ahead, .929
# to .892. So a single number for "how well does it rank" must lose something.
#
# > **Say it aloud:** what does a ROC curve show, and why is there no threshold on its axes?
#
# <details><summary>Answer</summary>
#
# What recall you get for what share of false alarms among the negatives, at every threshold. To
# turn the threshold is to move along the curve, whatever numbers it is made of. So one can compare
# scores of different scales, a radius with a probability.
# </details>

# %% [markdown]
# ## 2. The area, and what it is the probability of
#
# The usual single number is the area under the ROC curve, **AUC** for short. Go back to the six
# tumours with different scores. Three are malignant and three benign, which makes nine pairs of one
# of each. **Predict:** in how many of the nine has the malignant one the higher score? And how
# large is the area under the curve?

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.7)
for ax, values in [(panels[0], score), (panels[1], np.array([0.9, 0.8, 0.7, 0.7, 0.4, 0.2]))]:
    positives, negatives = values[is_malignant == 1], values[is_malignant == 0]
    for row, positive in enumerate(positives):
        for column, negative in enumerate(negatives):
            aside = 0.17 if positive == negative else 0  # off the slanting stroke
            centre = (column + 0.5 - aside) / 3, (row + 0.5 + aside) / 3
            if positive >= negative:
                colour = plots.GREEN
                corners = [(column, row), (column + 1, row), (column + 1, row + 1)]
                if positive > negative:
                    corners.append((column, row + 1))
                ax.fill(*np.transpose(corners) / 3, color=colour, alpha=0.18, linewidth=0)
            sign = ">" if positive > negative else "=" if positive == negative else "<"
            told = f"{positive:g} {sign} {negative:g}".replace("0.", ".")
            ax.text(*centre, told, ha="center", va="center", fontsize=9)
    for line in (1 / 3, 2 / 3):
        ax.axhline(line, color=plots.FAINT, linewidth=0.6)
        ax.axvline(line, color=plots.FAINT, linewidth=0.6)
    ax.plot(*curves.roc_points(is_malignant, values), color=plots.INK, clip_on=False)
    ax.set(xlim=(0, 1), ylim=(0, 1), aspect="equal", xticks=[], yticks=[])
    ax.set_xlabel("a column for each benign one")
panels[0].set_ylabel("a row for each malignant one", labelpad=8)
picture(
    panels[0].figure,
    alt="The two curves again, with the square cut into nine, a column for each benign tumour and "
    "a row for each malignant one. Left: under the curve lie eight squares, in which the malignant "
    "score is higher; above it lies one, .6 < .7. Right: that square says .7 = .7, and the "
    "slanting stroke of the curve cuts it in half.",
)

# %% [markdown]
# **Compare:** eight of nine, and the area is $8/9$. That is no accident. Cut the square into a
# column for each negative and a row for each positive, in the order in which the threshold meets
# them. When it meets a negative, the curve steps to the right, over a column. Below the curve in
# this column are just the positives met before, that is, those with a *higher* score. So each
# little square is a pair, and it lies under the curve if the positive one wins. Rows that are tied
# make a block of such squares, which the curve crosses slantwise, leaving half of it below.
# Together:
#
# $$\text{AUC} = \frac{\text{pairs won} + \tfrac12\,\text{pairs tied}}{n_+\,n_-}
# = P(s_+ > s_-) + \tfrac12\,P(s_+ = s_-).$$
#
# Four things follow:
#
# - Only the order counts. Doubling all scores, or taking logarithms of positive ones, changes
#   nothing.
# - The same score for all rows gives ½, by ties alone; coins give ½ on average.
# - An AUC well below ½ ranks the wrong way round. Turn the scores round, and they have $1 -
#   \text{AUC}$.
# - How *many* positives and negatives there are has no part in it. Keep this in mind for section 5.
#
# By hand, on the right, with the tie: how many pairs are won, and what is the AUC?
#
# <details><summary>Answer</summary>
#
# Eight are won and one is tied, so $8.5/9 = .944$.
# </details>
#
# ### Exercise: ROC-AUC
#
# Write `roc_auc(y_true, scores)`, a number, for arrays as above. A tied pair counts ½. There are
# two ways, and both give the same:
#
# - Count pairs, in two loops, or all at once: a column of positive scores, less a row of negative
#   ones, is a table of all the differences.
# - Add up the strips under your curve, from one point to the next. Each is a trapezoid, and its
#   area is its width times the mean of its two heights.


# %% nbgrader={"grade_id": "roc_auc", "solution": true}
def roc_auc(y_true, scores):
    ### BEGIN SOLUTION
    gaps = scores[y_true == 1][:, None] - scores[y_true == 0]  # (positives, negatives)
    return np.mean((gaps > 0) + 0.5 * (gaps == 0))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_roc_auc", "grade": true}
check("metrics/roc_auc", roc_auc)

# %% [markdown]
# Our tumours make $212 \cdot 357 = 75\,684$ pairs, and a computer has no trouble with that. With a
# million rows, sort them and walk along the curve; the library does.
#
# **A diagnosis lab.** A colleague reports of lesson 13's model on radius and texture: "accuracy
# $.891$, and ROC-AUC .875". Her line of code is `roc_auc_score(y, y_pred)`, where `y_pred` holds
# the answers from $p = .5$ on. **Predict:** what is wrong? Is the true AUC higher or lower? And
# what would she report for A and B, which are the same model from .85 and from .2 on?

# %%
logistic = make_pipeline(StandardScaler(), LogisticRegression())
cuts = StratifiedKFold(5, shuffle=True, random_state=0)
p = cross_val_predict(logistic, X[:, :2], y, cv=cuts, method="predict_proba")[:, 1]
print(f"AUC of the probabilities: {curves.roc_auc(y, p):.3f}")
for threshold in [0.5, 0.85, 0.2]:
    y_pred = (p >= threshold).astype(int)
    recall, specificity = np.mean(y_pred[y == 1]), np.mean(1 - y_pred[y == 0])
    print(f"AUC of the labels from {threshold} on: {curves.roc_auc(y, y_pred):.3f}", end=", ")
    print(f"mean of recall and specificity: {(recall + specificity) / 2:.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.6)
ax.plot(*curves.roc_points(y, p), color=plots.INK)
ax.annotate("probabilities", (0.0, 0.96), color=plots.INK)
for threshold, colour, place in [
    (0.2, plots.GREEN, (0.235, 0.893)),
    (0.5, plots.BLUE, (0.2, 0.765)),
    (0.85, plots.VERMILION, (0.25, 0.61)),
]:
    fpr, tpr = curves.roc_points(y, (p >= threshold).astype(int))
    ax.plot(fpr, tpr, "--", color=colour, linewidth=1)
    ax.plot(fpr[1], tpr[1], "o", color=colour)
    ax.annotate(f"labels from {threshold} on", place, color=colour)
ax.set(xlim=(-0.01, 1), ylim=(0, 1.03))
ax.set(xlabel="false positive rate", ylabel="true positive rate (recall)")
picture(
    ax,
    alt="The ROC curve of the probabilities, and on it three points, for labels from .85, .5 and "
    ".2 on, each joined to (0, 0) and (1, 1) by dashed straight lines. All three dashed roofs lie "
    "below the curve, but for a touch here and there.",
)

# %% [markdown]
# **Compare:** .950, not .875. Labels are scores too, poor ones: there are only 0 and 1, and all
# rows with the same one are tied. Their curve has a single corner, (fpr, tpr), with a strip on
# either side of it:
#
# $$\text{fpr}\cdot\frac{0 + \text{tpr}}2 + (1 - \text{fpr})\cdot\frac{\text{tpr} + 1}2
# = \frac{\text{tpr} + (1 - \text{fpr})}2 = \frac{\text{recall} + \text{specificity}}2.$$
#
# That is the balanced accuracy of this one threshold. So the same model gets .875, .792 or .865.
# The symptom to look for is an AUC that changes when somebody turns the threshold. The cure: hand
# over `predict_proba(X)[:, 1]` or `decision_function(X)`, never `predict(X)`.
#
# **Modify:** cross-validate the logistic regression on the radius *alone* (`X[:, [0]]`), and
# take the AUC of its probabilities. A sigmoid is increasing, so it ought to be that of the radius,
# $.9375$. Is it?
#
# <details><summary>Answer</summary>
#
# Nearly: $.9368$. There are five models, one for each fold, each with a sigmoid of its own. Within
# a fold the order is that of the radius, but a pair from two folds is compared on two scales. Many
# take the mean of the five AUC in place of one AUC of the pool.
# </details>
#
# > **Say it aloud:** a model has an AUC of .95. Does that mean that $95\%$ of its answers are
# > right?
#
# <details><summary>Answer</summary>
#
# No. In $95\%$ of the pairs of a positive and a negative row, the positive one has the higher
# score (ties aside). No threshold has been chosen, so there are no answers yet. And the
# probabilities may all be too high or too low, since AUC sees their order alone.
# </details>

# %% [markdown]
# ## 3. How sure is that?
#
# An AUC is measured on a few hundred tumours. Others would have given another one. It is a share of
# pairs, but the $\sqrt{p(1-p)/n}$ of lesson 11 does not hold for it, because the pairs are not
# independent: each tumour is in hundreds of them. So take the **bootstrap**: draw as many rows as
# there are, with replacement, and compute their AUC; do so a thousand times. The middle $95\%$ of
# the thousand results give an interval.
#
# **Predict:** in the screening of the beginning, 13 of 370 are malignant. About two thirds of the
# rows are left. How much wider is the interval? (We draw the 13 twenty times.)

# %%
ill, healthy = np.flatnonzero(y == 1), np.flatnonzero(y == 0)


def thinned(n_ill, seed):
    """All benign tumours, and n_ill of the malignant ones."""
    chosen = np.random.default_rng(seed).choice(ill, n_ill, replace=False)
    return np.concatenate([healthy, chosen])


low, high = intervals.bootstrap_interval(curves.roc_auc, y, p, random_state=0)
print(f"212 malignant, 357 benign: AUC from {low:.3f} to {high:.3f}, width {high - low:.3f}")
widths = []
for seed in range(20):
    rows = thinned(13, seed)
    low, high = intervals.bootstrap_interval(curves.roc_auc, y[rows], p[rows], random_state=0)
    widths.append(high - low)
print(f"13 and 357: width {np.mean(widths):.3f} in the mean of 20 draws", end=", ")
print(f"from {min(widths):.3f} to {max(widths):.3f}")


def lead(y_true, two_scores):
    return curves.roc_auc(y_true, two_scores[:, 0]) - curves.roc_auc(y_true, two_scores[:, 1])


both = np.column_stack([radius, concavity])
low, high = intervals.bootstrap_interval(lead, y, both, random_state=0)
print(f"AUC of radius less that of concavity: {lead(y, both):+.4f}", end=", ")
print(f"from {low:+.3f} to {high:+.3f}")

# %% [markdown]
# **Compare:** a third of the rows is gone, and the interval is nearly three times as wide, on
# average. It is mostly the *rarer* class that decides. And the width itself is a matter of luck
# then: the narrowest of the twenty is narrower than that of all 569. With 13 easy tumours one
# thinks that one knows the AUC better than ever.
#
# The last line compares two scores. Both are computed on the *same* drawn rows, and then
# subtracted: a tumour that is hard for both does not count against either. (Whether two intervals
# overlap is a poor test for that.) Zero is well inside.
#
# Does such an interval keep its promise? Let the 569 tumours be the whole world, where we know the
# AUC, .950. Draw 200 samples of 100 from it and give each its interval. **Predict** how many of
# the 200 contain .950.

# %%
world, found = curves.roc_auc(y, p), []
for seed in range(200):
    rows = np.random.default_rng(seed).integers(0, len(y), size=100)
    sample = y[rows], p[rows]
    found.append(intervals.bootstrap_interval(curves.roc_auc, *sample, n_rounds=200))
low, high = np.transpose(found)
print(f"{np.mean((low <= world) & (world <= high)):.1%} of 200 intervals contain {world:.3f}")
print(f"too high: {np.mean(world < low):.1%}, too low: {np.mean(high < world):.1%}")

# %% [markdown]
# **Compare:** 88%, where $95\%$ were promised, and nearly all failures are on one side, too high. A
# sample that happens to miss the hard tumours has a high AUC *and* a narrow interval, since the
# bootstrap can only draw what is there. So with few rows, or close to 1, read such an interval as
# "at least this unsure".
#
# > **Say it aloud:** the 569 scores come from 200 patients, several images each. What goes wrong
# > with this interval, and what do you do?
#
# <details><summary>Answer</summary>
#
# Images of one patient resemble each other, so there is less news in the rows than their number
# says, and the interval comes out too narrow. Draw patients, each with all of its images:
# `bootstrap_interval(..., groups=patient)`.
# </details>

# %% [markdown]
# ## 4. Precision over recall
#
# ROC asks each class by itself. Whoever works through a list from the top asks another question:
# of those called so far, how many are right? That is the precision, and its partner is the recall.
# Six tumours again: malignant, malignant, benign, malignant, benign, benign. **Predict** precision
# and recall at each threshold. Can the precision rise when the threshold falls?

# %%
precision, recall = curves.precision_recall_points(is_malignant, score)
for threshold, P, R in zip(score, precision, recall, strict=True):
    print(f"from {threshold} on: precision {P:.3f}, recall {R:.3f}")

# %% [markdown]
# **Compare:** each malignant tumour lifts the recall, and the precision with it (or keeps it at 1).
# Each benign one leaves the recall and lowers the precision. So the curve has teeth like a saw. It
# ends at recall 1 with the share of positives, ½, since everybody is called there.
#
# To make a single number of it, let each threshold pay with its precision for the *recall that it
# adds*. This is **average precision**, AP:
#
# $$\text{AP} = \sum_i (R_i - R_{i-1})\,P_i, \qquad R_0 = 0.$$
#
# By hand, for the six tumours:
#
# <details><summary>Answer</summary>
#
# Three thresholds add recall, ⅓ each: $\frac13\cdot 1 + \frac13\cdot 1 + \frac13\cdot\frac34 =
# .917$. Without ties it is the mean of the precisions at the positive rows. With .7 in the place of
# .6, the threshold .7 calls both together, at the precision ¾: the same $.917$.
# </details>
#
# **Why not trapezoids?** For ROC, straight lines were right. Here is a score with two thresholds,
# for ten positives. The first calls 10 rows, 5 of them rightly. The second calls all 40 rows, and
# all ten positives are among them. Precision goes from .5 to .25, recall from .5 to 1. **Predict:**
# if the $30$ rows between the two came in random order, what precision would you have at recall .8?
# As much as the straight line says?

# %%
tp = np.linspace(5, 10, 51)
fp = 5 + (tp - 5) * 5  # five negatives come with each positive: 25 with 5
bent, straight = tp / (tp + fp), np.linspace(0.5, 0.25, 51)
at = np.isclose(tp, 8)
print(f"at recall 0.8: {tp[at][0]:.0f} right of {tp[at][0] + fp[at][0]:.0f} called")
print(f"that is a precision of {bent[at][0]:.3f}; the straight line says {straight[at][0]:.3f}")
for prevalence in [0.5, 0.01]:
    print(f"all scores equal, {prevalence:.0%} positive: AP {prevalence:.3f}, trapezoid", end=" ")
    print(f"from (0, 1) to (1, {prevalence}): {(1 + prevalence) / 2:.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.2)
ax.plot(tp / 10, straight, "--", color=plots.VERMILION)
ax.plot(tp / 10, bent, color=plots.BLUE)
ax.plot([0.5, 1], [0.5, 0.25], "o", color=plots.INK, clip_on=False)
ax.annotate("straight line", (0.76, 0.39), color=plots.VERMILION)
ax.annotate("what to expect", (0.57, 0.29), color=plots.BLUE)
ax.annotate("10 called", (0.5, 0.5), (8, 2), textcoords="offset points")
ax.annotate("all 40 called", (1, 0.25), (-6, -14), textcoords="offset points", ha="right")
ax.set(xlim=(0.45, 1.01), ylim=(0.2, 0.55), xlabel="recall", ylabel="precision")
picture(
    ax,
    alt="Two points, recall .5 with precision .5 and recall 1 with precision .25. Between them a "
    "dashed straight line, and a curve that sags below it.",
)

# %% [markdown]
# **Compare:** 8 of 28, which is .286, and not .35. The denominator of the precision is the number
# of those called, and it grows along the way: so the way bends. (The denominators of tpr and fpr
# are fixed, and so ROC goes straight.) And with one positive in a hundred and the same score for
# all, the trapezoid gives .505 for no work at all, if one begins the curve at (0, 1), as is the
# custom. AP gives .010: a ranking without skill earns about the share of positives, not ½.
#
# ### Exercise: average precision
#
# Write `average_precision(y_true, scores)`, a number, by the formula above.
#
# - Arrays as before. The thresholds are the distinct scores, from the highest to the lowest; tied
#   rows are called together.
# - At each of them precision and recall are those of all rows with at least this score.


# %% nbgrader={"grade_id": "average_precision", "solution": true}
def average_precision(y_true, scores):
    ### BEGIN SOLUTION
    total, recall_before = 0.0, 0.0
    for threshold in np.unique(scores)[::-1]:
        called = scores >= threshold
        precision = np.mean(y_true[called])
        recall = np.mean(called[y_true == 1])
        total += (recall - recall_before) * precision
        recall_before = recall
    return total
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_average_precision", "grade": true}
check("metrics/average_precision", average_precision)

# %% [markdown]
# > **Say it aloud:** what are the ROC-AUC and the average precision of scores that know nothing,
# > with 3% positives?
#
# <details><summary>Answer</summary>
#
# AUC about ½, whatever the share. AP about .03. So an AP of .4 may be excellent or poor: say the
# share of positives with it.
# </details>

# %% [markdown]
# ## 5. When positives are rare
#
# The model on radius and texture has the AUC .950. Below, its ROC curve and its precision-recall
# curve, with a threshold to turn. The third control takes malignant tumours away: it keeps every
# fourth, or every sixteenth. **Predict** first:
#
# 1. Keep `1 in 4`, then `1 in 16`. What happens to the ROC curve, and what to the other?
# 2. Threshold .5. Of those called malignant, what share is malignant: with all, with `1 in 16`?
# 3. Look at the ROC curve for `1 in 16` alone. Would you have guessed that?

# %%
from mlnotes.explorers import threshold_explorer

threshold_explorer(curves=("roc", "precision-recall"))

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. The ROC curve gets coarser steps, and stays where it is. The precision-recall curve sinks.
# 2. With all, $172$ of $194$ called: $.887$. With `1 in 16`, $11$ of $33$: $.333$. The same $22$
#    benign ones are alarmed, and few malignant ones are left to make up for them.
# 3. Hardly. At the threshold .5 a false positive rate of $22/357 = .062$ looks small, because it is
#    a share of the many benign ones.
# </details>
#
# One draw proves little. Here malignant tumours are taken away at random, a hundred times for each
# share; after ± stands the standard error.


# %%
def tell(values):
    return f"{np.mean(values):.3f} ± {np.std(values, ddof=1) / np.sqrt(len(values)):.3f}"


for n_ill in [53, 13]:
    draws = [thinned(n_ill, seed) for seed in range(100)]
    auc = [curves.roc_auc(y[rows], p[rows]) for rows in draws]
    ap = [curves.average_precision(y[rows], p[rows]) for rows in draws]
    print(f"{n_ill} of 212 kept: AUC {tell(auc)}, AP {tell(ap)}")
print(f"all 212 kept: AUC {curves.roc_auc(y, p):.3f}, AP {curves.average_precision(y, p):.3f}")

# %% [markdown]
# **Compare:** the same model, the same scores. The AUC stays, within two standard errors. The AP
# falls from .937 to .734.
#
# Why? Let $\pi$ be the share of positives, the **prevalence**. Of all rows, the share
# $\pi\cdot\text{tpr}$ is positive and called, the share $(1 - \pi)\cdot\text{fpr}$ negative and
# called. So
#
# $$\text{precision} = \frac{\pi\cdot\text{tpr}}{\pi\cdot\text{tpr} + (1-\pi)\cdot\text{fpr}}.$$
#
# ROC has tpr and fpr on its axes, each a share within one class, so $\pi$ cannot move it. But the
# precision belongs to each $\pi$ anew. By hand: at tpr $= .8$ and fpr $= .05$, what is the
# precision for $\pi = .5$, and for $\pi = .01$?
#
# <details><summary>Answer</summary>
#
# $.4/(.4 + .025) = .941$ and $.008/(.008 + .0495) = .139$. One point of the ROC curve, two worlds.
# </details>
#
# Now the two lines of the beginning. With weights we can give the malignant tumours any share:
# together they weigh $\pi$, and the benign ones $1 - \pi$. **Predict** what this does to the two
# AUC, which were equal, and to the two AP.

# %%
for prevalence in [212 / 569, 0.1, 0.01]:
    weight = np.where(y == 1, prevalence / len(ill), (1 - prevalence) / len(healthy))
    print(f"{prevalence:.0%} malignant", end="")
    for name, scores in [("radius", radius), ("concavity", concavity)]:
        auc = curves.roc_auc(y, scores, sample_weight=weight)
        ap = curves.average_precision(y, scores, sample_weight=weight)
        print(f"; {name} AUC {auc:.3f}, AP {ap:.3f}", end="")
    print()

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3.4)
for ax, prevalence in zip(panels, [212 / 569, 0.01], strict=True):
    weight = np.where(y == 1, prevalence / len(ill), (1 - prevalence) / len(healthy))
    for scores, colour in [(radius, plots.BLUE), (concavity, plots.VERMILION)]:
        P, R = curves.precision_recall_points(y, scores, sample_weight=weight)
        ax.plot(R, P, color=colour, drawstyle="steps-pre", linewidth=1.3)
    ax.axhline(prevalence, color=plots.FAINT, linestyle=":")
    ax.set(xlim=(0, 1.01), ylim=(0, 1.02), xlabel="recall")
    ax.set_title(f"{prevalence:.0%} malignant", fontsize="medium")
panels[0].set_ylabel("precision")
panels[1].annotate("radius", (0.57, 0.75), color=plots.BLUE)
panels[1].annotate("concavity", (0.1, 0.22), color=plots.VERMILION)
picture(
    panels[0].figure,
    alt="Precision over recall for radius and concavity. Left, with 37% malignant, both curves lie "
    "high, radius above concavity up to a recall of nearly .8. Right, with 1% malignant, "
    "radius keeps a precision of 1 up to a recall of .46 and falls in jumps then; concavity lies "
    "below .3 from the third tumour on. A dotted line marks the prevalence.",
)

# %% [markdown]
# **Compare:** each AUC stays what it was, to the last digit, but the two AP drift apart: to .593
# and .153 with one in a hundred malignant.
#
# And the screening of the beginning, where ten of 370 can be looked at? **Predict** how many of the
# first ten are malignant in each line, on average over a hundred draws of 13 malignant tumours.

# %%
first_ten = {"radius": [], "concavity": []}
for seed in range(100):
    rows = thinned(13, seed)
    for name, scores in [("radius", radius), ("concavity", concavity)]:
        in_line = rows[np.argsort(-scores[rows], kind="stable")]
        first_ten[name].append(np.sum(y[in_line[:10]]))
for name, hits in first_ten.items():
    print(f"13 malignant among 370, the first ten by {name}: {tell(hits)} malignant")

# %% [markdown]
# **Compare:** it does matter. By radius 7.2 of the first ten are malignant, by concavity 4.8, at
# the same AUC. A handful of benign tumours have dents as deep as any; among many malignant ones
# they drown, among few they fill half of the top ten. AUC charges for a pair that is ranked
# wrongly the same price wherever it happens. AP charges most at the top.
#
# **Which curve, then?** Neither is "the right one for imbalanced data"; they answer different
# questions.
#
# - *ROC*: how well are the classes told apart, in each class by itself? It can be compared between
#   hospitals with different shares of ill people, as long as the ill there look like the ill here.
#   Its danger is in the eye: an fpr of $.05$ looks small and may be a crowd.
# - *Precision-recall*: what is a list worth that someone works through from the top, here, at this
#   prevalence? An AP from another place with another prevalence cannot be compared with it. And if
#   your test set holds more positives than the world does, weight it, or it flatters.
# - If you know the costs of a miss and of a false alarm, take them (lesson 19). Then a single
#   point of the curve counts, and no area at all.
#
# **The first k.** A search engine shows ten results, and nobody looks at the hundredth.
# *Precision@k* is the share of the first $k$ that are right (the last cell: $.72$ and $.48$),
# *recall@k* the share of all right ones among the first $k$. The *reciprocal rank* is one over the
# place of the first right one. *NDCG* sums up how useful each result is, divided by $\log_2(1 +
# \text{place})$, and compares with the best order there is. All are taken for each query by itself
# and averaged over the queries.
#
# **Modify:** let there be time for 50 of the 370. Which line is better now?
#
# <details><summary>Answer</summary>
#
# Write 50 in place of 10. Now concavity is ahead, $11.1 \pm .1$ to $10.5 \pm .1$. The crossing of
# the ROC curves said so: a longer list goes further to the right. Which score is better depends on
# how long a list you can work through.
# </details>
#
# > **Say it aloud:** "Our fraud detector has a ROC-AUC of $.99$; one payment in ten thousand is
# > fraud." What do you ask?
#
# <details><summary>Answer</summary>
#
# What is the precision of the alarms at the recall you need? If the point in use has fpr .01 and
# tpr .95, ten thousand payments bring one fraud and a hundred false alarms: a precision below .01.
# Ask for the precision-recall curve at the true prevalence, for the number of frauds behind the
# AUC and its interval, and whether the test payments came later than those in training.
# </details>

# %% [markdown]
# ## Summary
#
# - Scores are judged by the order they make. Lowering the threshold takes the ROC curve up at each
#   positive, right at each negative, and slantwise at a tie.
# - AUC is the share of positive-negative pairs that are ranked rightly, ties ½. It sees the order
#   alone, neither the probabilities nor the prevalence.
# - Hand over scores, not labels: the "AUC" of labels is the balanced accuracy of one threshold.
# - Give an interval, by bootstrap, of patients if there are several rows of each; compare two
#   scores on the same drawn rows. Mostly the rarer class decides how wide it is.
# - AP weighs the precision at each threshold by the recall it adds. Trapezoids are wrong, and
#   may flatter a lot. Without skill it is about the prevalence.
# - Radius and concavity have the same AUC, .938. With one in a hundred malignant their AP are .593
#   and .153, because concavity errs at the top of its list.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What does a ROC-AUC of .8 mean? What does it not tell?</b></summary>
#
# A random positive scores above a random negative with probability .8, a tie counting one half. It
# does not tell how many answers are right, which threshold to take, whether the probabilities are
# calibrated, or how precise the alarms are when positives are rare. And curves with the same area
# may cross.
# </details>
#
# <details><summary><b>ROC or precision-recall, for rare positives?</b></summary>
#
# Both, for different questions. ROC does not depend on the prevalence: good for comparing across
# places, bad for seeing how many false alarms there will be. Precision-recall shows what the list
# is worth at this prevalence, and looks mostly at its top. With known costs I would compare
# expected costs at the chosen thresholds.
# </details>
#
# <details><summary><b>Our AUC fell from .95 to .875 when a colleague rewrote the evaluation. The
# model is the same. What do you check first?</b></summary>
#
# Whether scores or labels go in: with labels it is the balanced accuracy of one threshold. Then
# whether it is the column of the positive class, how ties and folds are treated, and whether the
# rows are the same. If they are not, I look at the interval: it may be chance.
# </details>
#
# <details><summary><b>Can you raise the AUC by moving the threshold, or by calibrating the
# probabilities?</b></summary>
#
# No. A threshold is one point on the curve. A calibration by an increasing function keeps the order
# and so the AUC; one with flat pieces makes ties, and may change it a little. What helps is better
# features, data or models.
# </details>
#
# <details><summary><b>Why is the trapezoid rule right for ROC and wrong for
# precision-recall?</b></summary>
#
# Between two thresholds, rows of both classes come in a fixed ratio, on average. TPR and FPR have
# fixed denominators, so both grow in proportion: a straight line. Precision's denominator is the
# number called, which grows, so the way is bent. A straight line from (0, 1) promises a useless
# model with 1% positives an area of .505.
# </details>
#
# ## Further reading
#
# - Tom Fawcett, "An introduction to ROC analysis", *Pattern Recognition Letters* (2006).
# - Jesse Davis and Mark Goadrich, "The relationship between precision-recall and ROC curves",
#   *ICML* (2006): the bent way of section 4.
# - Takaya Saito and Marc Rehmsmeier, "The precision-recall plot is more informative than the ROC
#   plot when evaluating binary classifiers on imbalanced datasets", *PLoS ONE* (2015).
# - Matthew McDermott and others, "A closer look at AUROC and AUPRC under class imbalance",
#   *NeurIPS* (2024): against the rule that rare positives always call for precision-recall.
#
# **Next:** lesson [15](../15_losses_and_likelihood/15_losses_and_likelihood.ipynb) asks what to
# train on: losses, and where they come from.
