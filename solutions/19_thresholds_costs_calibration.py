# %% [markdown]
# # Thresholds, costs, calibration
#
# A screening programme writes letters: "The probability that you are ill is 70%." The model has no
# leak, and it ranks well on 20,000 people whom it never saw. Of those who got this letter, how many
# *are* ill? Run the next cell.
#
# *About {minutes} minutes. You need Bayes and the interval of lesson
# [17](../17_imbalanced_data/17_imbalanced_data.ipynb), undersampling from lesson
# [18](../18_weights_and_resampling/18_weights_and_resampling.ipynb), and log odds from lesson
# [05](../05_two_classes_and_text/05_two_classes_and_text.ipynb).*
#
# **After this lesson you can**
#
# - turn what mistakes cost into a threshold
# - choose a threshold on rows, and say what it costs on others
# - see whether probabilities come true, and straighten them if they do not
# - take the Brier score apart, and mistrust a calibration error by its bins
# - carry probabilities to where the disease is rarer, without training anew

# %% jupyter={"source_hidden": true}
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import balancing, calibration, check, curves, plots, prevalence, screening, thresholds
from mlnotes.losses import sigmoid
from mlnotes.plots import picture

logistic = make_pipeline(StandardScaler(), LogisticRegression())


def programme(seed):
    """The first image of each of 20,000 people, without the scanner's mark; 3% are ill."""
    data = screening.screening_images(20_000, prevalence=0.03, marked=False, random_state=seed)
    _, first = np.unique(data.patients, return_index=True)
    return data.X[first, : screening.MARK], data.y[first]


X_train, ill_train = programme(0)
X_new, ill_new = programme(1)
balanced = balancing.undersample_majority(X_train, ill_train, random_state=0)
told = logistic.fit(*balanced).predict_proba(X_new)[:, 1]
letter = (told >= 0.65) & (told < 0.75)
print(f"AUC {curves.roc_auc(ill_new, told):.3f}")
print(f"told about .7: {letter.sum()} people; ill: {ill_new[letter].sum()}", end=", ")
print(f"a share of {ill_new[letter].mean():.3f}")

ax = plots.new_axes(height=2.8)
curve = calibration.calibration_curve(ill_new, told, n_bins=10)
ax.plot([0, 1], [0, 1], ":", color=plots.INK)
ax.plot(curve.mean_predicted, curve.share_positive, "o-", color=plots.VERMILION)
ax.text(0.42, 0.5, "as promised", ha="right")
ax.text(0.72, 0.16, "as it happened", ha="right", color=plots.VERMILION)
ax.set(xlabel="probability told", ylabel="share that is ill", xlim=(0, 1), ylim=(0, 1))
picture(
    ax,
    alt="The share that is ill over the probability told, for 20,000 people in ten groups. It "
    "lies far below the dotted diagonal: near 0 up to a probability of one half, 0.07 at 0.7, and "
    "about a third in the last group.",
)

# %% [markdown]
# One in fourteen: a good ranking can tell people ten times too much. By the end you will have
# mended the letters with one line. First: what would we do with such a probability?
#
# ## 1. What a call costs
#
# One person, ill with probability $p$. We may call her in, or not. A false alarm costs
# $c_\mathrm{fp}$ (time, fear, a needle), a miss $c_\mathrm{fn}$ (a treatment that comes too late).
# Right answers cost nothing. **Predict:** if a miss costs nine alarms, from which $p$ on does it
# pay to call her?

# %%
for p in (0.05, 0.1, 0.2, 0.5):
    print(f"p = {p}: calling costs {(1 - p) * 1:.2f} on average, not calling {p * 9:.2f}")

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=2.5)
for line, colour, name, place in [
    ([1, 0], plots.BLUE, "call: $(1 - p)\\,c_{fp}$", (0.42, 0.72)),
    ([0, 9], plots.VERMILION, "don't call: $p\\,c_{fn}$", (0.175, 1.35)),
]:
    ax.plot([0, 1], line, color=colour)
    ax.text(*place, name, color=colour)
