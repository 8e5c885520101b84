"""Word counts against scikit-learn's CountVectorizer, and the sentences against what they claim."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from mlnotes.text import bag_of_words, load_sentences, tokenise, vocabulary

AWKWARD = ["", "Don't!", "A-b_c\nd\te2f", "IT'S  2good, it's", "10/10", "party ART part", "a"]


@pytest.fixture(scope="module")
def sentences():
    return load_sentences()


def vectorizer():
    return CountVectorizer(token_pattern="[a-z]+")


@pytest.mark.parametrize("source", ["awkward", "sentences"])
def test_counts_and_vocabulary_are_those_of_scikit_learn(source, sentences):
    texts = AWKWARD if source == "awkward" else sentences.texts_train
    reference = vectorizer().fit(texts)
    words = vocabulary(texts)
    assert words == reference.get_feature_names_out().tolist()
    counts = bag_of_words(texts, words)
    assert counts.dtype == np.int64
    assert np.array_equal(counts, reference.transform(texts).toarray())


def test_unseen_words_are_not_counted_and_absent_ones_are_zero():
    assert bag_of_words(["new words", "old old"], ["old", "ancient"]).tolist() == [[0, 0], [2, 0]]


def test_columns_keep_the_order_of_the_vocabulary():
    assert bag_of_words(["b b a"], ["b", "a"]).tolist() == [[2, 1]]


def test_no_texts_and_no_words_keep_their_shape():
    assert bag_of_words([], ["a", "b"]).shape == (0, 2)
    assert bag_of_words(["a"], []).shape == (1, 0)


def test_everything_but_letters_separates():
    assert tokenise("Rock'n'roll, 2nd\nTAKE_one.") == ["rock", "n", "roll", "nd", "take", "one"]


def test_min_count_counts_occurrences_in_all_texts():
    assert vocabulary(["a a b", "b c"], min_count=2) == ["a", "b"]


def test_sentences_are_many_and_balanced_in_both_parts(sentences):
    n_train, n_test = len(sentences.texts_train), len(sentences.texts_test)
    assert n_train + n_test >= 240
    assert n_test == pytest.approx(0.25 * (n_train + n_test), abs=2)
    assert len(sentences.y_train) == n_train
    assert len(sentences.y_test) == n_test
    for labels in (sentences.y_train, sentences.y_test):
        assert np.bincount(labels).tolist() == [len(labels) / 2] * 2


def test_sentences_are_short_and_ascii(sentences):
    for text in sentences.texts_train + sentences.texts_test:
        assert text.isascii()
        assert 4 <= len(text.split()) <= 20


def test_no_two_sentences_share_most_of_their_words(sentences):
    texts = sentences.texts_train + sentences.texts_test
    there = (vectorizer().fit_transform(texts).toarray() > 0).astype(int)
    shared = there @ there.T
    either = there.sum(axis=1)[:, None] + there.sum(axis=1) - shared
    np.fill_diagonal(shared, 0)
    assert np.max(shared / either) < 0.6


def test_labels_can_be_learned_from_the_words(sentences):
    words = vocabulary(sentences.texts_train)
    model = LogisticRegression().fit(bag_of_words(sentences.texts_train, words), sentences.y_train)
    accuracy = model.score(bag_of_words(sentences.texts_test, words), sentences.y_test)
    # Guessing gets one half right, with a standard error of 0.06 on 70 sentences.
    assert 0.5 + 2 * 0.06 < accuracy < 1


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: vocabulary(["a"], min_count=0), ValueError, "at least 1, got 0"),
        (lambda: bag_of_words(["a"], ["Good"]), ValueError, "lower-case letters, got 'Good'"),
        (lambda: bag_of_words(["a"], ["don't"]), ValueError, 'lower-case letters, got "don\'t"'),
        (lambda: bag_of_words(["a"], ["a", "b", "a"]), ValueError, "each word once, got 'a' again"),
        (lambda: bag_of_words("a text", ["a"]), TypeError, "got the single text 'a text'"),
        (lambda: bag_of_words(["a"], "a"), TypeError, "got the single text 'a'"),
        (lambda: vocabulary("a text"), TypeError, "got the single text 'a text'"),
    ],
)
def test_bad_input_is_refused_with_the_constraint_and_the_value(call, error, words):
    with pytest.raises(error, match=words):
        call()
