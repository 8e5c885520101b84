# %% [markdown]
# # Imbalanced data
#
# "Our X-ray model detects cancer with 99.99% accuracy." The slide is up, the room is impressed. The
# next cell holds a model that keeps this promise, on a million people. Read it, run it. What would
# you have asked?
#
# *About {minutes} minutes. You need precision, recall, F1 and Matthews' coefficient of lesson
# [13](../13_metrics/13_metrics.ipynb), and the leaks of lesson
# [12](../12_leakage_and_honest_estimates/12_leakage_and_honest_estimates.ipynb).*
#
# **After this lesson you can**
#
# - name the score that costs nothing, before you praise another
# - say what F1, balanced accuracy and Matthews' coefficient pay a constant, and a coin
# - turn the quality of a test into what a positive result means, by Bayes, with whole people
# - put an interval around a share, even if not one mistake was seen
# - take a claim like the one above apart, question by question

# %%
import numpy as np

ill = np.zeros(1_000_000, dtype=bool)
ill[:100] = True  # one person in ten thousand


def model(images):
    return np.zeros(len(images), dtype=bool)  # "healthy", whoever it is


called = model(ill)
print(f"accuracy {np.mean(called == ill):.2%}, found {np.sum(called & ill)} of {ill.sum()} ill")

# %% jupyter={"source_hidden": true}
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from mlnotes import (
    check,
    confusion,
    curves,
    intervals,
    leakage,
    metrics,
    plots,
    prevalence,
    screening,
    splitters,
)
from mlnotes.plots import picture

# %% [markdown]
# ## 1. The score that costs nothing
#
# The share of all rows that is positive is called the **prevalence**, $\pi$. Here it is $.0001$.
# Whoever always says "negative" is right on all the others, so has the accuracy $1 - \pi$. That is
# the **baseline**: what you get without looking. An accuracy says something only beside it.
#
# So the first question to the slide is: *how common is the disease?* If one in ten thousand has it,
# or fewer, the promise is empty. If one in ten has it, the baseline is .9, and 99.99% is a great
# claim, which needs a great proof. Section 7 looks for it.
#
# **Predict** the baseline for the tumours of lesson 11. And how much of the way from there to
# perfection does a logistic regression cover?

# %%
X, y = load_breast_cancer(return_X_y=True)
y = 1 - y  # 1 is malignant
logistic = make_pipeline(StandardScaler(), LogisticRegression())
five = StratifiedKFold(5, shuffle=True, random_state=0)
y_pred = cross_val_predict(logistic, X, y, cv=five)
baseline, accuracy = max(np.mean(y), 1 - np.mean(y)), np.mean(y_pred == y)
print(f"{np.sum(y)} of {len(y)} malignant, prevalence {np.mean(y):.3f}")
print(f"baseline {baseline:.3f}, logistic regression {accuracy:.3f}")
print(f"of the way to 1: {(accuracy - baseline) / (1 - baseline):.3f}")

# %% [markdown]
# **Compare:** .627, and the model makes up .94 of what is missing. (Elsewhere the more frequent
# label may be the positive one, or a word: count, don't guess.)
#
# By hand: `y = no yes yes no yes`. What does the baseline say, how accurate is it, and what is its
# F1 for the *rarer* label?
#
# <details><summary>Answer</summary>
#
# It says "yes", and is right on 3 of 5, .6. It never says "no", so has no true positive for that
# label: F1 is 0.
# </details>
#
# ### Exercise: the majority's baseline
#
# Write `majority_baseline(y)`. It returns two numbers, `(accuracy, minority_f1)`, of a model that
# says the more frequent label to every row.
#
# - `y` is an array of labels, whole numbers or strings. There are two labels, one of them more
#   often than the other.
# - `minority_f1` is the model's F1 for the rarer label. As in lesson 13, what is $0/0$ counts as
#   0.0. If it comes out the same for every `y`, there is no trick: that *is* the point. It is
#   returned so that nobody reads the accuracy without it.
# - In the exercises of this lesson numpy and the standard library may be used; scikit-learn, scipy
#   and mlnotes may not.


# %% nbgrader={"grade_id": "majority_baseline", "solution": true}
def majority_baseline(y):
    ### BEGIN SOLUTION
    _, counts = np.unique(y, return_counts=True)
    return counts.max() / len(y), 0.0
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_majority_baseline", "grade": true}
check("imbalanced_data/majority_baseline", majority_baseline)

# %% [markdown]
# > **Say it aloud:** a model finds fraud in card payments with an accuracy of $99.8\%$. What is
# > your first question?
#
# <details><summary>Answer</summary>
#
# How many payments are fraud? If it is fewer than two in a thousand, calling none of them fraud
# would do better.
# </details>

# %% [markdown]
# ## 2. What F1 pays a constant and a coin
#
# F1 was meant to mend this. What does it pay those who know nothing? $99\%$ of the rows are A, 1%
# are B. One model always says A, another tosses a fair coin. **Predict** the F1 of each over many
# rows, once with A as the positive class and once with B.

# %%
for positive, share in [("A", 0.99), ("B", 0.01)]:
    always_a = prevalence.constant_f1(share, predict_positive=positive == "A")
    coin = prevalence.random_guess_f1(share)
    print(f"{positive} positive: always A {always_a:.4f}, coin {coin:.4f}")