ax.plot([0.1, 0.1], [0, 0.9], ":", color=plots.INK)
ax.plot(0.1, 0.9, "o", color=plots.INK)
ax.set(xlabel="p, probability of being ill", ylabel="mean cost", xlim=(0, 1), ylim=(0, 1.6))
picture(
    ax,
    alt="Mean cost over p. Calling falls from 1 to 0 along a straight line. Not calling rises "
    "steeply from 0. They cross at p = 0.1, where both cost 0.9.",
)

# %% [markdown]
# **Compare:** from .1 on. If we call her, we pay only if she is healthy: $(1 - p)\,c_\mathrm{fp}$
# on average. If we don't, we pay only if she is ill: $p\,c_\mathrm{fn}$. So calling is no dearer
# than not calling if
#
# $$(1 - p)\,c_\mathrm{fp} \le p\,c_\mathrm{fn}
# \quad\Longleftrightarrow\quad c_\mathrm{fp} \le p\,(c_\mathrm{fp} + c_\mathrm{fn})
# \quad\Longleftrightarrow\quad p \ge \frac{c_\mathrm{fp}}{c_\mathrm{fp} + c_\mathrm{fn}}.$$
#
# This is the **Bayes threshold**. It needs no data, only the ratio of the costs, and is ½ only if
# both mistakes cost the same. It takes one thing for granted: that $p$ is true.
#
# ### Exercise: the Bayes threshold
#
# Write `bayes_threshold(cost_fp, cost_fn)`, a number: the threshold $t$ such that saying positive
# where $p \ge t$ costs least on average, for true probabilities. Both costs are greater than 0.
# *Allowed:* numpy and the standard library; scikit-learn, scipy and mlnotes are not.


# %% nbgrader={"grade_id": "bayes_threshold", "solution": true}
def bayes_threshold(cost_fp, cost_fn):
    ### BEGIN SOLUTION
    return cost_fp / (cost_fp + cost_fn)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_bayes_threshold", "grade": true}
check("imbalanced_data/bayes_threshold", bayes_threshold)

# %% [markdown]
# Now the tumours of lesson 13. Let a miss cost 10. **Predict** the cheapest threshold, set it, and
# read what the caption calls the least.

# %%
from mlnotes.explorers import threshold_explorer

threshold_explorer(curves=("cost",))

# %% [markdown]
# **Compare:** the formula says $1/11$. At .1, the nearest that can be set, 100 tumours cost 36.2.
# But the least is 33.0, at .2. Is that the luck of these 569 tumours, or are the probabilities not
# quite true? The next two sections take them in turn.

# %% jupyter={"source_hidden": true}
from mlnotes.explorers.threshold import COLUMNS, out_of_fold, points

for columns in COLUMNS:
    scores = out_of_fold(COLUMNS[columns])
    for t in (0.1, 0.2):
        _, cost = points("cost", scores, t, miss_cost=10)["cost"]
        n = sum(map(len, scores))
        print(f"columns {columns}, threshold {t}: 100 of the {n} tumours cost {cost:.1f}")

# %% [markdown]
# > **Say it aloud:** a spam filter may let ten spams through rather than lose one letter. Which
# > threshold on "probability of spam"?
#
# <details><summary>Answer</summary>
#
# Positive is spam. A lost letter is a false alarm, cost 10; a spam let through is a miss, cost 1.
# So $10/11 = .91$.
# </details>

# %% [markdown]
# ## 2. A threshold found by trying
#
# Many scores are no probabilities at all. Then try every threshold on rows, add up what the
# mistakes cost, and take the cheapest. Between neighbouring scores nothing changes, so it is enough
# to try each score, and one above all, which calls nobody.
#
# By hand: a false alarm costs 1, a miss 3. A row is called where score ≥ $t$.
#
# | score | .9 | .6 | .6 | .4 | .2 |
# | --- | --- | --- | --- | --- | --- |
# | y | 1 | 0 | 1 | 0 | 1 |
#
# What does each threshold cost?
#
# <details><summary>Answer</summary>
#
# Nobody (t = ∞): three misses, 9. From .9 on: 6. From .6 on: one alarm and one miss, 4; the two
# rows of .6 come together. From .4 on: 5. From .2 on, so everybody: two alarms, 2. The cheapest is
# .2, or anything below.
# </details>
#
# ### Exercise: the best threshold
#
# Write `best_threshold(y_true, scores, cost_fp, cost_fn)`. It returns a threshold with the least
# total cost on these rows.
#
# - `y_true` holds 0 and 1; `scores` holds a number for each row, equal ones among them.
# - A row is called positive where score ≥ threshold. Costs are greater than 0.
# - Where several cost the least, any of them will do; inf and −inf are allowed.
# - *Allowed:* numpy and the standard library.


