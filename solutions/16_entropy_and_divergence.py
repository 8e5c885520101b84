# %% [markdown]
# # Entropy and divergence
#
# How short can a text be made, if every letter must come back? Take the 280 opinions of lesson 05
# as one long text: lower-case letters, and a single blank for whatever stands between them. That
# leaves 27 signs, and five yes-or-no digits are enough to tell 27 signs apart. Now give the text to
# a program that packs files and knows no English. Then give it the same letters shuffled, and as
# many signs drawn blindly, all 27 alike. Which will it shorten most? Run the cells.
#
# *About {minutes} minutes. You need the softmax from the end of lesson
# [06](../06_backpropagation/06_backpropagation.ipynb), and the log loss and the likelihood of
# lesson [15](../15_losses_and_likelihood/15_losses_and_likelihood.ipynb).*
#
# **After this lesson you can**
#
# - count surprise in bits, and say what floor an entropy sets for packing, asking and predicting
# - split a cross-entropy into what nobody can avoid and what a wrong belief costs
# - say which way round a divergence is meant, and what each way forgives
# - derive the slope q − y for many classes, and say what a squared error sees besides
# - say in bits what a question is worth, to a text model or a decision tree

# %% jupyter={"source_hidden": true}
import bz2
import re
from collections import Counter

import numpy as np
from sklearn import datasets
from sklearn.tree import DecisionTreeClassifier

from mlnotes import check, information, losses, plots, text
from mlnotes.plots import picture

SIGNS = " abcdefghijklmnopqrstuvwxyz"
BIT = np.log(2)  # one bit in nats


def signs_of(texts):
    """Lower-case letters, and one blank for whatever stands between them."""
    return re.sub("[^a-z]+", " ", " ".join(texts).lower()).strip()


opinions = text.load_sentences()
train, test = signs_of(opinions.texts_train), signs_of(opinions.texts_test)
everything = signs_of(opinions.texts_train + opinions.texts_test)
counts = [len(part) for part in (opinions.texts_train, opinions.texts_test)]
print(f"{sum(counts)} sentences: {counts[0]} of the training part and {counts[1]} others")

# %%
rng = np.random.default_rng(0)
n = len(everything)
for name, signs in {
    "all signs alike": "".join(rng.choice(list(SIGNS), n)),
    "the letters shuffled": "".join(rng.permutation(list(everything))),
    "the text": everything,
}.items():
    packed = bz2.compress(signs.encode())
    assert bz2.decompress(packed).decode() == signs
    print(f"{name}: {n:,} signs, {8 * len(packed) / n:.2f} digits each")

# %% [markdown]
# Signs drawn blindly need a little less than five digits, shuffled letters less than that, and the
# text only 2.77. Nothing is lost. So what was there that could be left out and put back? And is
# there a floor?
#
# The floor has a name, **entropy**, and how far you stay above it is called **divergence**. You
# have been paying both all along: in the mean, a log loss is their sum. Language models are trained
# to come down to that floor, and trees use it to choose their questions. We first count with yes
# and no, then see what a wrong belief costs, and come back to the text.
#
# ## 1. Surprise
#
# A game. I think of one of eight cards, each as likely as the others. You ask questions that I
# answer by yes or no. If each question halves what is left, you need three, since $2^3 = 8$. For
# $n$ cards it is $\log_2 n$: how many twos must be multiplied to make $n$.
#
# For 27 signs, $\log_2 27 = 4.755$. Nobody can ask a fraction of a question. But if I think of
# *five* signs at a time, there are $27^5$ possibilities, and you can halve those.

# %%
for together in [1, 5, 100]:
    questions = int(np.ceil(np.log2(27) * together))
    print(f"{together} signs at a time: {questions} questions, {questions / together:.3f} a sign")

# %% [markdown]
# So a fraction of a question makes sense as a mean. Each answer is a **bit**, one digit of yes or
# no. ($\log$ without a 2 is the natural logarithm, here as everywhere. Then the unit is the
# **nat**, and one bit is $\log 2 = .693$ nats.)
#
# One card of $n$ has the probability $p = 1/n$, so $\log_2 n = \log_2 \frac1p$. We take that for
# *all* probabilities, alike or not, and call it the **surprise** at an outcome:
#
# $$s = \log_2 \tfrac1p = -\log_2 p.$$
#
# Why a logarithm? Two things that have nothing to do with each other happen together with the
# probability $p_1 p_2$. The surprises should then add up, and with a logarithm they do:
# $-\log(p_1p_2) = -\log p_1 - \log p_2$. What is certain surprises nobody: $-\log 1 = 0$.
#
# **Predict** the surprises at heads of a fair coin, at a six, and at three sixes in a row.

# %%
for name, p in {"heads": 1 / 2, "a six": 1 / 6, "three sixes": 1 / 6**3}.items():
    print(f"{name}: {-np.log2(p):.3f} bits, {-np.log(p):.3f} nats")

# %% [markdown]
# You know the last column. The log loss of a row is minus the logarithm of what the model gave to
# the label: it is the model's surprise at what happened, in nats.
#
# > **Say it aloud:** a model gave .25 to the class that was right. What is its log loss, and how
# > many yes-or-no questions is that?
#
# <details><summary>Answer</summary>
#
# $-\log .25 = 1.386$ nats, or 2 bits: as surprised as by one card of four.
# </details>

# %% [markdown]
# ## 2. Entropy
#
# The weather in the mountains: sun, rain, snow with the probabilities $.5, .25, .25$. The surprises
# are 1, 2 and 2 bits. Half of the days cost 1, the other half 2, so in the mean a day costs
#
# $$.5\cdot 1 + .25\cdot 2 + .25\cdot 2 = 1.5 \text{ bits}.$$
#
# The mean surprise is the **entropy** of a distribution:
#
# $$H(p) = \sum_k p_k \log_2\tfrac1{p_k} = -\sum_k p_k\log_2 p_k.$$
#
# What never happens, $p_k = 0$, has infinite surprise, but on none of the days. It adds nothing:
# $0\cdot\log_2 0$ *counts as 0*. (And $p\log_2 p$ does go to 0 when $p$ does.)
#
# You can reach those 1.5 bits. Ask "sun?" first, and only if not, "rain?". Written with 1 for yes
# the answers are `1`, `01`, `00`, a **code**: what is frequent gets the short word. **Fill the
# gap** and see whether it needs 1.5 digits a day.