macro = (prevalence.constant_f1(0.99, True) + prevalence.constant_f1(0.01, False)) / 2
print(f"macro F1 of always A: {macro:.4f}")

# %% [markdown]
# **Compare:** the same answers get .9950 or 0, and all because of which class is called positive.
# (Macro F1, the mean of both, gives .4975.) Where do the numbers come from?
#
# **Always positive.** Every positive row is found: recall 1. Of the calls, a share $\pi$ is right,
# since everybody is called: precision $\pi$. So
#
# $$F_1 = \frac{2 \cdot \pi \cdot 1}{\pi + 1} = \frac{2\pi}{1 + \pi}.$$
#
# **Never positive.** No hit, so $F_1 = 0$.
#
# **A fair coin** calls half of the positive rows, and half of the others. So its recall is ½. Among
# the called, positives are as frequent as anywhere: precision $\pi$.
#
# By hand, with a prevalence of .2: F1 of always, never, and the coin.
#
# <details><summary>Answer</summary>
#
# Always: $.4/1.2 = .333$. Never: 0. Coin: $2 \cdot .2 \cdot .5 / (.2 + .5) = .2/.7 = .286$.
# </details>
#
# ### Exercise: F1 of a constant
#
# Write `constant_f1(prevalence, predict_positive)`, one number: the F1 of the positive class for a
# model that says "positive" to every row, if `predict_positive` is true, and "negative" to every
# row, if it is false.
#
# - `prevalence` is the share of positive rows, 0 < prevalence < 1.
# - What is $0/0$ counts as 0.0.


# %% nbgrader={"grade_id": "constant_f1", "solution": true}
def constant_f1(prevalence, predict_positive):
    ### BEGIN SOLUTION
    return 2 * prevalence / (1 + prevalence) if predict_positive else 0.0
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_constant_f1", "grade": true}
check("imbalanced_data/constant_f1", constant_f1)

# %% [markdown]
# ### Exercise: F1 of a coin
#
# Write `random_guess_f1(prevalence)`: the F1 of the positive class for a fair coin on so many rows
# that luck plays no part. Draw nothing: return the formula in the prevalence, 0 < prevalence < 1.


# %% nbgrader={"grade_id": "random_guess_f1", "solution": true}
def random_guess_f1(prevalence):
    ### BEGIN SOLUTION
    return prevalence / (prevalence + 0.5)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_random_guess_f1", "grade": true}
check("imbalanced_data/random_guess_f1", random_guess_f1)

# %% jupyter={"source_hidden": true}
ax = plots.new_axes(height=3.2)
shares = np.linspace(0.0005, 0.9995, 400)
for values, colour, name, (x, height) in [
    ([prevalence.constant_f1(s, True) for s in shares], plots.VERMILION, "F1, always", (0.4, 0.72)),
    ([prevalence.random_guess_f1(s) for s in shares], plots.GREEN, "F1, coin", (0.7, 0.5)),
    (np.zeros(400), plots.BLUE, "F1, never", (0.4, 0.03)),
    (np.maximum(shares, 1 - shares), plots.INK, "accuracy of the baseline", (0.12, 0.91)),
]:
    ax.plot(shares, values, color=colour, linestyle="--" if colour == plots.INK else "-")
    ax.text(x, height, name, color=colour)
ax.set(xlabel="prevalence of the positive class", xlim=(0, 1), ylim=(-0.01, 1.02))
picture(
    ax,
    alt="Lines over the prevalence from 0 to 1. F1 of always positive rises from 0 to 1, above the "
    "straight line; F1 of the coin lies below it and ends at two thirds; F1 of never is 0. The "
    "accuracy of the baseline, dashed, falls from 1 to one half in the middle and rises again.",
)

# %% [markdown]
# "Always" is above the coin everywhere. So the baseline to say beside an F1 is $2\pi/(1+\pi)$: near
# 0 if the positive class is rare, and near 1 if it is frequent.
#
# **Modify:** a coin that is not fair calls a share $q$ of all rows. What is its F1, and which $q$
# is best?
#
# <details><summary>Answer</summary>
#
# Recall $q$, precision $\pi$: $2\pi q/(\pi + q)$. Divide above and below by $q$, and you have
# $2\pi/(\pi/q + 1)$: it grows with $q$, so $q = 1$ is best: call everybody.
# </details>
#
# > **Say it aloud:** $99\%$ of the rows are A, and the model always says A. What is its F1?
#
# <details><summary>Answer</summary>
#
# It depends on the positive class: with A .9950, with B 0, and the macro average is .4975. Say
# which one you mean, and that the accuracy is .99.
# </details>

# %% [markdown]
# ## 3. Measures that pay nothing for nothing
#
# Two measures of lesson 13 treat both classes alike. **Predict** what *balanced accuracy* (the mean
# of the two recalls) and *Matthews' coefficient* (MCC) give for always, never and the coin, over
# 10,000 rows of which 1% are positive.