# %% nbgrader={"grade_id": "best_threshold", "solution": true}
def best_threshold(y_true, scores, cost_fp, cost_fn):
    ### BEGIN SOLUTION
    def cost(threshold):
        called = scores >= threshold
        return cost_fp * np.sum(called & (y_true == 0)) + cost_fn * np.sum(~called & (y_true == 1))

    return min([*np.unique(scores), np.inf], key=cost)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_best_threshold", "grade": true}
check("imbalanced_data/best_threshold", best_threshold)

# %% [markdown]
# **Diagnosis lab: chosen on the test rows.** A report, on all 30 columns: "At our threshold, the
# 100 test tumours cost 6." It was chosen on these 100. A miss costs 10, an alarm 1. **Predict:**
# what does the same threshold cost on tumours that did not choose it? And would $1/11$ have been
# dearer?

# %%
X, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant
five = StratifiedKFold(5, shuffle=True, random_state=0)
p_logistic = cross_val_predict(logistic, X, y, cv=five, method="predict_proba")[:, 1]


def cost_of_100(p, rows, threshold):
    return 100 * thresholds.total_cost(y[rows], p[rows], threshold, 1, 10) / len(rows)


def choose_on(p, n_rows, seed):
    rows = np.random.default_rng(seed).permutation(len(y))
    chosen_on, others = rows[:n_rows], rows[n_rows:]
    t = thresholds.best_threshold(y[chosen_on], p[chosen_on], 1, 10)
    costs = cost_of_100(p, chosen_on, t), cost_of_100(p, others, t)
    return *costs, cost_of_100(p, others, 1 / 11)


def tell(p, n_rows):
    costs = np.array([choose_on(p, n_rows, seed) for seed in range(200)])
    for name, values in zip(["where chosen", "on others", "1/11 on others"], costs.T, strict=True):
        error = values.std(ddof=1) / np.sqrt(200)
        print(f"chosen on {n_rows}, cost {name}: {values.mean():.1f} ± {error:.1f}")
    return costs


lab = tell(p_logistic, 100)

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=2.2)
for line, (values, colour) in enumerate(
    zip(lab.T, [plots.VERMILION, plots.BLUE, plots.GREEN], strict=True)
):
    heights = -line + np.random.default_rng(line).uniform(-0.25, 0.25, 200)
    ax.plot(values, heights, "o", color=colour, alpha=0.4, markersize=4, markeredgewidth=0)
    ax.plot(values.mean(), -line, "|", color=plots.INK, markersize=22, markeredgewidth=2)
ax.set_yticks([0, -1, -2], ["where chosen", "on the others", "1/11 on the others"])
ax.set(xlabel="cost of 100 tumours", ylim=(-2.5, 0.5), xlim=(-1, 62))
picture(
    ax,
    alt="Costs in 200 runs, a dot each, and their means. Where the threshold was chosen: mean 6, "
    "mostly from 0 to 15. The same threshold on the others: mean 16, spread from 8 to 60. "
    "One eleventh on the others: mean 11, within a narrow band.",
)

# %% [markdown]
# **Compare:** 6.2 in the report, 16.1 on the others. (The runs share tumours, so what stands after
# ± is a rough guide.) Choosing is training: the threshold has fitted the luck of a few malignant
# tumours. So choose on **validation** rows, and let test rows judge. The formula, which looked at
# no row, costs 11.2.
#
# **Modify:** choose on 400 rows. Is trying still dearer than the formula?
#
# <details><summary>Answer</summary>
#
# Yes: `tell(p_logistic, 400)` gives 13.7 against 10.8 on the others. More rows hold less luck to
# fit, but still some.
# </details>

# %% jupyter={"source_hidden": true}
_ = tell(p_logistic, 400)