# %%
words = {"sun": "1", "rain": "01", "snow": "00"}
weather = {"sun": 0.5, "rain": 0.25, "snow": 0.25}
digits_a_day = 0  # the gap: the mean length of a word
print(f"{information.entropy_bits(list(weather.values()))} bits, {digits_a_day} digits a day")

# %% [markdown]
# <details><summary>Answer</summary>
#
# `sum(weather[day] * len(words[day]) for day in words)` gives 1.5.
# </details>
#
# By hand: the entropy of $(.75, .25)$. Use $\log_2\frac43 = .415$.
#
# <details><summary>Answer</summary>
#
# $.75\cdot .415 + .25\cdot 2 = .811$ bits. Less than the fair coin's 1 bit: whoever bets on the
# first side is seldom surprised.
# </details>
#
# ### Exercise: entropy
#
# Write `entropy_bits(p)`: the entropy in **bits**. `p` is a flat array of probabilities, floats
# that add up to 1; some may be exactly 0. In all exercises of this lesson numpy and the standard
# library may be used; scipy, scikit-learn and mlnotes may not.


# %% nbgrader={"grade_id": "entropy_bits", "solution": true}
def entropy_bits(p):
    ### BEGIN SOLUTION
    happens = p[p > 0]
    return -np.sum(happens * np.log2(happens))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_entropy_bits", "grade": true}
check("metrics/entropy_bits", entropy_bits)

# %% [markdown]
# Now the letters. If all 27 signs were alike, each would be worth $\log_2 27 = 4.755$ bits.
# **Predict:** is the entropy of the letters in the opinions above that or below, and is there a
# choice of probabilities for 27 signs that lies above?


# %%
def shares(signs):
    """How often each of the 27 signs stands in a text."""
    return np.array([signs.count(sign) for sign in SIGNS]) / len(signs)


letters = shares(everything)
print(f"all alike: {information.entropy_bits(np.full(27, 1 / 27)):.3f} bits")
entropy = information.entropy_bits(letters)
print(f"letters of the opinions: {entropy:.3f} bits, {np.log2(27) - entropy:.3f} less")

# %% jupyter={"source_hidden": true}
hill, bars = plots.new_axes(2, height=3.4)
grid = np.linspace(0, 1, 201)
hill.plot(grid, [information.entropy_bits([p, 1 - p]) for p in grid], color=plots.BLUE)
for p, place in [(0.5, (0.5, 1.03)), (0.75, (0.77, 0.83))]:
    value = information.entropy_bits([p, 1 - p])
    hill.plot(p, value, "o", color=plots.BLUE)
    hill.text(*place, f"{value:.3g}", ha="center" if p == 0.5 else "left", color=plots.BLUE)
hill.set(xlabel="probability of yes", ylabel="entropy of yes or no (bits)")
hill.set(xlim=(0, 1), ylim=(0, 1.15))
order = np.argsort(letters)[::-1]
bars.bar(range(27), letters[order], color=plots.BLUE)
bars.axhline(1 / 27, color=plots.VERMILION, linewidth=1)
bars.text(26.5, 1 / 27 + 0.004, "all alike, 1/27", color=plots.VERMILION, ha="right")
names = ["␣" if SIGNS[k] == " " else SIGNS[k] for k in order]
bars.set_xticks(range(27), names, fontsize=8)
bars.set(xlabel="sign (␣ is the blank)", ylabel="share of the text", xlim=(-0.7, 26.7))
picture(
    hill.figure,
    alt="Left: the entropy of yes or no over the probability of yes, a hill from 0 at 0 up to 1 "
    "bit at one half and down to 0 at 1; at 0.75 it is 0.811. Right: the shares of the 27 signs in "
    "the opinions in falling order. The blank has most, about 0.2, then e, t, a and o; twelve "
    "signs lie above 1/27, and the last have hardly anything.",
)

# %% [markdown]
# **Compare:** 4.084 bits. Because letters are not alike, .67 bits a letter can be saved, if
# frequent ones get short words. Nothing lies above the 4.755 of all alike; section 3 proves it.
#
# Can one get there? **Huffman's recipe** builds the best code that gives each sign a word of its
# own. Join the two rarest signs into one pile, and go on with the two rarest piles until one is
# left. Each joining puts one more digit before the words of all signs in it. So the mean length
# grows by the share of the new pile, and there is no need to write the words down.

# %%
piles, length = letters.tolist(), 0.0
while len(piles) > 1:
    piles.sort(reverse=True)
    joined = piles.pop() + piles.pop()
    piles.append(joined)
    length += joined
print(f"Huffman: {length:.3f} digits a letter")

# %% [markdown]
# 4.13, hardly above the entropy. Shuffled letters have nothing *but* their frequencies, so that is
# about their floor, and the packer, which looks for other things, was not far off with 4.54. But
# the text went to 2.77, far below! Frequencies are not all there is to a text. Keep that in mind
# until section 7.
#
# > **Say it aloud:** how large can the entropy of an alphabet of 27 signs be, and when?
#
# <details><summary>Answer</summary>
#
# $\log_2 27 = 4.755$ bits, when all signs are equally likely. Then no guess is better than another.
# </details>

