// check.mjs metadata|openapi FILE: prints what is wrong, one complaint a line; exit code 0 when nothing is.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { validateXML } from 'xmllint-wasm';

const require = createRequire(import.meta.url);
const [kind, file] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');

async function metadata() {
  const schema = name => fs.readFileSync(require.resolve(`odata-csdl/schemas/${name}`), 'utf8');
  const result = await validateXML({
    xml: [{ fileName: 'metadata.xml', contents: text }],
    schema: [schema('edmx.xsd')],
    preload: [{ fileName: 'edm.xsd', contents: schema('edm.xsd') }],
  });
  return result.errors.map(error => error.message);
}

async function openapi() {
  const { Validator } = await import('@platformatic/openapi-schema-validator');
  const result = await new Validator().validate(JSON.parse(text));
  return result.valid ? [] : [JSON.stringify(result.errors)];
}

const complaints = await (kind === 'metadata' ? metadata() : openapi());
console.log(complaints.join('\n'));
process.exit(complaints.length === 0 ? 0 : 1);