# %% [markdown]
# > **Say it aloud:** your threshold was chosen on validation rows. Is its cost on them an honest
# > number?
#
# <details><summary>Answer</summary>
#
# No, it is the least of many, so it is too low. Other rows must judge it.
# </details>

# %% [markdown]
# ## 3. Do probabilities come true?
#
# Probabilities are **calibrated** if of all rows that are told .7, seven in ten are positive, and
# so for each number. To see it, sort rows into bins by $p$, and compare in each bin the mean $p$
# with the share of positives: the **calibration curve** of the first picture.
#
# A rival for the logistic regression: **naive Bayes**. It asks each of the 30 columns for its
# evidence, as if the others did not exist, and multiplies. But radius, perimeter and area are
# nearly one measurement. **Predict:** what becomes of probabilities when one piece of evidence
# counts three times?

# %%
log_p = cross_val_predict(GaussianNB(), X, y, cv=five, method="predict_log_proba")
z_bayes = log_p[:, 1] - log_p[:, 0]  # the log odds
p_bayes = sigmoid(z_bayes)
for name, p in [("logistic", p_logistic), ("naive Bayes", p_bayes)]:
    safe = p < 0.01
    print(f"{name}: AUC {curves.roc_auc(y, p):.3f}, told below .01: {safe.sum()} tumours")
    print(f"   malignant by their own p: {p[safe].sum():.1f}, in truth: {y[safe].sum()}")

# %% [markdown]
# **Compare:** it becomes too sure. By its own numbers none of the 355 should be malignant, and 16
# are. Yet it ranks well. Look closer; the bars are the Wilson intervals of lesson 17.

# %%
from mlnotes.explorers import calibration_explorer

calibration_explorer()

# %% [markdown]
# Try this:
#
# - Choose naive Bayes, and multiply its log odds by less and less. Where is the Brier score (see
#   section 4) least? What happens to the AUC on the way?
# - Choose the logistic regression, and multiply its odds by 10. What does the curve do?
# - Go back to 1, and set 50 bins. Has it become worse?
#
# <details><summary>What there is to see</summary>
#
# - At $1/8$: .0424 instead of .0568. The AUC stays at .9877, because the order of the rows does.
# - All are told more, and the curve sinks below the diagonal.
# - No: each dot stands for few tumours, and the intervals are long.
# </details>

# %% jupyter={"source_hidden": true}
for factor in (1, 1 / 8):
    p = sigmoid(factor * z_bayes)
    told_so = f"Brier score {calibration.brier(y, p):.4f}, AUC {curves.roc_auc(y, p):.4f}"
    print(f"naive Bayes, log odds times {factor}: {told_so}")

# %% [markdown]
# So a bent curve can be bent back: fit a logistic regression to a single column, the model's log
# odds, on rows on which the model was not trained. That is **Platt scaling**. (*Isotonic
# regression* fits any rising curve, and asks for more rows.)

# %%
straighten = LogisticRegression(C=np.inf)  # no penalty
column = z_bayes[:, None]
p_straight = cross_val_predict(straighten, column, y, cv=five, method="predict_proba")[:, 1]
everybody = np.arange(len(y))
for name, p in [("logistic", p_logistic), ("naive", p_bayes), ("straightened", p_straight)]:
    print(f"{name}: from 1/11 on, 100 tumours cost {cost_of_100(p, everybody, 1 / 11):.1f}")

# %% [markdown]
# Here is the bill for trusting untrue probabilities: 39.7, and 14.6 once they are straight.
#
# > **Say it aloud:** two models have the same AUC. Can one of them be calibrated and the other not?
#
# <details><summary>Answer</summary>
#
# Yes, the AUC knows the order alone. Divide all probabilities by ten, and the order is the same.
# </details>

# %% [markdown]
# ## 4. The Brier score, taken apart
#
# Lesson 15 ended with the mean of $(p - y)^2$, the **Brier score**: 0 is best, and the true
# probability has the least on average. By hand: $y = 1, 0, 0$ and $p = .8, .4, 0$.
#
# <details><summary>Answer</summary>
#
# $(.04 + .16 + 0)/3 = .0667$.
# </details>
#
# ### Exercise: the Brier score
#
# Write `brier(y_true, p)`: the mean over the rows of $(p - y)^2$. `y_true` holds 0 and 1, `p` the
# probabilities of 1. *Allowed:* numpy and the standard library.