# %% [markdown]
# ## 3. What a wrong belief costs
#
# Things happen with the probabilities $p$, but you believe in $q$. Then you are surprised by
# $\log\frac1{q_k}$ where $\log\frac1{p_k}$ would do, and what happens still happens with $p$. Your
# mean surprise is the **cross-entropy**
#
# $$H(p, q) = \sum_k p_k \log\tfrac1{q_k},$$
#
# in nats or in bits. (Lesson 15 wrote $q$ for what happens and $p$ for what a model said. From here
# on it is the other way round, as in most books.) What you pay more than somebody who knows $p$ is
# the **Kullback-Leibler divergence**:
#
# $$\text{KL}(p\,\|\,q) = H(p, q) - H(p) = \sum_k p_k \log\frac{p_k}{q_k}.$$
#
# The coin is fair, $p = (.5, .5)$, and somebody believes in $q = (.9, .1)$:
#
# $$.5\log\tfrac{.5}{.9} + .5\log\tfrac{.5}{.1} = .5\cdot(-.588) + .5\cdot 1.609 = .511
# \text{ nats}.$$
#
# The first term is negative: heads surprises the believer less than it should. Tails more than
# makes up for it.
#
# **Predict:** now the coin *is* $(.9, .1)$, and is believed to be fair. Does that cost the same?

# %%
fair, bent = np.array([0.5, 0.5]), np.array([0.9, 0.1])
print(f"fair, believed bent: {information.kl_divergence(fair, bent):.3f} nats")
print(f"bent, believed fair: {information.kl_divergence(bent, fair):.3f} nats")
print(f"sure, believed fair: {information.kl_divergence([1, 0], fair):.3f} nats")
print(f"fair, believed sure: {information.kl_divergence(fair, [1, 0])} nats")

# %% [markdown]
# **Compare:** .368, and not .511. A divergence is no distance; the two ways round are two
# questions. The last lines show how different they can be. Whoever calls something impossible,
# $q_k = 0$, that does happen, is surprised without limit.
#
# Is it ever worth while to believe the wrong thing? No: **KL is never negative.** The logarithm
# lies below its tangent at 1, $\log x \le x - 1$, because it bends downwards everywhere. So
#
# $$-\text{KL}(p\,\|\,q) = \sum_k p_k\log\frac{q_k}{p_k}
# \le \sum_k p_k\Bigl(\frac{q_k}{p_k} - 1\Bigr) = \sum_k q_k - \sum_k p_k \le 0,$$
#
# all sums over what happens, $p_k > 0$. (The $q_k$ there add up to 1 at most.) It is 0 only if all
# ratios are 1, that is for $q = p$. Three things come out of this line at once:
#
# - *No entropy is above "all alike".* Take $q_k = 1/n$: then $\text{KL} = \log n - H(p) \ge 0$.
# - *No code of words, one for each sign, gets below the entropy.* Words of $\ell_k$ digits act like
#   a belief $q_k = 2^{-\ell_k}$: their mean length $\sum_k p_k\ell_k$ is
#   $\sum_k p_k\log_2\frac1{q_k}$. (Toss a coin for each digit: you throw word $k$ with probability
#   $2^{-\ell_k}$. No word may begin with another, so that one can read on without commas. Then at
#   most one of them comes up, and the $q_k$ add up to 1 at most.)
# - *Log loss rewards honesty.* Whoever announces $q$ where $p$ is true pays
#   $H(p) + \text{KL}(p\,\|\,q)$ in the mean, least for $q = p$. Lesson 15 called that proper. And
#   the first part is why a loss need not go to 0: noise in the labels has an entropy of its own.
#
# Try it on letters. The belief $q$: shares counted in the 210 sentences of the training part. What
# happens, $p$: the other 70 sentences, then something foreign, the descriptions that scikit-learn
# gives of its data sets. Last, a model that has read a single sentence. **Predict** what that one
# pays.

# %%
names = "iris", "wine", "breast_cancer", "diabetes", "digits", "linnerud"
foreign = signs_of(getattr(datasets, f"load_{name}")().DESCR for name in names)
one_sentence = signs_of(opinions.texts_train[:1])
print("one sentence:", one_sentence)
for name, read, met in [
    ("210 sentences, new ones", train, test),
    ("210 sentences, descriptions", train, foreign),
    ("one sentence, new ones", one_sentence, test),
]:
    p, q = shares(met), shares(read)
    cost = information.kl_divergence(p, q) / BIT
    print(f"{name}: entropy {information.entropy_bits(p):.3f}, divergence {cost:.3f} bits")

# %% [markdown]
# For new opinions the belief costs next to nothing, for descriptions .06 bits a letter. The letters
# of one sentence cost infinitely much: it has no `b`, so a `b` is impossible. The mend is old and
# cheap: **add something to every count** before you take shares, so that nothing is impossible.
#
# **Modify:** let `shares` add 1 to each of the 27 counts (and divide by `len(signs) + 27`). What
# does the one sentence cost now?
#
# <details><summary>Answer</summary>
#
# About .21 bits a letter: poor, but finite. The 210 sentences hardly notice.
# </details>

# %% jupyter={"source_hidden": true}
for name, read in {"one sentence": one_sentence, "210 sentences": train}.items():
    p, q = ((len(signs) * shares(signs) + 1) / (len(signs) + 27) for signs in (test, read))
    print(f"1 added, {name}: divergence {information.kl_divergence(p, q) / BIT:.3f} bits")

# %% [markdown]
# By hand: $p = (.5, .5, 0)$ and $q = (.5, .25, .25)$, in nats, both ways round.
#
# <details><summary>Answer</summary>
#
# $.5\log 1 + .5\log 2 + 0 = .347$. The other way round the third outcome happens, and is called
# impossible: infinite.
# </details>
#
# ### Exercise: divergence
#
# Write `kl_divergence(p, q)`, that is $\text{KL}(p\,\|\,q)$, in **nats**. Both are flat arrays of
# floats of the same length, each adding up to 1.
#
# - An outcome with $p_k = 0$ adds 0, whatever $q_k$ is.
# - If $q_k = 0$ where $p_k$ is not, return `inf` (`np.inf` or `math.inf`).


# %% nbgrader={"grade_id": "kl_divergence", "solution": true}
def kl_divergence(p, q):
    ### BEGIN SOLUTION
    happens = p > 0
    if np.any(q[happens] == 0):
        return np.inf
    return np.sum(p[happens] * np.log(p[happens] / q[happens]))
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_kl_divergence", "grade": true}
check("metrics/kl_divergence", kl_divergence)

