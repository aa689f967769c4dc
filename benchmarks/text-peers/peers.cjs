// Reads texts, one a line, with each peer, and prints how many a second: node peers.cjs FILE
'use strict';
const { readFileSync } = require('node:fs');
const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter((line) => line.length > 0);

const vader = require('vader-sentiment').SentimentIntensityAnalyzer;
const Sentiment = require('sentiment');
const wink = require('wink-sentiment');
const afinn = new Sentiment();
const { SentimentAnalyzer } = require('@nlpjs/sentiment');
const { Container } = require('@nlpjs/core');
const { LangEn } = require('@nlpjs/lang-en');

async function nlpjs() {
  const container = new Container();
  container.use(LangEn);
  const analyzer = new SentimentAnalyzer({ container });
  return async (text) => analyzer.process({ utterance: text, locale: 'en' });
}

async function measure(name, read) {
  for (const text of texts.slice(0, 500)) await read(text);
  const start = process.hrtime.bigint();
  for (const text of texts) await read(text);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(`${name}\t${(texts.length / seconds).toFixed(0)}`);
}

(async () => {
  await measure('vader-sentiment (VADER in JavaScript)', (text) => vader.polarity_scores(text));
  await measure('sentiment (AFINN)', (text) => afinn.analyze(text));
  await measure('wink-sentiment', (text) => wink(text));
  await measure('@nlpjs/sentiment', await nlpjs());
})();