# %% nbgrader={"grade_id": "brier", "solution": true}
def brier(y_true, p):
    ### BEGIN SOLUTION
    return np.mean((p - y_true) ** 2)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_brier", "grade": true}
check("imbalanced_data/brier", brier)

# %% [markdown]
# It holds two things at once. Take the rows that were told $p_k$, of which a share $\bar y_k$ is
# positive. As in lesson 09, a mean square is a squared bias plus a variance:
#
# $$\text{mean of } (p_k - y)^2 = (p_k - \bar y_k)^2 + \bar y_k (1 - \bar y_k).$$
#
# Average it over the groups, with their shares $w_k$ of the rows. And do the same for somebody who
# tells all rows $\bar y$, the share of all:
#
# $$\bar y(1 - \bar y) = \sum w_k (\bar y - \bar y_k)^2 + \sum w_k\, \bar y_k (1 - \bar y_k).$$
#
# Both have the same last sum. Put it from the second into the first:
#
# $$\text{Brier} = \underbrace{\sum w_k (p_k - \bar y_k)^2}_{\text{reliability}}
# - \underbrace{\sum w_k (\bar y_k - \bar y)^2}_{\text{resolution}}
# + \underbrace{\bar y (1 - \bar y)}_{\text{uncertainty}}.$$
#
# *Reliability* is 0 if what was told comes true (so small is good, whatever its name says).
# *Resolution* is what the model knows, *uncertainty* is the world's. And a model that tells
# everybody .373, the share of all? Think, then look at the second line.

# %%
forecasts = {
    "share for all": np.full(len(y), y.mean()),
    "logistic": p_logistic,
    "naive Bayes": p_bayes,
    "straightened": p_straight,
}
print(f"share of all: {y.mean():.3f}")
for name, p in forecasts.items():
    reliability, resolution, uncertainty = calibration.brier_parts(y, p, n_bins=10)
    print(f"{name:>13}: Brier {calibration.brier(y, p):.4f}, reliability {reliability:.4f}", end="")
    print(f", resolution {resolution:.4f}, uncertainty {uncertainty:.4f}")

# %% [markdown]
# Reliability 0, and resolution 0: perfectly calibrated, and no use to anybody. (With bins the parts
# add up only nearly, since rows of one bin are told different things.) Straightening lowers the
# reliability.
#
# > **Say it aloud:** "our model is perfectly calibrated." What do you ask?
#
# <details><summary>Answer</summary>
#
# What it knows: its resolution, or its AUC. A model that tells everybody the prevalence is
# calibrated too.
# </details>

# %% [markdown]
# ## 5. A calibration error, and its bins
#
# Often one number is reported, the **expected calibration error**, ECE: the size of the gap between
# mean $p$ and share of positives, averaged over the bins with their shares of rows as weights.
#
# By hand: $y = 0, 1, 1$, $p = .1, .3, .9$, two bins.
#
# <details><summary>Answer</summary>
#
# The lower bin has two rows: mean $p$ .2, share ½, gap .3. The upper has one: .9 and 1, gap .1. So
# $(2 \cdot .3 + 1 \cdot .1)/3 = .233$.
# </details>
#
# ### Exercise: expected calibration error
#
# Write `expected_calibration_error(y_true, p, n_bins)`.
#
# - The bins cut $[0, 1]$ into `n_bins` parts of one width. Each holds its lower border and not its
#   upper one; the last holds 1 too.
# - Return the mean over the bins of |mean p − mean y|, each bin weighted by its share of the rows.
#   Empty bins count nothing.
# - No `p` here lies on a border that rounding could move, such as `0.3` with ten bins.
# - *Allowed:* numpy and the standard library.


# %% nbgrader={"grade_id": "expected_calibration_error", "solution": true}
def expected_calibration_error(y_true, p, n_bins):
    ### BEGIN SOLUTION
    which = np.minimum((p * n_bins).astype(int), n_bins - 1)
    total = 0.0
    for number in np.unique(which):
        inside = which == number
        total += inside.sum() * abs(p[inside].mean() - y_true[inside].mean())
    return total / len(p)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_expected_calibration_error", "grade": true}