# %%
rng = np.random.default_rng(0)
truth = np.arange(10_000) < 100
for name, calls in {
    "always": np.ones(10_000, dtype=bool),
    "never": np.zeros(10_000, dtype=bool),
    "coin": rng.random(10_000) < 0.5,
}.items():
    counts = confusion.confusion_counts(truth, calls, positive=True)
    balanced, mcc = metrics.balanced_accuracy(*counts), metrics.matthews(*counts)
    print(f"{name:>6}: balanced accuracy {balanced:.3f}, MCC {mcc:+.3f}")

# %% [markdown]
# **Compare:** ½ and 0, whatever the prevalence; the coin is off by a little luck. For balanced
# accuracy it is plain: a constant has recall 1 for one class, and 0 for the other.
#
# MCC is the correlation of truth $t$ with calls $c$, both written as 0 and 1. Correlation is
# covariance divided by both standard deviations. The covariance is the mean of $t \cdot c$, less
# the product of the means:
#
# $$\frac{TP}{n} - \frac{TP+FN}{n}\cdot\frac{TP+FP}{n} = \frac{TP \cdot TN - FP \cdot FN}{n^2},$$
#
# because $n \cdot TP = TP^2 + TP\,FP + TP\,FN + TP\,TN$, and the first three are taken away again
# by $(TP+FN)(TP+FP) = TP^2 + TP\,FP + TP\,FN + FP\,FN$. A column of zeros and ones with the mean
# $m$ has the variance $m(1-m)$ (lesson 11): for $t$ that is $(TP+FN)(TN+FP)/n^2$, for $c$ it is
# $(TP+FP)(TN+FN)/n^2$. The $n$ cancel:
#
# $$\text{MCC} = \frac{TP \cdot TN - FP \cdot FN}{\sqrt{(TP+FP)(TP+FN)(TN+FP)(TN+FN)}}.$$
#
# A constant never varies, so it has no correlation, $0/0$. By convention that is 0.0.
#
# By hand: TP 4, FP 1, FN 1, TN 4. And then: TP 0, FP 0, FN 1, TN $99$.
#
# <details><summary>Answer</summary>
#
# $(16 - 1)/\sqrt{5 \cdot 5 \cdot 5 \cdot 5} = 15/25 = .6$. In the second nobody is called: the
# total $TP + FP$ is 0, the fraction $0/0$, the answer 0.0.
# </details>
#
# There is one trap for computers. The product of four totals is huge:

# %%
print(f"Python: {200_000**4}, numpy: {np.prod([200_000, 200_000, 200_000, 200_000])}")

# %% [markdown]
# numpy's whole numbers have $64$ bits, and what does not fit is cut off. Floats have room for it.
#
# ### Exercise: Matthews' coefficient
#
# Write `matthews(tp, fp, fn, tn)`, a number from −1 to 1.
#
# - Return 0.0 when one of the four totals under the root is 0.
# - The counts are whole numbers, 0 or more, Python's or numpy's (`np.int64`), up to a thousand
#   million each.


# %% nbgrader={"grade_id": "matthews", "solution": true}
def matthews(tp, fp, fn, tn):
    ### BEGIN SOLUTION
    tp, fp, fn, tn = float(tp), float(fp), float(fn), float(tn)
    product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)
    return (tp * tn - fp * fn) / np.sqrt(product) if product > 0 else 0.0
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_matthews", "grade": true}
check("metrics/matthews", matthews)

# %% [markdown]
# Have we found the right measure, then? Take a test that is right on .95 of the ill and on .95 of
# the healthy, and let the disease become rare. **Predict** which of these fall: accuracy, balanced
# accuracy, MCC, precision.

# %%
for share in [0.5, 0.1, 0.01, 0.001]:
    tp, fn, fp, tn = 0.95 * share, 0.05 * share, 0.05 * (1 - share), 0.95 * (1 - share)
    precision = metrics.precision(tp, fp)
    print(
        f"prevalence {share:>5}: accuracy {metrics.accuracy(tp, fp, fn, tn):.2f}, "
        f"balanced {metrics.balanced_accuracy(tp, fp, fn, tn):.2f}, "
        f"MCC {metrics.matthews(tp, fp, fn, tn):.2f}, precision {precision:.3f}"
    )

# %% [markdown]
# **Compare:** the two accuracies do not move, MCC falls from .9 to .13, and precision to .019. It
# is the same test each time. So balanced accuracy tells how good the *test* is, and nothing of what
# a call is worth *among these people*. MCC and precision do, and so they change from town to town.
# You need both kinds.
#
# > **Say it aloud:** why is MCC 0 for a constant, and what is its balanced accuracy?
#
# <details><summary>Answer</summary>
#
# MCC is a correlation, and what never varies goes along with nothing; formally it is 0/0, set to 0.
# Balanced accuracy is ½: all of one class is right, all of the other wrong.
# </details>

# %% [markdown]
# ## 4. Ten thousand people
#
# One person in a hundred has the disease. The test finds $90\%$ of the ill: its **sensitivity**,
# which is the recall. It leaves $91\%$ of the healthy alone: its **specificity**. Your test is
# positive. **Predict** how likely it is that you are ill.
#
# Don't compute with percentages. Count people, ten thousand of them:

# %%
n_ill = 10_000 // 100
n_healthy = 10_000 - n_ill
hits, alarms = 0.9 * n_ill, (1 - 0.91) * n_healthy
print(f"{n_ill} ill, {hits:.0f} of them called; {n_healthy} healthy, {alarms:.0f} of them called")
print(f"of {hits + alarms:.0f} called, ill: {hits / (hits + alarms):.4f}")

