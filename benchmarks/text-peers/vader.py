"""Reads texts, one a line, with VADER in Python, and prints how many a second: python3 vader.py TEXTS LEXICON

Takes the package vaderSentiment, or else NLTK's VADER (Debian: python3-nltk), which is given the lexicon's file.
"""
import pathlib
import sys
import tempfile
import time

try:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    name, analyzer = "vaderSentiment (VADER in Python)", SentimentIntensityAnalyzer()
except ImportError:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

    # It takes an end of line after the last entry for one more entry.
    with tempfile.TemporaryDirectory() as folder:
        lexicon = pathlib.Path(folder, "lexicon.txt")
        lexicon.write_bytes(pathlib.Path(sys.argv[2]).read_bytes().rstrip(b"\n"))
        name, analyzer = "nltk (VADER in Python)", SentimentIntensityAnalyzer(lexicon.as_uri())

with open(sys.argv[1], encoding="utf-8") as file:
    texts = [line.rstrip("\n") for line in file if line.strip()]
for text in texts[:500]:
    analyzer.polarity_scores(text)
start = time.perf_counter()
for text in texts:
    analyzer.polarity_scores(text)
print(f"{name}\t{len(texts) / (time.perf_counter() - start):.0f}")