check("imbalanced_data/expected_calibration_error", expected_calibration_error)

# %% [markdown]
# What would *true* probabilities get? Toss for each tumour a coin that shows 1 with the probability
# told, and take that for its label, two hundred times. **Predict:** is the ECE 0? Do the bins
# matter?

# %%
rng = np.random.default_rng(0)
tossed = rng.random((200, len(y)))
for n_bins in (2, 5, 10, 20, 50):
    print(f"{n_bins:>2} bins:", end="")
    for name, p in [("logistic", p_logistic), ("naive Bayes", p_bayes)]:
        found = calibration.expected_calibration_error(y, p, n_bins)
        if_true = [calibration.expected_calibration_error(coins < p, p, n_bins) for coins in tossed]
        print(f"  {name} {found:.4f}, if true {np.mean(if_true):.4f}", end="")
    print()

# %% [markdown]
# **Compare:** never 0. Shares of few rows are off by luck, and as only the size of a gap counts,
# luck does not cancel. More bins, more luck: for the logistic regression the ECE rises from .0106
# with 5 bins to .0274 with 50, and true probabilities would have got no less. For naive Bayes it is
# .05 to .06 whatever the bins, far above its "if true". So say beside an ECE its bins, its rows,
# and what luck alone would give.
#
# > **Say it aloud:** model A has an ECE of .02, model B one of .03. Which is better calibrated?
#
# <details><summary>Answer</summary>
#
# I can't say yet. With how many bins, on how many rows, and what would luck give?
# </details>

# %% [markdown]
# ## 6. Diagnosis lab: the letters
#
# Back to the 70%. What went wrong stands in the first cell: the model was trained on *balanced*
# rows, "because the ill are so rare" (lesson 18). There half of the people are ill; in the
# programme 3% are. Can that be mended afterwards?
#
# Bayes' rule, in odds. In lesson 17, hits to false alarms were $\pi \cdot \text{se}$ to
# $(1 - \pi)(1 - \text{sp})$: prior odds, times how much oftener the ill test positive. In the same
# way, among the training rows, for somebody who looks like $x$:
#
# $$\frac{p}{1 - p} = \frac{\pi_\text{train}}{1 - \pi_\text{train}} \cdot
# \frac{\text{how often the ill look like } x}{\text{how often the healthy look like } x}.$$
#
# Leaving out healthy people at random does not change how they look, so the second factor is right.
# Only the first is not. Divide by it, and multiply by the right one:
#
# $$\frac{p'}{1 - p'} = \frac{p}{1 - p} \cdot
# \frac{\pi_\text{true}}{1 - \pi_\text{true}} \Big/ \frac{\pi_\text{train}}{1 - \pi_\text{train}}.$$
#
# By hand, for the letter: $p = .7$, from ½ to .03. And back to a probability, $o/(1 + o)$.
#
# <details><summary>Answer</summary>
#
# The odds are $7/3$, the old prior odds 1, the new ones $.03/.97$. So $2.333 \cdot .0309 = .0722$,
# and $.0722/1.0722 = .067$. Counted were .071.
# </details>
#
# ### Exercise: another prevalence
#
# Write `correct_prior(p, train_prevalence, true_prevalence)`. It returns an array: the
# probabilities that hold where the share of positives is `true_prevalence`.
#
# - `p` is an array, $0 < p < 1$, true where the share is `train_prevalence`.
# - Both shares lie between 0 and 1. The positives look the same in both places, and so do the
#   negatives.
# - *Allowed:* numpy and the standard library.


# %% nbgrader={"grade_id": "correct_prior", "solution": true}
def correct_prior(p, train_prevalence, true_prevalence):
    ### BEGIN SOLUTION
    odds = p / (1 - p)
    odds = odds / (train_prevalence / (1 - train_prevalence))
    odds = odds * (true_prevalence / (1 - true_prevalence))
    return odds / (1 + odds)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_correct_prior", "grade": true}
check("imbalanced_data/correct_prior", correct_prior)