# %% jupyter={"source_hidden": true}
from mlnotes.plots.people import plot_people

ax = plot_people([10, 90, 891, 9009])
picture(
    ax,
    alt="A square of 10,000 people. The leftmost hundredth is ill: 90 called, 10 missed. Beside it "
    "stand 891 who are healthy and called, nine times as wide. The rest, 9009, are healthy and not "
    "called.",
)

# %% [markdown]
# **Compare:** about one in eleven. Whoever says .9 has answered another question: how many of the
# ill are called? You asked how many of the called are ill. That is the precision; in medicine it is
# called **positive predictive value**, PPV. The test finds nine of ten, but for each ill person
# there are $99$ healthy ones to be called wrongly.
#
# Divide all numbers by ten thousand, and you have the formula, which is **Bayes' rule**, with se
# for sensitivity and sp for specificity:
#
# $$\text{PPV} = \frac{\text{hits}}{\text{hits} + \text{false alarms}} =
# \frac{\text{se}\cdot\pi}{\text{se}\cdot\pi + (1 - \text{sp})(1 - \pi)}.$$
#
# By hand: prevalence ¼, sensitivity .8, specificity .9. Take 100 people.
#
# <details><summary>Answer</summary>
#
# $25$ are ill, and 20 of them called. $75$ are healthy, and $7.5$ of them called. $20/27.5 = .727$.
# </details>
#
# ### Exercise: positive predictive value
#
# Write `positive_predictive_value(sensitivity, specificity, prevalence)`: the share of those called
# positive that are ill. All three are shares from 0 to 1, such that somebody is called.


# %% nbgrader={"grade_id": "positive_predictive_value", "solution": true}
def positive_predictive_value(sensitivity, specificity, prevalence):
    ### BEGIN SOLUTION
    hits = sensitivity * prevalence
    false_alarms = (1 - specificity) * (1 - prevalence)
    return hits / (hits + false_alarms)
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_positive_predictive_value", "grade": true}
check("imbalanced_data/positive_predictive_value", positive_predictive_value)

# %% [markdown]
# Now turn all three. The curves show PPV, F1 and accuracy over the prevalence; the dashed line is
# the accuracy of calling nobody. **Predict** first:
#
# 1. You may raise sensitivity *or* specificity to .99. Which one helps the PPV more?
# 2. At which prevalences is the test less accurate than calling nobody?
# 3. Sensitivity and specificity are both .9999. At which prevalence is every second call wrong?

# %%
from mlnotes.explorers import prevalence_explorer

prevalence_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. The specificity. A sensitivity of .99 gives a PPV of .1000, a specificity of .99 gives .4762.
#    False alarms come from the healthy, and the healthy are many.
# 2. Below $.09/.99 = .091$: the test is right on about .91 of the people, and calling nobody is
#    right on $1 - \pi$. At such prevalences accuracy prefers the model that does nothing.
# 3. At .0001. In ten thousand people there is one who is ill, and one false alarm. At .001 it is
#    one call in eleven.
# </details>

# %% jupyter={"source_hidden": true}
for se, sp, share in [
    (0.99, 0.91, 0.01),
    (0.9, 0.99, 0.01),
    (0.9999, 0.9999, 0.0001),
    (0.9999, 0.9999, 0.001),
]:
    ppv = prevalence.positive_predictive_value(se, sp, share)
    print(f"sensitivity {se}, specificity {sp}, prevalence {share}: PPV {ppv:.4f}")

# %% [markdown]
# And the model of section 1? In its data .37 of the tumours are malignant. Suppose it is used where
# one in two hundred is:

# %%
found, spared = np.mean(y_pred[y == 1]), 1 - np.mean(y_pred[y == 0])
for share in [np.mean(y), 0.005]:
    ppv = prevalence.positive_predictive_value(found, spared, share)
    print(
        f"sensitivity {found:.3f}, specificity {spared:.3f}, prevalence {share:.3f}: PPV {ppv:.3f}"
    )

# %% [markdown]
# Then only .36 of its alarms would be true. And that supposes that tumours look the same there;
# those that a screening meets may be smaller, and harder to tell.
#
# **Modify:** those who were called take a second test with the same sensitivity .9 and specificity
# .91, whose mistakes are independent of the first. What is the PPV now?
#
# <details><summary>Answer</summary>
#
# Among them the prevalence is no longer .01, but $90/981$. Count on: $81$ of the 90, and $80.19$ of
# the 891. $81/161.19 = .503$. If the second test makes the *same* mistakes, nothing is won.
# </details>
#
# > **Say it aloud:** a test is right on 99.99% of the ill and of the healthy. It is positive. How
# > worried are you?
#
# <details><summary>Answer</summary>
#
# It depends on how common the disease is. If one in ten thousand has it, the PPV is ½: one false
# alarm for each hit.
# </details>