# %% [markdown]
# > **Say it aloud:** your classifier's log loss stays at .3 however long it trains. Must it be a
# > bad model?
#
# <details><summary>Answer</summary>
#
# No. The log loss is entropy plus divergence. If the labels themselves are uncertain given the
# inputs, .3 may be their entropy, and nothing can go below it in the mean. Only the rest is the
# model's.
# </details>

# %% [markdown]
# ## 4. Which way round?
#
# A bus goes by one of two roads. Half of the rides take about 18 minutes, half about 42, each with
# a standard deviation of 3.5. That is $p$. An app may announce *one* Gaussian $q$, a mean and a
# spread. Which is closest? It depends on the way round. (Cut time into quarters of a minute, each
# with its small probability, and the divergence is a sum as before.)
#
# - $\text{KL}(p\,\|\,q)$ takes its mean over the rides *as they are*. It is costly where $p$ has
#   rides and $q$ hardly any. A $q$ that covers too much is forgiven sooner.
# - $\text{KL}(q\,\|\,p)$ takes its mean over what $q$ *claims*. It is costly where $q$ claims rides
#   that hardly exist. A $q$ that leaves out half of the rides is forgiven sooner.
#
# Move mean and spread, and watch on the right what each minute adds: the area under a curve, less
# what lies below 0, is the divergence. (Tall curves leave the picture.) **Predict** first, then
# search:
#
# 1. Where is $\text{KL}(p\,\|\,q)$ lowest, and how low?
# 2. Where is $\text{KL}(q\,\|\,p)$ lowest? Are there two such places?
# 3. Bring the humps to 8 minutes apart. How far apart are the two answers now?

# %%
from mlnotes.explorers import divergence_explorer

divergence_explorer()

# %% [markdown]
# <details><summary>What to see, and why</summary>
#
# 1. At mean 30 and spread 12.5: .581 nats. Both humps are covered, and so is the empty middle.
# 2. On one hump, mean 18 or 42, spread 3.5: .692 nats. The other road does not exist for it.
# 3. Both have the mean 30, with spreads of 5.5 and 5: close to each other. The ways round differ
#    when $q$ *cannot* come near $p$.
# </details>
#
# Two of these numbers can be derived. In $\text{KL}(p\,\|\,q) = H(p, q) - H(p)$ only the
# cross-entropy has $q$ in it. For a Gaussian with mean $m$ and spread $s$ it is (lesson 15, section
# 4), up to a constant that cutting into quarters adds for every $q$,
#
# $$\text{mean over } p \text{ of } \frac{(x - m)^2}{2s^2} \;+\; \log s + \log\sqrt{2\pi}.$$
#
# The slope in $m$ is 0 when $x - m$ has the mean 0: $m$ is the mean of $p$, 30. The slope in $s$ is
# $-\frac1{s^3}\cdot(\text{mean of } (x-m)^2) + \frac1s$, which is 0 when $s^2$ is the variance of
# $p$. A ride is $\pm 12 + e$ away from 30, with $e$ of spread 3.5. Multiply out the square: the
# mixed term has the mean 0, and $144 + 12.25 = 156.25 = 12.5^2$ is left.
#
# Let the *data* be $p$, each row with the share $1/n$. Then $H(p, q)$ is the negative
# log-likelihood divided by $n$. So **maximum likelihood is the first way round**: it wants every
# row to be possible.
#
# The second: when $q$ is one hump, then where $q$ is, $p$ is just half of $q$. So
# $\log\frac qp = \log 2 = .693$ all along, and that is the mean. (The search found a little less,
# since a trace of the other hump reaches over.)

# %% jupyter={"source_hidden": true}
from mlnotes.explorers.divergence import MEANS, MINUTES, SPREADS, STEP, bell, distances, two_humps

rides = two_humps(24.0)
table = np.array([[distances(rides, bell(m, s)) for s in SPREADS] for m in MEANS])
fits = {}
for which, way in enumerate(["KL(p‖q)", "KL(q‖p)"]):
    i, j = np.unravel_index(table[..., which].argmin(), table.shape[:2])
    fits[way] = MEANS[i], SPREADS[j]
    told = ", ".join(f"{value:.3f}" for value in table[i, j, :2])
    print(f"{way} lowest at mean {MEANS[i]:g}, spread {SPREADS[j]:g}: both ways {told}")
ax = plots.new_axes(height=3.2)
ax.fill_between(MINUTES, rides / STEP, color=plots.FAINT, alpha=0.6, linewidth=0)
ax.text(18, 0.063, "p, the rides", ha="center")
for (way, fit), colour, place in zip(
    fits.items(), plots.COLOURS[:2], [(30, 0.036), (46, 0.1)], strict=True
):
    ax.plot(MINUTES, bell(*fit) / STEP, color=colour)
    ax.text(*place, f"lowest {way}", color=colour, ha="center" if way == "KL(p‖q)" else "left")
ax.set(xlim=(0, 60), ylim=(0, 0.125), xlabel="length of the ride (minutes)")
ax.set_ylabel("density (1/minute)")
picture(
    ax,
    alt="The rides, two grey humps at 18 and 42 minutes. One curve, lowest in KL of p from q, is a "
    "low wide bell around 30 that covers both humps and the gap between them. The other, lowest in "
    "KL of q from p, is a narrow bell, twice as high as a hump, on the right hump alone.",
)

# %% [markdown]
# Neither is *the* right one. Someone who must catch a train needs the first, which knows of long
# rides. Someone who wants to hear a length that rides really have needs the second.
#
# > **Say it aloud:** which way round spreads out, which one picks a hump, and why?
#
# <details><summary>Answer</summary>
#
# $\text{KL}(p\,\|\,q)$ spreads: each ride that $q$ calls nearly impossible costs a lot.
# $\text{KL}(q\,\|\,p)$ picks: it only looks where $q$ is, and claims in the gap cost a lot.
# </details>

