"""Reads texts, one a line, with VADER in Python, and prints how many a second: python3 vader.py FILE"""
import sys
import time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

with open(sys.argv[1], encoding="utf-8") as file:
    texts = [line.rstrip("\n") for line in file if line.strip()]
analyzer = SentimentIntensityAnalyzer()
for text in texts[:500]:
    analyzer.polarity_scores(text)
start = time.perf_counter()
for text in texts:
    analyzer.polarity_scores(text)
print(f"vaderSentiment (VADER in Python)\t{len(texts) / (time.perf_counter() - start):.0f}")