# %% [markdown]
# ## 5. How many ill people were tested?
#
# "Our test found all of them: sensitivity 1." Of how many? Say of ten. Lesson 11 gave the margin $p
# \pm 2\sqrt{p(1-p)/n}$, and with $p = 1$ it is $1 \pm 0$. **Predict:** how low could the true
# sensitivity be, for ten of ten to be no great surprise?
#
# The fault is in the standard error: it is computed at the measured $p$, as if that were the truth.
# Turn the question round. A true share $\pi$ is *not* refuted if the measured $p$ lies within $z$
# of *its* standard errors:
#
# $$|p - \pi| \le z\sqrt{\frac{\pi(1-\pi)}{n}}.$$
#
# ($z = 1.96$ for $95\%$; here $\pi$ is any true share, of people that were found, say.) Square it,
# and sort by powers of $\pi$:
#
# $$\Big(1 + \frac{z^2}{n}\Big)\pi^2 - \Big(2p + \frac{z^2}{n}\Big)\pi + p^2 \le 0.$$
#
# The ends are where this is 0. An equation $a\pi^2 - 2b\pi + c = 0$ has the solutions
# $(b \pm \sqrt{b^2 - ac})/a$. Here $b = p + \frac{z^2}{2n}$, and under the root stands
#
# $$\Big(p + \frac{z^2}{2n}\Big)^2 - \Big(1 + \frac{z^2}{n}\Big)p^2 = \frac{p\,z^2}{n} -
# \frac{p^2 z^2}{n} + \frac{z^4}{4n^2} = z^2\Big(\frac{p(1-p)}{n} + \frac{z^2}{4n^2}\Big),$$
#
# and so they are the ends of **Wilson's interval**:
#
# $$\frac{p + \frac{z^2}{2n} \;\pm\; z\sqrt{\frac{p(1-p)}{n} + \frac{z^2}{4n^2}}}
# {1 + \frac{z^2}{n}}.$$
#
# It looks as if $z^2/2 \approx 2$ successes and as many failures had been added: that draws the
# middle towards ½.

# %%
for successes, n in [(10, 10), (100, 100), (19, 20), (380, 400), (9999, 10_000)]:
    low, high = intervals.wilson_interval(successes, n)
    print(f"{successes} of {n}: {low:.4f} to {high:.4f}")

# %% [markdown]
# **Compare:** ten of ten may be a sensitivity of .72. Note what $n$ is: not all rows, but the *ill*
# people among them. An accuracy may rest on a million rows, and the sensitivity beside it on a
# hundred.
#
# A $95\%$ interval should hold the truth in $95$ of 100 studies. Does it? Twenty ill people, and
# the exact probability that the interval holds the true sensitivity:

# %% jupyter={"source_hidden": true}
from math import comb

successes = np.arange(21)
truths = np.linspace(0.5, 0.999, 500)
chances = np.array([comb(20, k) * truths**k * (1 - truths) ** (20 - k) for k in successes])
wilson = np.array([intervals.wilson_interval(int(k), 20) for k in successes])
half = 1.96 * np.sqrt(successes / 20 * (1 - successes / 20) / 20)
plain = np.column_stack([successes / 20 - half, successes / 20 + half])
held = {
    name: np.sum(chances * ((low[:, None] <= truths) & (truths <= high[:, None])), axis=0)
    for name, (low, high) in {"plain": plain.T, "Wilson": wilson.T}.items()
}
for name, values in held.items():
    at = np.searchsorted(truths, 0.95)
    print(f"{name}: at a true sensitivity of 0.95 it holds in {values[at]:.3f} of the studies")
    print(f"   least {values.min():.3f}, mean {values.mean():.3f}")
ax = plots.new_axes(height=3)
for (name, values), colour, height in zip(
    held.items(), [plots.VERMILION, plots.BLUE], [0.5, 1.005], strict=True
):
    ax.plot(truths, values, color=colour, linewidth=1)
    ax.text(0.93 if height < 1 else 0.6, height, name, color=colour, ha="right")
ax.axhline(0.95, color=plots.INK, linewidth=0.8, linestyle="--")
ax.set(xlabel="true sensitivity, 20 ill people", ylabel="holds the truth")
ax.set(xlim=(0.5, 1), ylim=(0, 1.06))
picture(
    ax,
    alt="How often each interval holds the truth, over true sensitivities from 0.5 to 1, with a "
    "dashed line at 0.95. Wilson's zigzags around that line all the way. The plain one is below it "
    "nearly everywhere, and falls towards 0 as the sensitivity nears 1.",
)

# %% [markdown]
# The plain interval fails just where good models live. Wilson's is right on the whole, though not
# at every point. (People come in whole numbers, hence the zigzag.)
#
# By hand: one success in four tries, and $z = 1$, which makes it easy.
#
# <details><summary>Answer</summary>
#
# $p = .25$. Centre: $(.25 + .125)/1.25 = .3$. To each side: $\sqrt{.046875 + .015625} = .25$, and
# $.25/1.25 = .2$. So from .1 to .5.
# </details>
#
# ### Exercise: Wilson's interval
#
# Write `wilson_interval(successes, n, z=1.96)`. It returns `(low, high)`, by the formula above with
# $p$ = successes/n, for n ≥ 1, 0 ≤ successes ≤ n and `z` > 0.