# %% [markdown]
# ## 5. Distances that don't explode
#
# A divergence may be infinite, and it has two values. Two other measures have neither trouble.
#
# **Jensen-Shannon** lets both meet in the middle, $m = \frac12(p+q)$:
#
# $$\text{JS}(p, q) = \tfrac12\text{KL}(p\,\|\,m) + \tfrac12\text{KL}(q\,\|\,m).$$
#
# It doesn't care which is which. And $m$ is 0 only where both are: $p_k/m_k$ is at most 2, so no
# logarithm is above $\log 2$, and neither is JS.
#
# **Wasserstein**'s distance takes $p$ for a pile of sand and $q$ for the shape it should have. What
# is the least work, sand times distance? On a line that is easy. Look at the border to the right of
# house $k$. What is too much on its left, or too little, must be carried across: the difference of
# $p_1 + \dots + p_k$ and $q_1 + \dots + q_k$. Add up these differences without their signs, and you
# have the work.
#
# A pile of sand lies before five houses, $\frac19(1, 2, 3, 2, 1)$. It should lie $d$ houses further
# on. **Predict** how KL, Jensen-Shannon and Wasserstein go with $d$, for $d$ from 0 to 15.


# %%
def pile(first_house):
    sand = np.zeros(22)
    sand[first_house : first_house + 5] = np.array([1, 2, 3, 2, 1]) / 9
    return sand


def wasserstein(p, q):
    return np.sum(np.abs(np.cumsum(p) - np.cumsum(q)))


shifts = range(16)
for d in [0, 1, 4, 5, 15]:
    p, q = pile(1), pile(1 + d)
    kl, js = information.kl_divergence(p, q), information.jensen_shannon(p, q)
    print(f"{d} houses: KL {kl:.3f}, Jensen-Shannon {js:.3f}, Wasserstein {wasserstein(p, q):.1f}")

# %% jupyter={"source_hidden": true}
sand, lines = plots.new_axes(2, height=3.2)
for first, colour, name in [
    (1, plots.INK, "p"),
    (5, plots.GREEN, "q, d = 4"),
    (15, plots.BLUE, "q, d = 14"),
]:
    heights = pile(first)
    houses = np.flatnonzero(heights)
    sand.bar(houses, heights[houses], color=colour, alpha=0.75, width=0.9)
    sand.text(first + 2, 0.345, name, color=colour, ha="center")
sand.set(xlabel="house", ylabel="sand", xlim=(0, 21), ylim=(0, 0.39))
js = [information.jensen_shannon(pile(1), pile(1 + d)) / np.log(2) for d in shifts]
carried = [wasserstein(pile(1), pile(1 + d)) / 15 for d in shifts]
lines.plot(shifts, js, "o-", color=plots.VERMILION, markersize=4, clip_on=False)
lines.plot(shifts, carried, "o-", color=plots.COLOURS[3], markersize=4, clip_on=False)
lines.text(5.5, 1.04, "Jensen-Shannon", color=plots.VERMILION)
lines.text(9.5, 0.5, "Wasserstein", color=plots.COLOURS[3])
lines.set(
    xlabel="shift d (houses)",
    ylabel="share of the value at 15",
    xticks=[0, 5, 10, 15],
    xlim=(0, 15),
    ylim=(0, 1.15),
)
picture(
    sand.figure,
    alt="Left: a pile of sand before five houses, and the same pile 4 and 14 houses further on. "
    "Right: Jensen-Shannon and Wasserstein over the shift, each as a share of its value at 15. The "
    "first rises fast, is at its top from 5 houses on and stays there. The second is a straight "
    "line.",
)

# %% [markdown]
# **Compare:** KL is infinite from the first house on. Jensen-Shannon rises to $\log 2 = .693$ at
# $d = 5$, when the piles no longer touch, and then stays: it sees *that* they differ, not *how far*
# apart they are. Wasserstein is just $d$. It knows that houses have places. Letters have none, and
# there it means nothing.
#
# > **Say it aloud:** a forecast said 11 degrees, and it was 12. Another said 5. Which measure tells
# > the two apart?
#
# <details><summary>Answer</summary>
#
# Sure forecasts that miss share nothing with what happened: KL is infinite for both, Jensen-Shannon
# $\log 2$ for both. Wasserstein says 1 and 7 degrees.
# </details>

# %% [markdown]
# ## 6. Many classes
#
# Lesson 15 derived the slope $\sigma - y$ for two classes. Ten digits need ten scores
# $z_1, \dots, z_c$, and the softmax of lesson 06 makes probabilities of them:
#
# $$q_k = \frac{e^{z_k}}{\sum_j e^{z_j}}.$$
#
# The label is a distribution as well, with all on one class, $y = (0, \dots, 1, \dots, 0)$, called
# **one-hot**. In the cross-entropy $\sum_k y_k\log\frac1{q_k}$ a single term is left, that of the
# right class $r$:
#
# $$-\log q_r = \log\sum_j e^{z_j} - z_r.$$
#
# (The label has entropy 0, so this is the divergence as well.) The slope in $z_k$: the logarithm
# gives $1/\sum_j e^{z_j}$, times the inner derivative $e^{z_k}$, and that is $q_k$. The $-z_r$
# gives $-1$ if $k = r$, otherwise 0. Together:
#
# $$\frac{\partial}{\partial z_k} = q_k - y_k.$$
#
# What the model said minus what happened, again. For the mean over $n$ rows, divide by $n$.
#
# By hand: $z = (\log 2, 0, 0)$, and the second class is right.
#
# <details><summary>Answer</summary>
#
# The powers are 2, 1, 1, so $q = (.5, .25, .25)$, and the slopes are $(.5, -.75, .25)$. The right
# score is to go up, the others down, and together they add up to 0.
# </details>
#
# One trap. $e^{1000}$ is too large for a float. But $e^{z_k - m}$ with any $m$ gives the same $q$,
# since $e^{-m}$ stands above and below the line. Take for $m$ the largest score *of the row*: then
# the largest power is $e^0 = 1$.

