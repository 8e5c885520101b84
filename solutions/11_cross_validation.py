# %% [markdown]
# # Cross-validation
#
# Here are the measurements of 569 tumours. We throw the doctors' findings away and toss a coin for
# each tumour instead: heads is malignant, tails is benign. Now there is nothing to learn. And yet
# the model in the next cell gets all 569 coins right. What would it say about the next tumour? And
# how could you have known?
#
# *About {minutes} minutes. You need the accuracy and its standard error of lesson
# [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb).*
#
# **After this lesson you can**
#
# - say which rows may fit a model, which may choose among models, and which may judge the choice
# - split rows by k-fold, stratified, by group and by time, and say when each is right
# - say by how much a score on 30 rows, or on 10,000, may be off
# - choose a setting and still get an honest score, by nested cross-validation

# %%
from functools import partial
from math import comb

import numpy as np
from scipy.spatial.distance import cdist
from sklearn.datasets import load_breast_cancer

from mlnotes import check, cross_validation, folds, plots, splitters
from mlnotes.plots import picture

# %%
X, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant


def fit_neighbours(k, X, y):
    mean, scale = X.mean(axis=0), X.std(axis=0)
    known = (X - mean) / scale

    def predict(X_new):
        distances = cdist((X_new - mean) / scale, known)  # (new rows, known rows)
        nearest = np.argsort(distances, axis=1, kind="stable")[:, :k]
        return (y[nearest].mean(axis=1) > 0.5).astype(int)

    return predict


def accuracy(y_true, y_pred):
    return np.mean(y_true == y_pred)


coins = np.random.default_rng(0).integers(0, 2, size=len(y))
predict = fit_neighbours(1, X, coins)
print(f"{len(y)} coins, right: {accuracy(coins, predict(X)):.0%}")

# %% [markdown]
# ## 1. Rows that have been seen
#
# The model is the plainest there is, the **nearest neighbour**: it remembers all tumours it is
# given, and repeats the label of the one most similar to the new one, all columns standardised.
# (With $k = 9$ the nine most similar ones vote.)
#
# Let it remember only 300, once with the coins and once with the true labels. **Predict** four
# accuracies: on the 300 and on the other 269, for coins and for truth.

# %%
order = np.random.default_rng(1).permutation(len(y))
seen, unseen = order[:300], order[300:]
for name, labels in [("coins", coins), ("truth", y)]:
    predict = fit_neighbours(1, X[seen], labels[seen])
    for rows, where in [(seen, "300 seen"), (unseen, "269 unseen")]:
        print(f"{name}, {where} rows: accuracy {accuracy(labels[rows], predict(X[rows])):.3f}")

# %% [markdown]
# **Compare:** on rows it has seen, the score is perfect both times, because the row most similar to
# a tumour is that tumour. So it tells nothing. On unseen rows one model is no better than a coin,
# the other scores .967. Other models flatter less, but all were made to look good on the
# rows that trained them.
#
# So some rows stay out of the training. You try one $k$ and another, look at the score on those
# rows each time, and keep the best. Now these rows have had a say as well: not in the fit, but in
# the choice. Who judges the choice? A third part:
#
# | part | what for | how often |
# | --- | --- | --- |
# | **train** | to fit each model | as often as you like |
# | **validation** | to compare models, and to choose | often, though it wears out |
# | **test** | to judge the one that was chosen | once |
#
# By hand: of $23$ rows a fifth is for validation and a fifth for the test. $23/5 = 4.6$, so round
# it. How many rows are left to train on?
#
# <details><summary>Answer</summary>
#
# There are $18 - 5 = 13$. Both parts get 5 rows, since both fractions are of *all* rows. A fifth
# of the 18 that are left after the first cut would be 4.
# </details>
#
# ### Exercise: three parts
#
# Write `train_valid_test_split(n_samples, valid_fraction, test_fraction, random_state)`. It returns
# three arrays of row numbers, as a tuple or a list: train, validation, test, in this order.
#
# - Each of the rows 0 … n_samples − 1 stands in exactly one part.
# - The sizes: `round(n_samples * valid_fraction)` for validation, `round(n_samples *
#   test_fraction)` for the test, the rest for train; `round` is Python's. No part will be empty.
# - Chance decides which row goes where, and every split of these sizes is equally likely. The order
#   within a part is free. The same `random_state`, a whole number, 0 or more, gives the same parts
#   again; another one nearly always gives others.
# - In every exercise of this lesson numpy and the standard library may be used; scikit-learn, scipy
#   and mlnotes may not.


