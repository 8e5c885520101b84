"""Texts as rows of word counts."""

import re
import string
from collections.abc import Callable, Iterator

import numpy as np

from mlnotes import text as library
from mlnotes.checker.record import Case, Exercise

POOL = ["film", "good", "bad", "art", "party", "not", "it", "i", "t", "don", "food", "slow", "a"]
GLUE = [" ", " ", " ", ", ", ". ", "! ", "\n", "-", "'", "'", "7", " 10", "_", "...", "\t"]


def _cases(rng: np.random.Generator) -> Iterator[tuple]:
    yield ["Good, good film!", "Bad film."], ["good", "film", "bad"]
    yield ["Don't go", "it's 2good\nand bad."], ["t", "its", "good", "bad"]
    yield Case(["the party was art, not arts"], ["art"], word="words inside words")
    yield Case(["", "10/10!", "I saw it, I left"], ["saw", "i"], word="a text without words")
    yield Case(["a cat.", "cat cat!"], ["a", "cat"], word="the same word twice in a row")
    yield Case(["one word.", "word one, ONE!"], ["one"], word="a vocabulary of one word")
    yield Case(["not bad", "bad art"], ["bad", "art"], word="a text that ends with a letter")
    for n_texts, n_words in [(2, 3), (3, 2), (4, 4), (1, 6), (6, 5), (12, 9)]:
        words = list(rng.permutation(POOL)[:n_words])
        yield [_text(rng, words) for _ in range(n_texts)], [str(word) for word in words]


def _text(rng: np.random.Generator, words: list[str]) -> str:
    """Words of the vocabulary and others, in mixed case, separated by all that is no letter."""
    text = ""
    for _ in range(rng.integers(3, 12)):
        word = str(rng.choice(words if rng.random() < 0.7 else POOL))
        word = [word, word, word.capitalize(), word.upper()][rng.integers(4)]
        text += word + str(rng.choice(GLUE))
    return text


def _counting(split: Callable[[str], list[str]]) -> Callable:
    """A wrong function that counts rightly, but among the words that `split` makes of a text."""
    return lambda texts, vocabulary: np.array(
        [[split(text).count(word) for word in vocabulary] for text in texts]
    )


def _stripped(text: str) -> list[str]:
    return [word.strip(string.punctuation) for word in text.lower().split()]


def _punctuation_to_spaces(text: str) -> list[str]:
    spaces = str.maketrans(string.punctuation, " " * len(string.punctuation))
    return text.lower().translate(spaces).split()


def _punctuation_deleted(text: str) -> list[str]:
    return text.lower().translate(str.maketrans("", "", string.punctuation)).split()


def _from_counts(columns: Callable) -> Callable:
    """A wrong function made of the right counts."""
    return lambda texts, vocabulary: columns(library.bag_of_words(texts, vocabulary))