# %%
scores = np.array([1000.0, 999.0, 0.0])
with np.errstate(over="ignore", invalid="ignore"):  # or numpy would warn
    print("as written:", np.exp(scores) / np.exp(scores).sum())
powers = np.exp(scores - scores.max())
print("shifted:   ", (powers / powers.sum()).round(4))

# %% [markdown]
# ### Exercise: the slope of many classes
#
# Write `softmax_cross_entropy_gradient(logits, y)`: the gradient of the **mean** cross-entropy
# (natural logarithm) with respect to the scores, also called logits.
#
# - `logits` is (n, c), floats from −1000 to 1000, one row of scores for each example.
# - `y` is (n,): whole numbers from 0 to c − 1, the right classes.
# - Return an (n, c) array.


# %% nbgrader={"grade_id": "softmax_cross_entropy_gradient", "solution": true}
def softmax_cross_entropy_gradient(logits, y):
    ### BEGIN SOLUTION
    n = len(y)
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    gradient = powers / powers.sum(axis=1, keepdims=True)
    gradient[np.arange(n), y] -= 1
    return gradient / n
    ### END SOLUTION


# %% nbgrader={"grade_id": "check_softmax_cross_entropy_gradient", "grade": true}
check("metrics/softmax_cross_entropy_gradient", softmax_cross_entropy_gradient)

# %% [markdown]
# Or squares, $\sum_k (q_k - y_k)^2$? The first class is right, and two models say $(.4, .3, .3)$
# and $(.4, .6, 0)$. **Predict** which of the two each loss likes better.

# %%
one_hot = np.array([1, 0, 0])
for said in ([0.4, 0.3, 0.3], [0.4, 0.6, 0.0]):
    squares = np.sum((said - one_hot) ** 2)
    print(f"{said}: cross-entropy {-np.log(said[0]):.3f}, squares {squares:.2f}")

# %% [markdown]
# **Compare:** the cross-entropy is .916 for both. It only asks what the *right* class was given.
# The squares, .54 and .72, also see how the rest was handed out, and prefer the first model. That
# one is right, too, by its largest share, and the second is wrong.
#
# So are squares better? To train on, they have the trouble of lesson 15. From
# $\log q_j = z_j - \log\sum_i e^{z_i}$ the slope of $\log q_j$ in $z_k$ is 1 if $j = k$, otherwise
# 0, minus $q_k$. Times $q_j$ it is the slope of $q_j$ itself. Put it into the chain rule,
#
# $$\sum_j 2(q_j - y_j)\,q_j\,\bigl([j = k] - q_k\bigr)
# = 2 q_k\Bigl[(q_k - y_k) - \sum_j q_j (q_j - y_j)\Bigr],$$
#
# with $[j = k]$ for 1 if so, else 0. Sure and wrong, $q = (1, 0, 0)$ and $y = (0, 1, 0)$: $q_k$ is
# 0 for two of them, and for the first the bracket is $1 - 1$. All slopes are 0, at the worst answer
# there is.
#
# Theory aside, how much does it matter? 1797 handwritten digits, a softmax on the 64 pixels,
# weights that start at 0, 100 steps of descent. Both losses choose their rate from the same five,
# on 400 digits kept for that, are fitted on 800, and judged on 597 others; five splits. **Predict**
# the winner.


# %%
def squares_gradient(logits, y):
    q = losses.softmax(logits)
    error = q - np.eye(logits.shape[1])[y]
    return 2 * q * (error - np.sum(q * error, axis=1, keepdims=True)) / len(y)


digits = datasets.load_digits()
X = np.column_stack([np.ones(len(digits.data)), digits.data / 16])
rates = [0.3, 1.0, 3.0, 10.0, 30.0]
gradients = {
    "cross-entropy": losses.softmax_cross_entropy_gradient,
    "squares": squares_gradient,
}
results = {name: np.empty((5, len(rates), 2)) for name in gradients}
for split in range(5):
    fitted, valid, judged = np.split(np.random.default_rng(split).permutation(1797), [800, 1200])
    for name, gradient in gradients.items():
        for k, rate in enumerate(rates):
            W = np.zeros((65, 10))
            for _ in range(100):
                W -= rate * X[fitted].T @ gradient(X[fitted] @ W, digits.target[fitted])
            right = np.argmax(X @ W, axis=1) == digits.target
            results[name][split, k] = right[valid].mean(), right[judged].mean()
print(f"{digits.data.shape[1]} pixels; {len(fitted)}, {len(valid)} and {len(judged)} digits")

# %%
picked = {}
for name, result in results.items():
    best = result[..., 0].argmax(axis=1)
    picked[name] = result[range(5), best, 1]
    print(f"{name}: {picked[name].mean():.3f} right, at the rates {[rates[k] for k in best]}")
    means = result[..., 1].mean(axis=0)
    print(
        "   rate by rate:", ", ".join(f"{r:g}: {m:.3f}" for r, m in zip(rates, means, strict=True))
    )

gap = picked["cross-entropy"] - picked["squares"]
print(f"difference, split by split: {gap.mean():.4f} ± {gap.std(ddof=1) / np.sqrt(5):.4f}")

# %% [markdown]
# **Compare:** with a rate of its own for each, the two differ by less than a standard error. But
# the squares need the right rate more badly: at 10 and 30 they break down, where the cross-entropy
# hardly notices. So the honest sentence is: cross-entropy is the likelihood, and easier to train
# on. That it gives the better classifier every time, these digits do not bear out.
#
# > **Say it aloud:** cross-entropy or squared error, with many classes?
#
# <details><summary>Answer</summary>
#
# To train: cross-entropy, whose slope q − y never goes flat where the model is wrong. To judge:
# both are proper. The first looks at the right class alone and punishes "impossible" without limit,
# the second looks at all shares and stays at 2 or below.
# </details>

