"""Text as numbers: split into words, collect a vocabulary, count. With sentences to try it on."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

import numpy as np

__all__ = ["Sentences", "bag_of_words", "load_sentences", "tokenise", "vocabulary"]


class Sentences(NamedTuple):
    """Texts as lists of str, labels as arrays of int64: 1 is positive, 0 is negative."""

    texts_train: list[str]
    texts_test: list[str]
    y_train: np.ndarray
    y_test: np.ndarray


def load_sentences() -> Sentences:
    """280 opinions in one sentence each, half of them positive; every fourth is held out.

    They are original to this course (CC BY 4.0); mlnotes/data/README.md describes them.

    >>> sentences = load_sentences()
    >>> sentences.texts_train[0], int(sentences.y_train[0])
    ('I loved every minute of this film and could not look away.', 1)
    """
    path = files("mlnotes") / "data" / "sentences.csv"
    rows = list(csv.DictReader(path.read_text(encoding="ascii").splitlines()))
    parts = [[row for row in rows if row["split"] == split] for split in ("train", "test")]
    return Sentences(
        *([row["text"] for row in part] for part in parts),
        *(np.array([row["label"] == "positive" for row in part], np.int64) for part in parts),
    )


def tokenise(text: str) -> list[str]:
    """The words of an ASCII text, lower-cased; whatever is not a letter only separates.

    >>> tokenise("Don't miss it: 10/10!")
    ['don', 't', 'miss', 'it']
    """
    return re.findall("[a-z]+", text.lower())


def vocabulary(texts: Iterable[str], *, min_count: int = 1) -> list[str]:
    """All words that occur at least `min_count` times in the texts together, sorted.

    Take it from the training texts alone. Raises ValueError for a min_count below 1.

    >>> vocabulary(["good, good film", "a film"], min_count=2)
    ['film', 'good']
    """
    if min_count < 1:
        raise ValueError(f"min_count must be at least 1, got {min_count!r}")
    counts = Counter(word for text in _texts(texts) for word in tokenise(text))
    return sorted(word for word, count in counts.items() if count >= min_count)


def bag_of_words(texts: Iterable[str], vocabulary: Iterable[str]) -> np.ndarray:
    """How often each word of the vocabulary occurs in each text: int64, (n_texts, n_words).

    Columns are in the order of the vocabulary; other words are not counted. Raises ValueError for
    a vocabulary with a word twice, or one that `tokenise` would not leave as it is.

    >>> bag_of_words(["Good, good film!", "bad film"], ["bad", "film", "good"])
    array([[0, 1, 2],
           [1, 1, 0]])
    """
    words = list(_texts(vocabulary))
    for word in words:
        if tokenise(word) != [word]:
            raise ValueError(f"vocabulary must hold words of lower-case letters, got {word!r}")
    if repeated := [word for word, count in Counter(words).items() if count > 1]:
        raise ValueError(f"vocabulary must hold each word once, got {repeated[0]!r} again")
    counts = [Counter(tokenise(text)) for text in _texts(texts)]
    return np.array([[count[word] for word in words] for count in counts], np.int64).reshape(
        len(counts), len(words)
    )


def _texts(texts: Iterable[str]) -> Iterable[str]:
    """Refuse one text where several are meant: it would be read letter by letter."""
    if isinstance(texts, str):
        raise TypeError(f"a list of texts is expected, got the single text {texts!r}")
    return texts