# %% [markdown]
# Ten programmes like ours, with fresh people. A miss costs nine alarms, so we call from .1 on.
# **Predict** which is cheapest: the letters as written, mended, a model trained on *all* rows, or
# calling nobody.


# %% jupyter={"source_hidden": true}
def judge(seed):
    (X_a, y_a), (X_b, y_b) = programme(2 * seed), programme(2 * seed + 1)
    few = balancing.undersample_majority(X_a, y_a, random_state=seed)
    read = logistic.fit(*few).predict_proba(X_b)[:, 1]
    mended = prevalence.correct_prior(read, 0.5, y_a.mean())
    on_all = logistic.fit(X_a, y_a).predict_proba(X_b)[:, 1]
    scores = []
    for p in (read, mended, on_all, np.zeros(len(y_b))):
        cost = 100 * thresholds.total_cost(y_b, p, 0.1, 1, 9) / len(y_b)
        scores.append((curves.roc_auc(y_b, p), calibration.brier(y_b, p), cost))
    return scores


one_letter = prevalence.correct_prior(np.array([0.7]), 0.5, 0.03)[0]
print(f"told 0.7, with half ill; where 3% are: {one_letter:.3f}")
rivals = ["as written", "mended", "trained on all", "nobody"]
judged = np.array([judge(seed) for seed in range(10)])
errors = judged.std(axis=0, ddof=1) / np.sqrt(10)
for name, (auc, score, cost), error in zip(rivals, judged.mean(axis=0), errors, strict=True):
    print(f"{name:>14}: AUC {auc:.3f} ± {error[0]:.3f}, Brier {score:.4f}", end="")
    print(f", cost of 100 people {cost:.1f} ± {error[2]:.1f}")

# %% jupyter={"source_hidden": true}
mended = prevalence.correct_prior(told, 0.5, ill_train.mean())
ax = plots.new_axes(height=3)
ax.plot([0.001, 1], [0.001, 1], ":", color=plots.INK)
for p, colour, name, place in [
    (told, plots.VERMILION, "as written", (0.35, 0.008)),
    (mended, plots.BLUE, "mended", (0.02, 0.05)),
]:
    groups = np.array_split(np.argsort(p, kind="stable"), 10)[3:]
    points = [(p[rows].mean(), ill_new[rows].mean()) for rows in groups]
    ax.plot(*np.transpose(points), "o-", color=colour)
    ax.text(*place, name, color=colour)
ax.set(xscale="log", yscale="log", xlim=(0.001, 1), ylim=(0.001, 1))
ax.set(xlabel="probability told (logarithmic)", ylabel="share that is ill")
ax.set_xticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
ax.set_yticks([0.001, 0.01, 0.1, 1], ["0.001", "0.01", "0.1", "1"])
ax.minorticks_off()
picture(
    ax,
    alt="The share that is ill over the probability told, both axes logarithmic, in groups of "
    "2000 people. As written, the dots lie far below the dotted diagonal; mended, they lie along "
    "it, from about 0.004 to 0.2.",
)

# %% [markdown]
# **Compare:** read as risks, the scores of a good model cost 66.9, more than twice as much as
# calling nobody, 27.4. Mended by one line they cost 18.9, no more than the model that saw all rows,
# and the order is as before. So undersampling did the ranking no good, and lied about the prior.
# Weights and SMOTE bend probabilities too: look at the curve, on rows that were not resampled.
#
# > **Say it aloud:** you move the corrected model to a ward where the ill are *sicker*, and look
# > different. Does the correction hold?
#
# <details><summary>Answer</summary>
#
# No. It takes for granted that each class looks as before. Calibrate anew, on rows of that ward.
# </details>

