"""Answers to gradient_descent/bag_of_words: right ones, and wrong ones by what they are told."""

import re
import string
from collections import Counter, defaultdict
from itertools import groupby

import numpy as np


def _words_by_hand(text):
    words, word = [], ""
    for character in text.lower() + " ":
        if "a" <= character <= "z":
            word += character
        elif word:
            words.append(word)
            word = ""
    return words


def loop(texts, vocabulary):
    counts = []
    for text in texts:
        row = [0] * len(vocabulary)
        for word in _words_by_hand(text):
            for j in range(len(vocabulary)):
                if vocabulary[j] == word:
                    row[j] += 1
        counts.append(row)
    return counts


def vectorised(texts, vocabulary):
    rows = []
    for text in texts:
        words = np.array(re.findall("[a-z]+", text.lower()), dtype=str)
        rows.append((words[:, None] == np.array(vocabulary)).sum(axis=0))
    return np.array(rows)


def library(texts, vocabulary):
    counters = [Counter(re.findall("[a-z]+", str(text).lower())) for text in texts]
    return np.array([[counter[word] for word in vocabulary] for counter in counters])


def split_on_the_rest(texts, vocabulary):
    return [
        [re.split("[^a-zA-Z]+", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def translated(texts, vocabulary):
    rest = set(map(chr, range(128))) - set(string.ascii_letters)
    table = str.maketrans(dict.fromkeys(rest, " "))
    column = {word: j for j, word in enumerate(vocabulary)}
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        for word in text.translate(table).lower().split():
            if word in column:
                counts[i, column[word]] += 1
    return counts


def added_at(texts, vocabulary):
    vocabulary = list(vocabulary)
    counts = np.zeros((len(texts), len(vocabulary)), dtype=np.int64)
    for i, text in enumerate(texts):
        known = [vocabulary.index(w) for w in _words_by_hand(text) if w in vocabulary]
        np.add.at(counts[i], known, 1)
    return counts


def grouped(texts, vocabulary):
    def row(text):
        seen = defaultdict(int)
        for is_word, letters in groupby(text.casefold(), str.isalpha):
            if is_word:
                seen["".join(letters)] += 1
        return tuple(seen[str(word)] for word in vocabulary)

    return tuple(row(text) for text in texts)


def looked_up(texts, vocabulary):
    return [
        [len(re.findall(f"(?<![a-z]){word}(?![a-z])", text.lower())) for word in vocabulary]
        for text in texts
    ]


def presence_not_count__presence(texts, vocabulary):
    return [[int(word in _words_by_hand(text)) for word in vocabulary] for text in texts]


def case_kept__as_written(texts, vocabulary):
    return [[re.findall("[a-zA-Z]+", text).count(word) for word in vocabulary] for text in texts]


def case_kept__capitals_split_words(texts, vocabulary):
    return [[re.findall("[a-z]+", text).count(word) for word in vocabulary] for text in texts]


def punctuation_glued__split_at_spaces(texts, vocabulary):
    return [[text.lower().split().count(word) for word in vocabulary] for text in texts]


def case_kept_and_punctuation_glued__split_as_written(texts, vocabulary):
    return [[text.split().count(word) for word in vocabulary] for text in texts]


def digits_in_words__word_characters(texts, vocabulary):
    return [[re.findall(r"\w+", text.lower()).count(word) for word in vocabulary] for text in texts]


def digits_in_words__letters_and_digits(texts, vocabulary):
    return [
        [re.findall("[a-z0-9]+", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def apostrophes_in_words__letters_and_apostrophes(texts, vocabulary):
    return [
        [re.findall("[a-z']+", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def deleted_not_split__others_deleted(texts, vocabulary):
    return [
        [re.sub(r"[^a-z\s]", "", text.lower()).split().count(word) for word in vocabulary]
        for text in texts
    ]


def short_words_dropped__two_letters_or_more(texts, vocabulary):
    return [
        [re.findall("[a-z]{2,}", text.lower()).count(word) for word in vocabulary] for text in texts
    ]


def found_inside_words__as_substrings(texts, vocabulary):
    return [[text.lower().count(word) for word in vocabulary] for text in texts]


def vocabulary_sorted__columns_sorted(texts, vocabulary):
    return library(texts, sorted(vocabulary))


def transposed__turned(texts, vocabulary):
    return library(texts, vocabulary).T


def texts_added_up__texts_summed(texts, vocabulary):
    return library(texts, vocabulary).sum(axis=0)


def words_added_up__words_summed(texts, vocabulary):
    return library(texts, vocabulary).sum(axis=1)


def shares_not_counts__shares_of_known_words(texts, vocabulary):
    counts = library(texts, vocabulary)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def shares_not_counts__shares_of_all_words(texts, vocabulary):
    rows = [re.findall("[a-z]+", text.lower()) for text in texts]
    return [[row.count(word) / max(len(row), 1) for word in vocabulary] for row in rows]


def contrast__last_word_lost(texts, vocabulary):
    def words(text):
        found, word = [], ""
        for character in text.lower():
            if character.isalpha():
                word += character
            else:
                found.append(word)
                word = ""
        return found

    return [[words(text).count(word) for word in vocabulary] for text in texts]


def relation__one_too_many(texts, vocabulary):
    return library(texts, vocabulary) + 1


def value__letters_counted(texts, vocabulary):
    return [[text.lower().count(word[0]) for word in vocabulary] for text in texts]


def contrast__plurals_joined(texts, vocabulary):
    return [
        [len(re.findall(f"(?<![a-z]){word}s?(?![a-z])", text.lower())) for word in vocabulary]
        for text in texts
    ]


def code__logarithms(texts, vocabulary):
    return np.log1p(library(texts, vocabulary))


def type__as_dicts(texts, vocabulary):
    rows = library(texts, vocabulary)
    return [dict(zip(vocabulary, row, strict=True)) for row in rows]


def type__one_counter(texts, vocabulary):
    return Counter(re.findall("[a-z]+", " ".join(texts).lower()))


def error__unknown_words_raise(texts, vocabulary):
    vocabulary = list(vocabulary)
    counts = np.zeros((len(texts), len(vocabulary)))
    for i, text in enumerate(texts):
        for word in re.findall("[a-z]+", text.lower()):
            counts[i, vocabulary.index(word)] += 1
    return counts


def shape__extra_column_of_unknown_words(texts, vocabulary):
    counts = library(texts, vocabulary)
    lengths = [len(re.findall("[a-z]+", text.lower())) for text in texts]
    return np.column_stack([counts, lengths - counts.sum(axis=1)])