# %% [markdown]
# ## 7. What knowing something saves
#
# Back to the text, which went below the entropy of its letters. After `q` comes `u`, after a blank
# seldom `x`: whoever knows the last letter is less surprised by the next. Let $a$ be the letter
# before, $b$ the next. For each $a$ the next has a distribution of its own, with its own entropy,
# and the mean over $a$ is the **conditional entropy** $H(b \mid a)$. What is saved,
#
# $$I = H(b) - H(b \mid a),$$
#
# is the **mutual information**, and for a question that you may ask, its **information gain**. It
# is a divergence in disguise: the saving at a pair is $\log\frac{p(b \mid a)}{p(b)}$, and since
# $p(b \mid a) = p(a, b)/p(a)$,
#
# $$I = \sum_{a, b} p(a, b) \log\frac{p(a, b)}{p(a)\,p(b)}
# = \text{KL}\bigl(\text{pairs as they are} \,\|\, \text{pairs as if independent}\bigr) \ge 0.$$
#
# In the mean, knowing never hurts, if one knows the probabilities. We have counts.
#
# How many letters back should a model look? Count in the training sentences what follows each
# stretch of $k$ letters, add .1 to every count, and take the mean surprise: at the training
# sentences themselves, at the 70 new ones, and at scikit-learn's descriptions. **Predict** the
# three curves for $k$ from 0 to 5. (You have seen curves like these, over another axis.)


# %%
def bits_a_letter(read, met, k, added=0.1):
    """Mean surprise at the letters of a text, k letters known, by counts from another."""
    longer = Counter(read[i : i + k + 1] for i in range(len(read) - k))
    before = Counter(read[i : i + k] for i in range(len(read) - k))
    given = [
        (longer[met[i : i + k + 1]] + added) / (before[met[i : i + k]] + 27 * added)
        for i in range(len(met) - k)
    ]
    return -np.mean(np.log2(given))


texts = {"the sentences read": train, "new sentences": test, "descriptions": foreign}
bits = {name: [bits_a_letter(train, met, k) for k in range(6)] for name, met in texts.items()}
for name, values in bits.items():
    print(f"{name}:", np.round(values, 2))

# %% jupyter={"source_hidden": true}
ax = plots.new_axes()
for (name, values), colour, place in zip(
    bits.items(), plots.COLOURS, [(3.6, 1.25), (3.7, 2.35), (3.2, 4.3)], strict=False
):
    ax.plot(values, "o-", color=colour)
    ax.text(*place, name, color=colour)
ax.axhline(np.log2(27), color=plots.INK, linewidth=0.8, linestyle=":")
ax.text(0.05, np.log2(27) + 0.07, "all alike")
ax.set(xlabel="letters known before", ylabel="bits a letter", ylim=(0, 5.2), xticks=range(6))
picture(
    ax,
    alt="Bits a letter over the number of letters known before, from 0 to 5. All three curves "
    "begin a little above 4. For the sentences read it falls to about 1.6. For new sentences it "
    "falls to about 2.6 at three letters, and rises to 3.3 at five. For the descriptions it is "
    "lowest at one letter, near 3.9, and rises above where it began.",
)

# %% [markdown]
# **Compare:** the curves of training and validation, over complexity! With the sentences that were
# counted more letters help, down to 1.6. With new ones three letters are best, 2.56 bits a letter,
# and five are no better than one: most of their stretches have been seen once or never. With a
# foreign source already the second letter back is one too many.
#
# So that is what the packer left out: what can be guessed from what stood before. A letter costs
# less than its own entropy for whoever knows the letters before. (The packer's 2.77 and our 2.56
# don't compete. It had to find everything out while packing, we had read 210 sentences; but it may
# look back further.) Large language models are trained on the same number: mean surprise at the
# next piece of text. Often $2^{\text{bits}}$ is reported, the **perplexity**: here
# $2^{2.56} = 5.9$, as unsure as between six equal letters.
#
# A decision tree plays the game of section 1, with rows in place of cards. Which question about a
# tumour saves most? Try every cut in each of the 30 columns.


# %%
def entropy_of(malignant):
    return information.entropy_bits([malignant.mean(), 1 - malignant.mean()])


def best_cut(column, malignant):
    """The largest information gain of "at most this?", and the cut that has it."""
    values = np.unique(column)
    best = 0.0, values[0]
    for cut in (values[1:] + values[:-1]) / 2:
        low = column <= cut
        after = low.mean() * entropy_of(malignant[low])
        after += (1 - low.mean()) * entropy_of(malignant[~low])
        best = max(best, (entropy_of(malignant) - after, cut))
    return best


tumours = datasets.load_breast_cancer()
malignant = tumours.target == 0
cuts = [best_cut(column, malignant) for column in tumours.data.T]
winner = int(np.argmax([gain for gain, _ in cuts]))
gain, cut = cuts[winner]
low = tumours.data[:, winner] <= cut
print(f"{len(malignant)} tumours, {entropy_of(malignant):.3f} bits each")
print(f"{tumours.feature_names[winner]} at most {cut:.2f}? saves {gain:.3f} bits")
for name, rows in {"yes": low, "no": ~low}.items():
    found = malignant[rows]
    print(f"   {name}: {found.sum()} of {len(found)} malignant, {entropy_of(found):.3f} bits")
tree = DecisionTreeClassifier(criterion="entropy", max_depth=1).fit(tumours.data, malignant)
print("scikit-learn asks for", tumours.feature_names[tree.tree_.feature[0]])

# %% [markdown]
# **Compare:** one question saves .562 of .953 bits. A tree asks it, and then goes on inside each
# part, always for the largest gain.
#
# **Modify:** give `best_cut` a column of random numbers, `rng.normal(size=569)`. Then do it for 20
# tumours alone, `rng.choice(569, 20, replace=False)`. Which gain does a column deserve that knows
# nothing, and which does it get?
#
# <details><summary>Answer</summary>
#
# It deserves 0. The best of 568 cuts always finds something: about .007 bits with 569 rows, and
# about .15 with 20, both in the mean over many draws. The cut was chosen on the rows that judge it:
# lesson 12 again. That is why trees are stopped early or cut back.
# </details>