# %% nbgrader={"grade_id": "wilson_interval", "solution": true}
def wilson_interval(successes, n, z=1.96):
    ### BEGIN SOLUTION
    p = successes / n
    below = 1 + z**2 / n
    centre = (p + z**2 / (2 * n)) / below
    half = z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / below
    return centre - half, centre + half
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_wilson_interval", "grade": true}
check("imbalanced_data/wilson_interval", wilson_interval)

# %% [markdown]
# > **Say it aloud:** how many ill people must a test find, missing none, before the interval for
# > its sensitivity begins at .99?
#
# <details><summary>Answer</summary>
#
# At least $381$. With $p = 1$ the lower end is $n/(n + z^2)$, and $z^2 = 3.84$. If one in ten
# thousand is ill, you would have to examine $3.8$ million people.
# </details>

# %% [markdown]
# ## 6. Why does imbalance hurt at all?
#
# Models, too, are said to "learn badly" from imbalanced data. Is it the ratio? Train a logistic
# regression on 10 malignant tumours and 10 benign ones, then on more. Each is judged on 100 other
# malignant and 100 other benign ones, in 60 random draws: by its AUC (lesson 14: how well it
# ranks), and by its recall when it calls from $p = ½$ on. **Predict:**
#
# 1. 10 malignant and 10 benign, or 10 and 210: which ranks better? Which has the better recall?
# 2. From there, somebody labels 40 more tumours for you. Do you ask for benign or malignant ones?


# %%
def learn(n_malignant, n_benign, seed, model=logistic):
    rng = np.random.default_rng(seed)
    malignant, benign = (rng.permutation(np.flatnonzero(y == label)) for label in (1, 0))
    test = np.concatenate([malignant[:100], benign[:100]])
    train = np.concatenate([malignant[100 : 100 + n_malignant], benign[100 : 100 + n_benign]])
    p = model.fit(X[train], y[train]).predict_proba(X[test])[:, 1]
    recalls = [np.mean(p[:100] >= threshold) for threshold in (0.5, np.mean(y[train]))]
    return curves.roc_auc(y[test], p), *recalls


def mean_and_error(values):
    return f"{np.mean(values):.4f} ± {np.std(values, ddof=1) / np.sqrt(len(values)):.4f}"


learnt = {}
for size in [(10, 10), (10, 210), (10, 250), (50, 210)]:
    learnt[size] = np.transpose([learn(*size, seed) for seed in range(60)])
    auc, recall, recall_share = learnt[size]
    print(f"{size[0]} malignant and {size[1]} benign: AUC {mean_and_error(auc)}")
    print(f"   recall from 1/2 on {recall.mean():.2f}, from the share on {recall_share.mean():.2f}")
for what, size in [("benign", (10, 250)), ("malignant", (50, 210))]:
    print(f"40 more {what}: AUC +{mean_and_error(learnt[size][0] - learnt[10, 210][0])}")

# %% [markdown]
# **Compare:** two things happen, and they should be kept apart. (The draws share tumours, so what
# stands after ± is a rough guide.)
#
# - **Ranking.** At 1 to 21 it is *better* than at 1 to 1, for $200$ more benign rows are $200$ more
#   rows. But then benign ones are used up: 40 more add next to nothing, while 40 more malignant
#   ones add .0023, more than four standard errors. What is short is **rows of the rare class**.
# - **Calls.** From ½ on, the recall falls from .90 to .80. The model has learnt that malignant is
#   rare, and gives lower probabilities, so a threshold of ½ asks for more evidence. Call from the
#   malignant *share* of the training rows on, and the recall is not lower than before. (It has its
#   price in false alarms. Lesson 19 weighs them.)
#
# That is one model. **Modify:** give `learn` the model `RandomForestClassifier(random_state=0)`
# from `sklearn.ensemble`, and wait a minute. Is it as calm about the ratio? And does it, too,
# prefer malignant rows?
#
# <details><summary>Answer</summary>
#
# No, and yes. The forest ranks *worse* with 210 benign ones than with 10. But 40 more malignant
# rows help it as well, and of 40 more benign ones nothing can be seen. So ask for rows of the rare
# class; whether the ratio does harm by itself depends on the model.
# </details>
#
# What to do about both, by weights, resampling and thresholds, is the subject of lessons 18 and 19.
#
# > **Say it aloud:** a colleague deletes nine tenths of the healthy rows, "to balance the data".
# > What do you say?
#
# <details><summary>Answer</summary>
#
# That adds not one ill row, and takes information away. If the recall is too low, try another
# threshold first. If the ranking is poor, ill rows are what is short; whether fewer healthy ones
# help this model, measure.
# </details>

# %% [markdown]
# ## 7. The case
#
# Back to the slide. Suppose it says: "1596 images of 400 patients, one in ten of them ill;
# five-fold cross-validation, $98.9\%$ of the images right". That answers the first question: the
# baseline is far below. The model is a nearest neighbour on 12 measurements of each image. You get
# the data (made up for this course; the law stands in `mlnotes.screening`).


# %%
nearest = make_pipeline(StandardScaler(), KNeighborsClassifier(1, algorithm="brute"))
by_image = splitters.StratifiedKFold(5, shuffle=True, random_state=0)
by_patient = splitters.GroupKFold(5)


def cross_validated(model, data, splitter, columns):
    X, groups = data.X[:, columns], data.patients
    p = cross_val_predict(model, X, data.y, groups=groups, cv=splitter, method="predict_proba")
    return p[:, 1]