exercise = Exercise(
    __name__,
    points=2,
    minutes=8,
    signature="bag_of_words(texts, vocabulary)",
    task="Count how often each word of the vocabulary occurs in each text: shape (n_texts, "
    "n_words). Texts are lower-cased and split at everything that is not a letter, digits, "
    "apostrophes and line ends included.",
    reference=library.bag_of_words,
    cases=_cases,
    allowed_imports=frozenset({"numpy", "math", "re", "collections", "string"}),
    hints=(
        "One text gives one row. Make a list of its words, then look up each word of the "
        "vocabulary in it. Python's `re` module finds all runs of letters in a text.",
        "counts[i, j] = how often vocabulary[j] stands among the words of texts[i], where a word "
        "is a longest run of the letters a to z.",
        "Inside a loop over the texts: `words = re.findall(pattern, text.lower())`, with a pattern "
        "for one letter or more.",
    ),
    mistakes={
        "presence_not_count": (
            "This says whether a word is there, not how often: `in` or a set forgets the rest.",
            _from_counts(lambda counts: (counts > 0).astype(int)),
            lambda texts, vocabulary: [
                [int(word in text.lower().split()) for word in vocabulary] for text in texts
            ],
        ),
        "case_kept": (
            "Upper case is kept, so `Good` is not found as `good`. Lower-case the text first.",
            _counting(lambda text: re.findall("[a-zA-Z]+", text)),
            _counting(lambda text: re.findall("[a-z]+", text)),
            _counting(lambda text: re.findall(r"\w+", text)),
        ),
        "punctuation_glued": (
            "Punctuation stays glued to the words: `split` cuts at spaces only, so `good,` is "
            "not `good`. Split at everything that is not a letter.",
            _counting(lambda text: text.lower().split()),
            _counting(lambda text: text.lower().split(" ")),
            _counting(_stripped),
        ),
        "case_kept_and_punctuation_glued": (
            "Upper case is kept and punctuation stays glued to the words. Lower-case the text, "
            "and split at everything that is not a letter.",
            _counting(lambda text: text.split()),
            _counting(lambda text: text.split(" ")),
            _counting(lambda text: [word.strip(string.punctuation) for word in text.split()]),
        ),
        "digits_in_words": (
            "Digits, and perhaps the underscore, count as letters here, as in `\\w`: `2good` "
            "stays one word. A word is a run of the letters a to z.",
            _counting(lambda text: re.findall(r"\w+", text.lower())),
            _counting(lambda text: re.findall("[a-z0-9]+", text.lower())),
            _counting(_punctuation_to_spaces),
        ),
        "apostrophes_in_words": (
            "The apostrophe is kept inside words: `don't` is to become `don` and `t`.",
            _counting(lambda text: re.findall("[a-z']+", text.lower())),
            _counting(lambda text: re.findall(r"[\w']+", text.lower())),
        ),
        "deleted_not_split": (
            "What is not a letter is deleted, so its two sides grow together: `don't` becomes "
            "`dont`. It separates words; put a space in its place.",
            _counting(_punctuation_deleted),
            _counting(lambda text: re.sub("[^a-z ]", "", text.lower()).split()),
            _counting(lambda text: re.sub(r"[^a-z\s]", "", text.lower()).split()),
        ),
        "short_words_dropped": (
            "Words of one letter are dropped, which some libraries do. Here `i` and `t` count.",
            _counting(lambda text: re.findall("[a-z][a-z]+", text.lower())),
            _counting(lambda text: re.findall(r"\b\w\w+\b", text.lower())),
        ),
        "found_inside_words": (
            "This also counts a word inside a longer one, as `art` in `party`: `str.count` looks "
            "for letters, not for words.",
            lambda texts, vocabulary: [[t.lower().count(w) for w in vocabulary] for t in texts],
            lambda texts, vocabulary: [[int(w in t.lower()) for w in vocabulary] for t in texts],
        ),
        "vocabulary_sorted": (
            "The columns are in another order: column j belongs to vocabulary[j] as it was given.",
            lambda texts, vocabulary: library.bag_of_words(texts, sorted(vocabulary)),
        ),
        "transposed": (
            "Rows and columns are swapped: one row for each text, one column for each word.",
            _from_counts(lambda counts: counts.T),
        ),
        "texts_added_up": (
            "These are the counts of all texts together. Each text gets a row of its own.",
            _from_counts(lambda counts: counts.sum(axis=0)),
        ),
        "words_added_up": (
            "This adds up all words of a text. Each word of the vocabulary gets its own column.",
            _from_counts(lambda counts: counts.sum(axis=1)),
        ),
        "shares_not_counts": (
            "These are shares, divided by the number of words. Counts are asked for.",
            lambda texts, vocabulary: (
                library.bag_of_words(texts, vocabulary)
                / [[max(len(library.tokenise(text)), 1)] for text in texts]
            ),
            _from_counts(lambda counts: counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)),
        ),
    },
    lesson="A bag of words forgets the order, and `not good` with it. It is still the baseline "
    "that every cleverer reader of texts has to beat.",
)