# %% [markdown]
# ## 7. All together
#
# Probabilities are true for the validation rows, where half are ill; in use one in ten is. A miss
# costs four alarms. From which *told* probability on do you call: below ½, or above?
#
# <details><summary>By hand</summary>
#
# The Bayes threshold is $1/5$, for probabilities *in use*. Among the validation rows the prior odds
# are nine times as large, so the same person was told odds of $1/4 \cdot 9 = 9/4$, that is $p =
# .692$. Above ½, though a miss is the dearer mistake!
# </details>
#
# Another way: take both rates of each threshold from the validation rows, since rates do not depend
# on the prevalence, and work out what a case costs in use, $(1 - \pi)\,\mathrm{fpr}\,c_\mathrm{fp}
# + \pi\,(1 - \mathrm{tpr})\,c_\mathrm{fn}$. Either will do.
#
# ### Exercise: an operating point
#
# Write `operating_point(y_valid, p_valid, cost_fp, cost_fn, true_prevalence)`. It returns a
# threshold $t$: where the model will be used, a case is called positive if $p \ge t$.
#
# - `p_valid` are the model's probabilities for 2000 validation rows, calibrated *there*; `y_valid`
#   are their labels, 0 and 1. Their share of positives is not that in use, `true_prevalence`. The
#   positives look the same in both places, and so do the negatives.
# - In use the model's $p$ will be what it is here, uncorrected; $t$ is a threshold on it. (inf,
#   which calls nobody, is a number too, but here some calls always pay.)
# - You are judged by what comes of it, on eight data sets together: the mean of (expected cost of a
#   case in use / the least that any threshold could have) may be at most $1.1$. All eight may take
#   $30$ seconds.
# - *Allowed:* numpy, the standard library, and this time scikit-learn.


# %% nbgrader={"grade_id": "operating_point", "solution": true}
def operating_point(y_valid, p_valid, cost_fp, cost_fn, true_prevalence):
    ### BEGIN SOLUTION
    in_use = cost_fp / (cost_fp + cost_fn)
    valid_prevalence = np.mean(y_valid)
    odds = in_use / (1 - in_use) * (1 - true_prevalence) / true_prevalence
    odds *= valid_prevalence / (1 - valid_prevalence)
    return odds / (1 + odds)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_operating_point", "grade": true}
check("imbalanced_data/operating_point", operating_point)

# %% [markdown]
# > **Say it aloud:** why not keep the threshold that was cheapest on the validation rows?
#
# <details><summary>Answer</summary>
#
# Its cost counts alarms and misses as frequent as *there*. If the ill are rarer in use, there are
# more alarms and fewer misses, and the cheapest threshold is higher.
# </details>

# %% [markdown]
# ## Summary
#
# - With true probabilities call from $c_\mathrm{fp}/(c_\mathrm{fp} + c_\mathrm{fn})$ on. No rows
#   are needed for it.
# - A threshold chosen on 100 test rows cost 6.2 there and 16.1 on others. Choose on validation
#   rows.
# - A calibration curve shows whether probabilities come true. AUC knows the order alone.
# - Brier = reliability − resolution + uncertainty. Calibrated is not yet useful.
# - An ECE tends to grow with the number of bins; say what true probabilities would get.
# - Balanced training rows make risks too high. Exchange the prior odds: 66.9 became 18.9.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>How do you choose the threshold of a classifier?</b></summary>
#
# From costs. With probabilities that are true where they are used it is $c_\mathrm{fp}$ over the
# sum of both. Otherwise I take the cheapest on validation rows, with rates weighed by the
# prevalence in use, and judge it on test rows. Not ½ by habit.
# </details>
#
# <details><summary><b>Your model was trained on a balanced sample. May its output be read as a
# risk?</b></summary>
#
# No. If each class looks the same in both, multiply the odds by the ratio of the prior odds, true
# over trained: .7 becomes .067 at a prevalence of .03. Then look at a calibration curve on rows
# that were not resampled.
# </details>
#
# <details><summary><b>What does the Brier score measure that AUC does not?</b></summary>
#
# Whether probabilities come true; any rising change of the scores leaves AUC alone. But with few
# positives a constant gets a low Brier score too, so I state it beside that.
# </details>
#
# ## Further reading
#
# - Charles Elkan, "The foundations of cost-sensitive learning", *IJCAI* (2001): thresholds, and
#   what resampling does to them.
# - Alexandru Niculescu-Mizil and Rich Caruana, "Predicting good probabilities with supervised
#   learning", *ICML* (2005): which models bend their probabilities, and how.
# - Ben Van Calster and others, "Calibration: the Achilles heel of predictive analytics", *BMC
#   Medicine* (2019).
#
# **Next:** lesson 20 asks how far a prediction moves when its inputs do: mu delta mu.
