// Parses M expressions with Microsoft's parser: node mashup.cjs < [{ "where": ..., "text": ... }, ...]  Prints an array of breaches.
const fs = require('node:fs');
const { DefaultSettings, TaskUtils } = require('@microsoft/powerquery-parser');

(async () => {
  const breaches = [];
  for (const { where, text } of JSON.parse(fs.readFileSync(0, 'utf8'))) {
    const task = await TaskUtils.tryLexParse(DefaultSettings, text);
    if (!TaskUtils.isParseStageOk(task)) breaches.push(`${where}: ${task.error ? task.error.message : 'does not parse'}`);
  }
  process.stdout.write(JSON.stringify(breaches));
})();