def tell(y_true, p):
    tp, fp, fn, tn = confusion.confusion_counts(y_true, (p >= 0.5).astype(int), 1)
    low, high = intervals.wilson_interval(tp, tp + fn)
    print(f"accuracy {metrics.accuracy(tp, fp, fn, tn):.3f}, baseline {1 - np.mean(y_true):.3f}")
    print(f"recall {tp} of {tp + fn}, {low:.2f} to {high:.2f}; PPV {metrics.precision(tp, fp):.2f}")


clinic, every, unmarked = screening.screening_images(400, random_state=0), range(12), range(11)
tell(clinic.y, cross_validated(nearest, clinic, by_image, every))

# %% [markdown]
# The slide tells the truth: far above the baseline, a high recall, a narrow interval. **Second
# question: how was it split?** A patient has two to six images. **Predict:** how many of the tested
# images had a sister in train, an image of the same patient? And what is left with folds of
# patients?

# %%
known = [
    len(leakage.groups_on_both_sides(clinic.patients[train], clinic.patients[test]).rows)
    for train, test in by_image.split(clinic.X, clinic.y)
]
print(f"folds of images: {sum(known)} of {len(clinic.y)} tested images are of known patients")
tell(clinic.y, cross_validated(nearest, clinic, by_patient, every))

# %% [markdown]
# **Compare:** nearly all; the model had recognised *patients*. With honest folds it misses more
# than a quarter, but the accuracy is still well above the baseline, on patients that are new.
# Would you buy it now?
#
# **Third question: what does it do elsewhere?** Another hospital sends 400 patients. **Predict.**

# %%
elsewhere = screening.screening_images(400, marked=False, random_state=1000)
tell(elsewhere.y, nearest.fit(clinic.X, clinic.y).predict(elsewhere.X))

# %% [markdown]
# **Compare:** worse than saying "healthy" to everybody. So something in the first hospital gave the
# answer away, in all folds alike. **Fourth question: which column?** Let each rank the images
# alone:

# %%
for name, data in [("clinic", clinic), ("elsewhere", elsewhere)]:
    alone = [curves.roc_auc(data.y, data.X[:, column]) for column in every]
    print(f"{name}, AUC of each column alone:", *(f"{auc:.2f}" for auc in alone))

# %% [markdown]
# The last column is nearly the label, and elsewhere it is a coin. Ask those who took the images:
# suspects are sent to the cancer ward, whose scanner leaves a mark at the edge. The model had
# learnt *who was suspected already*. No split of these data could show it, for the mark is on both
# sides of every split. Now the same calls without the mark, and for twenty pairs of hospitals,
# since one pair may be luck:

# %% jupyter={"source_hidden": true}
scores, baselines = [], []
for seed in range(20):
    here = screening.screening_images(400, random_state=seed)
    there = screening.screening_images(400, marked=False, random_state=1000 + seed)
    told = []
    for way in [(by_image, every), (by_patient, every), (by_patient, unmarked)]:
        told.append((here.y, cross_validated(nearest, here, *way)))
    for columns in (every, unmarked):
        fitted = nearest.fit(here.X[:, columns], here.y)
        told.append((there.y, fitted.predict(there.X[:, columns])))
    scores.append([(np.mean(p == truth), np.mean(p[truth == 1])) for truth, p in told])
    baselines.append(1 - np.mean(there.y))
ways = ["folds of images", "folds of patients", "folds of patients, no mark"]
ways += ["elsewhere", "elsewhere, no mark"]
results = dict(zip(ways, np.moveaxis(scores, 0, 2), strict=True))
for way, (accuracy, recall) in results.items():
    print(f"{way}: accuracy {mean_and_error(accuracy)}, recall {mean_and_error(recall)}")
print(f"baseline elsewhere: {mean_and_error(baselines)}")

# %% jupyter={"source_hidden": true}
panels = plots.new_axes(2, height=3)
ways = [ways[place] for place in (0, 1, 3, 2, 4)]
for place, (ax, measure) in enumerate(zip(panels, ["accuracy", "recall"], strict=True)):
    for line, way in enumerate(ways):
        colour = plots.VERMILION if line < 2 else plots.BLUE
        heights = -line + np.linspace(-0.2, 0.2, 20)
        ax.plot(results[way][place], heights, "o", color=colour, alpha=0.6, markersize=4)
    ax.set(xlabel=measure, ylim=(-4.6, 0.6), xlim=(0, 1.02))
panels[0].set_xlim(0.6, 1.01)
panels[0].axvline(np.mean(baselines), color=plots.INK, linewidth=0.8, linestyle="--")
panels[0].text(np.mean(baselines) - 0.01, -1.5, "baseline", ha="right", va="center", fontsize=9)
panels[0].set_yticks(-np.arange(5), [way.replace(", ", ",\n") for way in ways])
panels[1].set_yticks([])
picture(
    panels[0].figure,
    alt="Accuracy and recall for twenty pairs of hospitals, a line of dots for each way to judge. "
    "Folds of images: accuracy near 0.99, recall near 0.97. Folds of patients: 0.96 and 0.73. "
    "Elsewhere: 0.71, far below the baseline of 0.9, and 0.38. Without the mark both ways agree: "
    "0.87, below the baseline, and recalls near 0.2.",
)