# %% jupyter={"source_hidden": true}
chance = np.random.default_rng(0)
for n_rows, n_draws in [(569, 20), (20, 400)]:
    gains = []
    for _ in range(n_draws):
        rows = chance.choice(569, n_rows, replace=False)
        gains.append(best_cut(chance.normal(size=n_rows), malignant[rows])[0])
    error = np.std(gains, ddof=1) / np.sqrt(n_draws)
    print(f"{n_rows} tumours, {n_rows - 1} cuts: gain by chance {np.mean(gains):.4f} ± {error:.4f}")

# %% [markdown]
# > **Say it aloud:** the patient's number, asked as "which number?", has the largest information
# > gain of all. Why is it worthless?
#
# <details><summary>Answer</summary>
#
# Each answer holds one row, so nothing is left to ask: it saves the whole .953 bits. On new
# patients the number has never been seen, and says nothing. The gain was measured on the rows that
# it was counted on.
# </details>

# %% [markdown]
# ## An aside: the likeliest whole and the likeliest part
#
# Entropy looks at a whole distribution. Often one only wants its top, and there is a trap in it. A
# patient has illness `a` or `c`, each in the variants 1, 2 and 3. After the tests, the
# probabilities are .2 for each of a1, a2, a3, and .4 for c1. **Predict:** which illness is the
# likeliest?

# %%
joint = np.array([[0.2, 0.2, 0.2], [0.4, 0.0, 0.0]])  # rows are illnesses, columns variants
illness, variant = np.unravel_index(joint.argmax(), joint.shape)
print(f"likeliest whole: {'ac'[illness]}{variant + 1}")
print(f"illnesses: {joint.sum(axis=1)}, likeliest: {'ac'[joint.sum(axis=1).argmax()]}")

# %% [markdown]
# The likeliest *whole*, all unknowns at once, is (c, 1). In Bayesian networks this is called the
# **most probable explanation**, MPE. The likeliest *illness*, with the variants summed out, is a,
# with .6. There this is called (marginal) **MAP**, for *maximum a posteriori*, a word that
# statistics uses for the top of any posterior. The best whole need not contain the best part: say
# which unknowns you ask about, and sum over the rest.
#
# ## Summary
#
# - Surprise is −log p. Entropy is the mean surprise: the floor for packing, asking and predicting,
#   and largest when all are alike, 4.755 bits for 27 signs.
# - Cross-entropy = entropy + divergence. A wrong belief always costs, and infinitely much if it
#   calls impossible what happens.
# - KL(p‖q) and KL(q‖p) are two questions. The first, which is maximum likelihood, covers all of p;
#   the second avoids what p lacks. Jensen-Shannon is symmetric and never above log 2; Wasserstein
#   knows how far.
# - For a softmax the cross-entropy has the slope q − y. It sees the right class alone; squares see
#   all of them. With a good rate of its own, neither was better on the digits.
# - Knowing saves its mutual information, in the mean. That took the text below the entropy of its
#   letters: 4.08 bits without, 2.56 with three letters before. What was saved on the rows that
#   were counted promises nothing for new ones.
#
# ## Interview questions
#
# Answer aloud before you unfold.
#
# <details><summary><b>What is the largest entropy of an alphabet of 27 letters?</b></summary>
#
# log₂ 27 = 4.755 bits, when all are equally likely, because log 27 − H(p) is the divergence of p
# from all alike, and that is never negative. The letters of a real English text have about 4.1, and
# with the letters before known, far less.
# </details>
#
# <details><summary><b>How far is a model's distribution Q from the true P?</b></summary>
#
# KL(P‖Q), the surprise that believing Q adds in the mean: cross-entropy minus entropy. It is not
# negative and not symmetric: (.5, .5) from (.9, .1) is .511 nats, the reverse .368. It is infinite
# where Q is 0 and P is not. Jensen-Shannon is symmetric and bounded; Wasserstein counts how far
# probability has to be carried. With P unknown, compare models by cross-entropy on fresh data: the
# entropy is the same for all.
# </details>
#
# <details><summary><b>Cross-entropy or squared error for a classifier with many
# classes?</b></summary>
#
# Cross-entropy is the likelihood, and with softmax its slope is q − y. The squared error's slope
# has a factor q in it and goes flat for the sure and wrong. (.4, .3, .3) and (.4, .6, 0) have the
# same cross-entropy, .916, and squared errors of .54 and .72. Both are proper. It is not always
# better: on the digits both came out alike.
# </details>
#
# <details><summary><b>You fit one Gaussian to data with two humps. What do you get?</b></summary>
#
# By maximum likelihood, which is KL(data‖model), the mean and variance of all: a wide bell with its
# top where there may be no data. With KL(model‖data), used in variational inference, one hump, if
# they lie far enough apart. A mixture of two would be the better model.
# </details>
#
# <details><summary><b>What is the difference between MPE and MAP?</b></summary>
#
# MPE is the likeliest setting of all unobserved variables together; marginal MAP that of some of
# them, with the rest summed out. With P(a, ·) = .2 three times and P(c, 1) = .4, MPE is (c, 1), and
# MAP for the first variable is a, with .6.
# </details>
#
# ## Further reading
#
# - Claude Shannon, "A mathematical theory of communication", *Bell System Technical Journal*
#   (1948), and "Prediction and entropy of printed English" (1951), in which people guess the next
#   letter.
# - David MacKay, *Information Theory, Inference, and Learning Algorithms* (2003), chapters 2, 4
#   and 5; free on his page.
# - Thomas Cover and Joy Thomas, *Elements of Information Theory*, chapter 2.
# - Ross Quinlan, "Induction of decision trees", *Machine Learning* (1986).
#
# **Next:** lesson [17](../17_imbalanced_data/17_imbalanced_data.ipynb), where one class is so rare
# that saying "no" to everybody is right for 99.99% of them.