# %% nbgrader={"grade_id": "train_valid_test_split", "solution": true}
def train_valid_test_split(n_samples, valid_fraction, test_fraction, random_state):
    ### BEGIN SOLUTION
    rows = np.random.default_rng(random_state).permutation(n_samples)
    n_valid, n_test = round(n_samples * valid_fraction), round(n_samples * test_fraction)
    return rows[n_valid + n_test :], rows[:n_valid], rows[n_valid : n_valid + n_test]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_train_valid_test_split", "grade": true}
check("cross_validation/train_valid_test_split", train_valid_test_split)

# %% [markdown]
# > **Say it aloud:** why a test part, if the validation rows were not trained on either?
#
# <details><summary>Answer</summary>
#
# Because they were used to choose. The winner suits those rows best, partly by luck, so its score
# there is too good. The test rows had no say in anything.
# </details>

# %% [markdown]
# ## 2. The best of twenty coins
#
# Twenty people send you models, and you validate them on the same 100 rows. What you don't know:
# each model tosses a coin for every row. **Predict** the score of the best of the twenty.

# %%
rng = np.random.default_rng(0)
validation = rng.binomial(100, 0.5, size=(10_000, 20)) / 100  # twenty scores, ten thousand times
best = validation.max(axis=1)
print(f"mean score of one model {validation.mean():.3f}, of the best of twenty {best.mean():.3f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
scores = np.arange(0.3, 0.75, 0.01)
for values, colour, name, place in [
    (validation.ravel(), plots.BLUE, "one model", (0.455, 0.07)),
    (best, plots.VERMILION, "the best of twenty", (0.62, 0.11)),
]:
    shares = np.histogram(values, bins=np.append(scores, 0.75) - 0.005)[0] / values.size
    ax.step(scores, shares, where="mid", color=colour)
    ax.annotate(name, place, color=colour, ha="left" if place[0] > 0.5 else "right")
ax.axvline(0.5, color=plots.FAINT, linewidth=0.8)
ax.set(xlabel="accuracy on 100 validation rows", ylabel="share of the runs", xlim=(0.33, 0.72))
ax.set_ylim(bottom=0)
picture(
    ax,
    alt="Two humps. The accuracy of one coin-flip model lies around 0.5, mostly between 0.4 and "
    "0.6. That of the best of twenty is narrower, and lies around 0.59, nearly all of it above "
    "0.53.",
)

# %% [markdown]
# **Compare:** about .593, and on test rows the winner will be a coin again. Can you get the number
# without simulating? A model's number of right answers is the number of heads in 100 tosses. Let
# $F(k)$ be the probability of at most $k$ heads:
#
# $$F(k) = \sum_{j \le k} \binom{100}{j} \Big/ 2^{100}.$$
#
# The best of twenty has at most $k$ right if **all** twenty have. They toss independently, so the
# probabilities multiply: $F(k)^{20}$. The best has *more* than $k$ with probability $1 -
# F(k)^{20}$.
#
# From here to a mean there is a small trick. Whoever has 3 right has more than 0, more than 1 and
# more than 2: three times yes. So a count is the number of the $k = 0, 1, 2, \dots$ that it
# exceeds, and its mean is the sum of the probabilities to exceed them:
#
# $$\text{mean of the best score} = \frac{1}{100}\sum_{k=0}^{99}\big(1 - F(k)^{20}\big).$$
#
# Check it on one row and two models: the only term is $1 - (\tfrac12)^2 = \tfrac34$, and at least
# one of two coins shows heads in three cases of four.


# %%
def best_of(n_models, n_rows):
    heads = np.cumsum([comb(n_rows, k) / 2**n_rows for k in range(n_rows)])  # F(0), F(1), ...
    return np.sum(1 - heads**n_models) / n_rows


for n_models in [1, 5, 20, 1000]:
    print(f"best of {n_models:>4} on 100 rows: {best_of(n_models, 100):.3f}")
print(f"best of   20 on 900 rows: {best_of(20, 900):.3f}")

# %% [markdown]
# The more you try, the more the winner flatters. Nine times as many rows cut the excess over ½ to a
# third, because luck goes with $1/\sqrt{n}$. Models that resemble each other flatter less: twenty
# copies of one model are one model. All this has a name: the validation set is **overfitted**.
#
# **Modify:** with how many rows is the best of twenty coins expected to score only $.52$?
#
# <details><summary>Answer</summary>
#
# About $2150$. The excess has to shrink $.093/.02 = 4.65$ times, which takes $4.65^2 \approx 21.6$
# times as many rows.
# </details>
#
# > **Say it aloud:** a leaderboard shows 1000 teams, scored on the same 100 public rows. What do
# > you make of the winner's .66?
#
# <details><summary>Answer</summary>
#
# The best of 1000 coins is expected to score .661, so it is no sign of skill. Ask for the score on
# rows that no team was ranked by.
# </details>

# %% [markdown]
# ## 3. Each row in its turn
#
# Testing on one part, kept out once, is called **hold-out**. But rows are dear, and in lesson 05
# you met a thriftier way. **K-fold cross-validation** cuts the rows into $k$ parts, the folds. Each
# is tested once, by a model fitted on the $k - 1$ others: $k$ fits, and all $n$ rows get tested.
#
# **Repeated** k-fold does the same again with other cuts. **Leave-one-out** goes to the limit, $k =
# n$: each row is tested by a model fitted on all others. That is $n$ fits; for linear models one is
# enough, since there the residual $e$ of a row becomes $e/(1-h)$ (lesson
# [10](../10_complexity_and_ensembles/10_complexity_and_ensembles.ipynb)).

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(4, height=2.5)
for ax, (name, splitter) in zip(
    panels,
    {
        "hold-out": splitters.HoldOut(0.25, random_state=0),
        "4-fold": splitters.KFold(4),
        "3-fold, twice": splitters.RepeatedKFold(3, 2, random_state=0),
        "leave-one-out": splitters.LeaveOneOut(),
    }.items(),
    strict=True,
):
    plots.plot_splits(splitter.split(range(8)), range(8), ax=ax)
    ax.set_title(name, fontsize="medium")
    ax.set_ylim(7.6, -1.4)
picture(
    panels[0].figure,
    alt="Eight rows as squares, a line for each fit, tested rows filled. Hold-out: one line, two "
    "rows tested. 4-fold: four lines, each with two neighbours tested. 3-fold, twice: six lines, "
    "each row tested in two of them. Leave-one-out: eight lines, one row tested in each.",
)

# %% [markdown]
# What if the rows don't divide evenly? Of 11 rows each of 4 folds gets 2, and the 3 left over go to
# the first three folds: 3, 3, 3, 2. Where does each fold begin and end?
#
# <details><summary>Answer</summary>
#
# Rows 0 to 2, 3 to 5, 6 to 8, and 9 to 10. Each fold begins where the one before it ended.
# </details>
#
# ### Exercise: k-fold
#
# Write `kfold_indices(n_samples, n_splits)`. It returns a list of `n_splits` pairs (train, test) of
# arrays of row numbers.
#
# - The test parts are blocks of neighbouring rows, in order: the first begins with row 0. Always
#   2 ≤ n_splits ≤ n_samples.
# - The first `n_samples % n_splits` folds have one row more than the others.
# - Train is all other rows. Both are ascending. Nothing is shuffled.


# %% nbgrader={"grade_id": "kfold_indices", "solution": true}
def kfold_indices(n_samples, n_splits):
    ### BEGIN SOLUTION
    rows = np.arange(n_samples)
    pairs, start = [], 0
    for fold in range(n_splits):
        stop = start + n_samples // n_splits + (fold < n_samples % n_splits)
        pairs.append((np.concatenate([rows[:start], rows[stop:]]), rows[start:stop]))
        start = stop
    return pairs
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_kfold_indices", "grade": true}
check("cross_validation/kfold_indices", kfold_indices)

# %% [markdown]
# **Leave-p-out** tries every choice of $p$ test rows. With 4 rows and $p = 2$ the first test row
# can be any of 4, the second any of the 3 others. That makes 12, but "0, then 3" and "3, then 0"
# are one test part, so each has been counted twice: 6 fits. By hand: 20 rows, $p = 3$. How often is
# each choice counted, and how many fits are there?
#
# <details><summary>Answer</summary>
#
# $20 \cdot 19 \cdot 18 = 6840$ ordered choices. Three rows have $3 \cdot 2 \cdot 1 = 6$ orders, so
# there are $6840/6 = 1140$ fits.
# </details>
#
# ### Exercise: leave p out
#
# Write `leave_p_out_count(n_samples, p)`: how many choices of `p` test rows there are, whatever
# their order, for 1 ≤ p < n_samples ≤ 1000. The answer is the **exact** whole number, however
# many digits it has: Python's own whole numbers keep them all, floats only about sixteen.


# %% nbgrader={"grade_id": "leave_p_out_count", "solution": true}
def leave_p_out_count(n_samples, p):
    ### BEGIN SOLUTION
    count = 1
    for i in range(p):
        count = count * (n_samples - i) // (i + 1)
    return count
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_leave_p_out_count", "grade": true}
check("cross_validation/leave_p_out_count", leave_p_out_count)

# %% [markdown]
# > **Say it aloud:** 5-fold or leave-one-out: what does each cost, and how many rows does each
# > model see?
#
# <details><summary>Answer</summary>
#
# Five fits on four fifths of the rows, or $n$ fits on all rows but one. So leave-one-out judges
# nearly the model that you will use; the score of 5-fold tends to be a little too low.
# </details>

# %% [markdown]
# ## 4. How far off is a score?
#
# A model in this lesson is a function `fit(X, y)` that returns another function, `predict`, as
# `fit_neighbours` does. Two rows, $y = (1, 3)$, two folds, and a model that predicts the mean of
# the `y` it was given. What does it predict for each row when that row is tested?
#
# <details><summary>Answer</summary>
#
# 3 for the first and 1 for the second: each model has seen only the other row. A single model for
# both folds would have seen both, and said 2.
# </details>
#
# ### Exercise: a score for each fold
#
# Write `cross_val_scores(fit, score, X, y, folds)`.
#
# - `folds` is a list of k pairs (train, test) of index arrays. `X` is (n, d) and `y` is (n,), both
#   floats. `fit` and `score` are given.
# - For each fold: fit on its train rows alone, predict its test rows, and score the predictions.
#   Call `score(y_true, y_pred)`, the truth first: this score may care which is which.
# - Take the parts as they are: rows may be tested twice, and train need not hold all the others.
# - Return the k scores in order, (k,), not averaged.


# %% nbgrader={"grade_id": "cross_val_scores", "solution": true}
def cross_val_scores(fit, score, X, y, folds):
    ### BEGIN SOLUTION
    scores = []
    for train, test in folds:
        predict = fit(X[train], y[train])
        scores.append(score(y[test], predict(X[test])))
    return np.array(scores)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_cross_val_scores", "grade": true}
check("cross_validation/cross_val_scores", cross_val_scores)

# %% [markdown]
# Now suppose you had only 150 of the tumours, and nine neighbours vote. Hold out 30 of them, a
# hundred times, each time others: how far apart are the lowest and the highest score? 5-fold should
# depend less on the cut, since it tests all 150; but it makes five fits. To be fair, set five
# hold-outs against it.
#
# A score that hardly moves may still be wrong, so we need the truth. We come close: fit on the 150
# and judge on all others. There are a hundred groups of 150 and five ways to estimate; the typical
# **miss** of each is its mean distance from the score on the others. **Predict** the order.
# Does leave-one-out, with 150 fits, win by far?

# %%
fit_nine = partial(fit_neighbours, 9)


def estimate(splitter, rows):
    cuts = splitter.split(rows)
    return cross_validation.cross_val_scores(fit_nine, accuracy, X[rows], y[rows], cuts).mean()


seeds = range(100)
cut_anew = [estimate(splitters.HoldOut(0.2, random_state=s), order[:150]) for s in seeds]
print(f"the same 150, a hundred hold-outs: from {min(cut_anew):.3f} to {max(cut_anew):.3f}")

ways = {
    "one hold-out": lambda s: [splitters.HoldOut(0.2, random_state=s)],
    "five hold-outs": lambda s: [splitters.HoldOut(0.2, random_state=5 * s + i) for i in range(5)],
    "5-fold": lambda s: [splitters.KFold(5, shuffle=True, random_state=s)],
    "5-fold, five times": lambda s: [splitters.RepeatedKFold(5, 5, random_state=s)],
    "leave-one-out": lambda s: [splitters.LeaveOneOut()],
}
miss = {name: [] for name in ways}
for s in seeds:
    rows = np.random.default_rng(s).permutation(len(y))
    mine, others = rows[:150], rows[150:]
    truth = accuracy(y[others], fit_nine(X[mine], y[mine])(X[others]))
    for name, way in ways.items():
        miss[name].append(np.mean([estimate(one, mine) for one in way(s)]) - truth)
for name, values in miss.items():
    print(f"{name:>18}: typical miss {np.mean(np.abs(values)):.4f}, mean {np.mean(values):+.4f}")
gain = np.abs(miss["five hold-outs"]) - np.abs(miss["5-fold"])
standard_error = gain.std(ddof=1) / np.sqrt(len(gain))
print(f"5-fold is closer than five hold-outs by {gain.mean():.4f} ± {standard_error:.4f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.2)
jitter = np.random.default_rng(0).uniform(-0.25, 0.25, size=len(seeds))
for line, values in enumerate(miss.values()):
    ax.plot(values, line + jitter, "o", color=plots.BLUE, markersize=4, alpha=0.4, mew=0)
ax.axvline(0, color=plots.INK, linewidth=0.8)
ax.set_yticks(range(len(miss)), miss)
ax.invert_yaxis()
ax.set(xlabel="estimate minus accuracy on the other tumours")
picture(
    ax,
    alt="A hundred dots for each way to estimate, by how far they miss. One hold-out reaches from "
    "-0.16 to 0.07, five hold-outs about half as far. 5-fold, 5-fold five times and leave-one-out "
    "stay within 0.06 of 0, and look alike.",
)

# %% [markdown]
# **Compare:** one hold-out may say anything from .83 to 1, of the same tumours. At equal cost the
# folds beat the hold-outs, by two to three standard errors: every row is tested just once. (The
# groups share tumours, so that is a rough guide.) Beyond that, twenty-five fits or a hundred and
# fifty gain next to nothing here. What is left of the miss comes mostly from *which* tumours you
# have, and no way of cutting changes that. 5-fold is too low by half a percentage point on average:
# its models saw only four fifths of the rows.
#
# > **Say it aloud:** a friend averages a thousand shuffles of 5-fold. Is the score exact now?
#
# <details><summary>Answer</summary>
#
# No. The luck of the cut averages out; that of the sample stays: other rows, another score.
# </details>

# %% [markdown]
# ## 5. Rows that belong together
#
# Blocks of neighbouring rows are fine if their order means nothing. Often they come sorted by
# class, or by date. Shuffling helps in some cases, and does harm in others. Ask three questions.
#
# **Is a class rare?** Shuffle 100 rows, six of them positive, and cut five folds: in $87\%$ of all
# shuffles there is a fold that tests no positive at all. **Stratified** folds share out each class
# by itself, so that its counts in any two folds differ by at most one: here 2, 1, 1, 1, 1. By hand:
# `y = a a b a b a`, two folds. Deal the four `a` to the folds in turn, like cards, then the two
# `b`. Which rows are tested?
#
# <details><summary>Answer</summary>
#
# The `a` stand in rows 0, 1, 3, 5: the first fold gets 0 and 3, the second 1 and 5. The `b`, rows 2
# and 4, get one each. So the folds test 0, 2, 3 and 1, 4, 5. Other answers are right as well.
# </details>
#
# ### Exercise: stratified folds
#
# Write `stratified_kfold_indices(y, n_splits)`. It returns a list of `n_splits` pairs (train, test)
# of arrays of row numbers.
#
# - `y` is an array of labels, whole numbers or strings, in any order; there may be more than two
#   classes. `n_splits` is at least 2, and at most the size of the largest class.
# - Each row is tested once, and no test part is empty. Train is all other rows.
# - Each class's counts in any two test parts differ by at most 1. So a class with fewer rows than
#   `n_splits` is missing from some.
# - Which rows share a fold is free, and so is their order.


# %% nbgrader={"grade_id": "stratified_kfold_indices", "solution": true}
def stratified_kfold_indices(y, n_splits):
    ### BEGIN SOLUTION
    by_class = np.argsort(y, kind="stable")
    fold = np.empty(len(y), dtype=int)
    fold[by_class] = np.arange(len(y)) % n_splits
    return [(np.flatnonzero(fold != k), np.flatnonzero(fold == k)) for k in range(n_splits)]
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_stratified_kfold_indices", "grade": true}
check("cross_validation/stratified_kfold_indices", stratified_kfold_indices)

# %% [markdown]
# **Do several rows come from one source?** If a patient has one picture in train and another in
# test, the model need only recognise the patient. To judge it for *new* patients, keep all rows of
# a patient on one side: **group** folds. (Stratified group folds also keep the classes as even as
# the groups allow.)
#
# **Will it be used on the future?** Then train on the past and test on what follows: the **time**
# split. A **gap** leaves out the rows just before the test part, if they overlap with it.

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(4, height=1.6)
for ax, (name, splitter, labels) in zip(
    panels,
    [
        ("stratified", splitters.StratifiedKFold(3), "aabababa"),
        ("group", splitters.GroupKFold(3), "PPQPRRQR"),
        ("time", splitters.TimeSeriesSplit(3), "12345678"),
        ("time, gap 1", splitters.TimeSeriesSplit(3, gap=1), "12345678"),
    ],
    strict=True,
):
    plots.plot_splits(splitter.split(range(8), list(labels), list(labels)), labels, ax=ax)
    ax.set_title(name, fontsize="medium")
picture(
    panels[0].figure,
    alt="Eight rows as squares, a line for each of three fits, tested rows filled. Stratified: a "
    "line tests one row of class b and one or two of class a. Group: a line tests all rows of one "
    "patient, P, Q or R. Time: a line trains on the first rows and tests the next two; those after "
    "them are faint. With a gap of 1, the row before the tested ones is faint as well.",
)

# %% [markdown]
# Now try each cut on three kinds of data. A cross marks a test row that train gives away: the same
# patient is in there, or later months are. **Predict** first:
#
# 1. Rows sorted by class: what is wrong with plain k-fold, and what mends it?
# 2. Patients: does shuffling help? Does leave-one-out?
# 3. Months: which splitters have no cross at all, and what do they pay for it?

# %%
from mlnotes.explorers import splits_explorer

splits_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. The first folds test class 0 alone, the last class 1 alone. Shuffled folds are mixed, though
#    unevenly; stratified folds are even.
# 2. No, it makes it worse: of a shuffled patient there is nearly always a row on the other side.
#    Leave-one-out gives every row away. The two group splitters have no cross.
# 3. Only the two time splits. They never test the earliest rows, and the first models train on
#    little.
# </details>
#
# What such a leak is worth in points of accuracy, lesson 12 measures.
#
# > **Say it aloud:** from three years of records, a model is to tell which of next month's patients
# > will come back. How do you split?
#
# <details><summary>Answer</summary>
#
# By time, because it will be used on the future. If next month's patients are mostly new, also by
# group: leave those in train out of the test part. The split should resemble the use.
# </details>

# %% [markdown]
# ## 6. Choosing is part of fitting
#
# Suppose 60 tumours, and twenty models: number $c$ looks at column $c$ alone, and repeats the label
# of the nearest neighbour in it. Take the one with the best 5-fold score, and report this score.
# **Predict** what is reported, and what is true: for coins, and for the doctors' findings.


# %%
def fit_column(column, X, y):
    predict = fit_neighbours(1, X[:, [column]], y)
    return lambda X_new: predict(X_new[:, [column]])


candidates = range(20)
five = folds.kfold_indices(60, 5)
results = {}
for name in ["coins", "truth"]:
    results[name] = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        rows = rng.permutation(len(y))
        mine, others = rows[:60], rows[60:]
        labels = y if name == "truth" else rng.integers(0, 2, size=len(y))
        data = X[mine], labels[mine]
        means = [
            cross_validation.cross_val_scores(partial(fit_column, c), accuracy, *data, five).mean()
            for c in candidates
        ]
        chosen = fit_column(int(np.argmax(means)), *data)
        nested = cross_validation.nested_score(fit_column, accuracy, *data, five, 3, candidates)
        results[name].append([max(means), accuracy(labels[others], chosen(X[others])), nested])
    reported, true, _ = np.transpose(results[name])
    print(f"{name}: reported {reported.mean():.3f}, on the other tumours {true.mean():.3f}")

# %% [markdown]
# **Compare:** no row was ever tested by a model that had seen it, and the report is too good all
# the same, even with real labels. What did see the test rows? The *choice*.
#
# The cure: **judge the whole procedure, choice included.** In each outer fold, choose anew, by an
# inner cross-validation of the outer train part alone; fit the choice on that whole part; score it
# on the outer test rows. This is **nested cross-validation**.
#
# By hand: an outer train part holds the rows 2, 3, 4, 5, and there are two inner folds. They are
# *places* in this part. Which rows does the first inner fold test? And with 5 outer folds, 3 inner
# folds and 20 candidates, how many fits are there in all?
#
# <details><summary>Answer</summary>
#
# Places 0 and 1, that is, rows 2 and 3. Each outer fold takes $3 \cdot 20$ fits to choose and one
# more to score the choice. Five times that is $5 \cdot 61 = 305$.
# </details>
#
# ### Exercise: nested cross-validation
#
# Write `nested_score(fit_with, score, X, y, outer_folds, n_inner, candidates)`, one number.
#
# - `fit_with(candidate, X, y)` returns a function `predict`. `score(y_true, y_pred)` returns a
#   number; higher is better.
# - `candidates` is a list. For each (train, test) in `outer_folds`, split the train part, in the
#   order it comes in (don't sort it), into `n_inner` folds of neighbours, by the rule of
#   `kfold_indices`. The candidate with the highest plain mean of its inner scores is chosen; among
#   equals, the first.
# - Fit it on the whole train part and score it on the test part. Return the plain mean of these
#   outer scores. (Plain: a smaller fold counts like any other.)
# - You may call your own `kfold_indices` and `cross_val_scores`.


# %% nbgrader={"grade_id": "nested_score", "solution": true}
def nested_score(fit_with, score, X, y, outer_folds, n_inner, candidates):
    ### BEGIN SOLUTION
    outer_scores = []
    for train, test in outer_folds:
        X_train, y_train = X[train], y[train]
        inner = kfold_indices(len(train), n_inner)
        means = []
        for candidate in candidates:
            fit = partial(fit_with, candidate)
            means.append(np.mean(cross_val_scores(fit, score, X_train, y_train, inner)))
        predict = fit_with(candidates[np.argmax(means)], X_train, y_train)
        outer_scores.append(score(y[test], predict(X[test])))
    return np.mean(outer_scores)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_nested_score", "grade": true}
check("cross_validation/nested_score", nested_score)

# %% [markdown]
# Does it help? It was computed above, for the same forty groups; after ± stands the standard error.

# %%
for name, values in results.items():
    reported, true, nested = np.transpose(values)
    for way, too_high in [("best of 20", reported - true), ("nested", nested - true)]:
        standard_error = too_high.std(ddof=1) / np.sqrt(len(too_high))
        print(f"{name}, {way:>10}: too high by {too_high.mean():+.3f} ± {standard_error:.3f}")

# %% [markdown]
# The winner's score is too high by many standard errors. The nested one is right on average, within
# one and a half of its own. (It judges the procedure. For a model to use, run the procedure once
# more, on all rows.)
#
# > **Say it aloud:** you compared two values of `k` on 10,000 validation rows. Do you need nested
# > cross-validation?
#
# <details><summary>Answer</summary>
#
# Hardly: the best of few on many rows flatters by little. It matters with many candidates, few
# rows, and candidates that are about equally good.
# </details>

# %% [markdown]
# ## 7. How sure, and at what price?
#
# Lesson 05 gave the standard error of an accuracy, $\sqrt{p(1-p)/n}$. Where does it come from? A
# tested row counts 1 if it is right, with probability $p$, and 0 if not. The mean is $p$, and the
# mean square of the distance from it, the variance, is
#
# $$p\,(1-p)^2 + (1-p)\,p^2 = p\,(1-p)\big((1-p) + p\big) = p\,(1-p).$$
#
# The variances of $n$ independent rows add up to $n\,p(1-p)$. The accuracy is the sum divided by
# $n$, which divides the variance by $n^2$. So $p(1-p)/n$ is left; its root is the standard error.
#
# In deep learning one fit may take days on many machines, and rows are plenty. **Predict** the
# standard error of an accuracy of .9 on 10,000 test rows. Would you pay five trainings to make it
# smaller?

# %%
for n_rows in [30, 50, 569, 10_000]:
    print(f"accuracy 0.9 on {n_rows:>5} rows: ± {np.sqrt(0.9 * 0.1 / n_rows):.4f}")

# %% [markdown]
# **Compare:** .003, with a single training. Cross-validation would cost $k$ times as much, to
# sharpen a number that is sharp enough. So it is rare there, and the rule where rows are few and
# fits are cheap. (The .003 is for *this* trained network; how much another training would differ,
# only training again can tell.)
#
# And the nearest neighbour of the beginning? Here is its honest score, on coins and on the truth:

# %%
five_fold = splitters.StratifiedKFold(5, shuffle=True, random_state=0)
fit_one, cuts = partial(fit_neighbours, 1), list(five_fold.split(X, y))
for name, labels in [("coins", coins), ("truth", y)]:
    p = cross_validation.cross_val_scores(fit_one, accuracy, X, labels, cuts).mean()
    print(f"{name}: {p:.3f} ± {np.sqrt(p * (1 - p) / len(y)):.3f}")

# %% [markdown]
# A coin for the coins, within one and a half standard errors: so you could have known.
#
# > **Say it aloud:** $45$ of 50 test rows are right, so $p = .9$. Give a margin, and say what it
# > leaves out.
#
# <details><summary>Answer</summary>
#
# The standard error is .042, so two of them give about $.82$ to $.98$. It leaves out that other
# training rows would give another model, and supposes that rows are independent and like those to
# come.
# </details>

# %% [markdown]
# ## Summary
#
# - Train fits, validation chooses, test judges, once. The best of 20 coin-flip models on 100
#   validation rows is expected to score .593.
# - K-fold tests every row once. At equal cost it misses the truth by less than repeated hold-outs.
# - Rare class: stratify. Several rows from one source: by group. Future: by time.
# - Choosing is part of fitting, so nested cross-validation chooses anew in every outer fold.
# - The standard error of an accuracy is $\sqrt{p(1-p)/n}$: .003 for .9 on 10,000 rows.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>Which ways of cross-validating do you know, and when do you use
# each?</b></summary>
#
# Hold-out: one cut, for plenty of rows or dear fits. K-fold: every row tested once, for few rows.
# Stratified: keeps the shares of the classes. Repeated: averages out the luck of the cut. Group: no
# patient on both sides. Time: the past trains, the future tests, with a gap if rows overlap.
# Nested: an inner loop chooses, an outer one judges. Leave-one-out: n fits, or one for linear
# models, by e/(1 − h). Leave-p-out: C(n, p) fits, for tiny data only.
# </details>
#
# <details><summary><b>Why is cross-validation rare in deep learning?</b></summary>
#
# It costs k trainings, and one may take days. And a large hold-out is precise enough: for an
# accuracy of .9 on 10,000 rows the standard error is .003. With few rows it is done there too.
# </details>
#
# <details><summary><b>Why not test on the training data? And why a validation set beside the test
# set?</b></summary>
#
# The model was made to do well on its training rows, noise included: a nearest neighbour is right
# on all of them, even if their labels are coin tosses. Rows that choose among models flatter too,
# because the best of many scores is partly luck. So choose on validation rows, or by
# cross-validation, and open the test rows once.
# </details>
#
# <details><summary><b>How would you put a confidence interval on an accuracy?</b></summary>
#
# From n independent test rows: p ± 2√(p(1 − p)/n). Near 0 or 1, or with few rows, take Wilson's
# interval or an exact one; with no error in n rows, an error rate of about 3/n is still possible.
# If rows come in groups, resample the groups, since the formula would promise too much.
# </details>
#
# ## Further reading
#
# - Trevor Hastie, Robert Tibshirani and Jerome Friedman, *The Elements of Statistical Learning*,
#   second edition (2009), section 7.10: cross-validation, with the right and the wrong way.
# - Sylvain Arlot and Alain Celisse, "A survey of cross-validation procedures for model selection",
#   *Statistics Surveys* (2010).
# - Sudhir Varma and Richard Simon, "Bias in error estimation when using cross-validation for model
#   selection", *BMC Bioinformatics* (2006): why to nest, in numbers.
#
# **Next:** lesson [12](../12_leakage_and_honest_estimates/12_leakage_and_honest_estimates.ipynb)
# hunts for scores that are too good to be true.