# %% [markdown]
# Of .99 nothing is left: without the mark the nearest neighbour is below the baseline. But now the
# folds and the other hospital agree. **Is there nothing in the images, then?** Try a calmer model,
# logistic regression, without the mark. Its AUC comes with bootstrap intervals that draw images,
# and others that draw whole *patients*, since two images of one patient are not two pieces of news:

# %%
p_here = cross_validated(logistic, clinic, by_patient, unmarked)
logistic.fit(clinic.X[:, unmarked], clinic.y)
p_there = logistic.predict_proba(elsewhere.X[:, unmarked])[:, 1]
for name, data, p in [("folds of patients", clinic, p_here), ("elsewhere", elsewhere, p_there)]:
    print(f"{name}: AUC {curves.roc_auc(data.y, p):.3f}")
    for unit, groups in [("images", None), ("patients", data.patients)]:
        low, high = intervals.bootstrap_interval(
            curves.roc_auc, data.y, p, n_rounds=300, groups=groups
        )
        print(f"   drawing {unit}: {low:.3f} to {high:.3f}")
of_the_ill = clinic.patients[clinic.y == 1]
print(f"the clinic's ill: {len(of_the_ill)} images of {len(np.unique(of_the_ill))} patients")

# %% [markdown]
# So the images do hold something: an AUC above .8 in both hospitals, and each within the other's
# interval over patients. (The intervals over images are too narrow, and so were Wilson's above. The
# **fifth question** is how many ill *patients* there were: not 168, but 42.) A modest and true
# result, in place of a grand and false one.
#
# > **Say it aloud:** which leak can a better split find, and which can it not?
#
# <details><summary>Answer</summary>
#
# Images of one patient on both sides: a split by patient. But a mark that goes with the label in
# *all* rows is on both sides of every split. Only data from elsewhere can show it, or those who
# know how the rows were collected.
# </details>

# %% [markdown]
# ## Summary
#
# - Say the baseline first: accuracy $1 - \pi$ for calling nobody, F1 $2\pi/(1+\pi)$ for calling
#   everybody; balanced accuracy ½ and MCC 0 for both.
# - $99\%$ A, always A: F1 .9950 or 0, by which class is positive; the fair coin gets .6644 or
#   .0196.
# - A test is described by sensitivity and specificity, a *call* by the PPV, which needs the
#   prevalence. With .9999 and .9999, at one in ten thousand, it is ½.
# - The ill people set the precision of a sensitivity: ten of ten may be .72. Near 0 or 1 take
#   Wilson.
# - Imbalance hurts because the rare class has few rows; and few of them pass a threshold of ½.
# - The case: .99 by folds of images, .96 by patients, .71 elsewhere, with a baseline of .9.
# - So ask of a claim: How common is it? How was it split? What does it do elsewhere? What does it
#   look at? And how many ill people stand behind it?
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>"Our X-ray model detects cancer with 99.99% accuracy." What do you
# say?</b></summary>
#
# How common is it? Calling nobody reaches that if at most one in ten thousand is ill. If it is
# more, I suspect leakage: images of one patient on both sides, or a mark of the scanner. Even if
# sensitivity and specificity are both .9999, at a prevalence of one in ten thousand half of the
# calls are wrong. I ask for the recall and its interval (how many ill people?), a split by patient,
# data of another hospital, whether its probabilities come true, what it looks at, and what will be
# done with a call.
# </details>
#
# <details><summary><b>Class A has .99 of the rows, class B .01. What is the F1 of a model that
# always says A, and of a fair coin?</b></summary>
#
# Always A: with A positive $2 \cdot .99/1.99 = .9950$; with B positive 0; macro .4975. Coin:
# precision π, recall ½, so π/(π + ½): for A .6644, for B .0196. So say of which class an F1 is.
# </details>
#
# <details><summary><b>Which measure would you use for a rare class?</b></summary>
#
# No single one. Recall and precision of the rare class, with intervals, at the prevalence of use; a
# precision-recall curve to compare models. Balanced accuracy and ROC-AUC tell how good the test is,
# but do not notice that calls lose their worth as the prevalence falls. If costs are known, use
# them.
# </details>
#
# <details><summary><b>Why is imbalanced data hard?</b></summary>
#
# The rare class has few rows to learn from, and few to judge by; a constant satisfies the accuracy;
# few rows pass a threshold of ½. Whether the ratio itself does harm depends on the model: more
# benign rows helped a logistic regression to rank, and hindered a forest. More rows of the rare
# class helped both.
# </details>
#
# ## Further reading
#
# - Gerd Gigerenzer, *Calculated Risks* (2002): doctors, patients, and natural frequencies.
# - Lawrence Brown, Tony Cai and Anirban DasGupta, "Interval estimation for a binomial proportion",
#   *Statistical Science* (2001): why the plain interval should go.
# - John Zech and others, "Variable generalization performance of a deep learning model to detect
#   pneumonia in chest radiographs", *PLOS Medicine* (2018): real models that could tell the
#   hospital from the picture.
#
# **Next:** lesson [18](../18_weights_and_resampling/18_weights_and_resampling.ipynb) weighs and
# resamples rows, and measures what that changes.
