// Holds the JSON files of Power BI projects against the published schemas: node schemas.cjs SCHEMAS THEMES PROJECT...
// SCHEMAS holds fabric/ of microsoft/json-schemas, THEMES the schema of report themes of microsoft/powerbi-desktop-samples.
// Prints an array of breaches for each project.
const fs = require('node:fs');
const path = require('node:path');
const Ajv = require('ajv');
const addFormats = require('ajv-formats');

const [schemas, themes, ...projects] = process.argv.slice(2);
const root = 'https://developer.microsoft.com/json-schemas/';
const theme = root + 'theme';

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
const files = (folder) => fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();

const ajv = new Ajv({ strict: false, allErrors: true, logger: false, validateSchema: false });
addFormats(ajv);
// Some published files name another address in $id than the one they are found under, and are referred to by the latter.
for (const file of files(path.join(schemas, 'fabric')).filter((file) => file.endsWith('.json'))) {
  const address = root + path.relative(schemas, file).split(path.sep).join('/');
  ajv.addSchema({ ...read(file), $id: address }, address);
}
for (const file of files(themes).filter((file) => file.endsWith('.json'))) ajv.addSchema({ ...read(file), $id: theme }, theme);

function breaches(project) {
  const found = [];
  for (const file of files(project).filter((file) => /(\.(json|pbir|pbism|pbip)|\.platform)$/.test(file))) {
    const name = path.relative(project, file);
    let document;
    try {
      document = read(file);
    } catch (error) {
      found.push(`${name}: ${error.message}`);
      continue;
    }
    const address = name.includes('RegisteredResources') ? theme : document.$schema;
    // Base themes are Microsoft's own files, and follow no published schema.
    if (name.includes('BaseThemes')) continue;
    const validate = address && ajv.getSchema(address);
    if (!validate) found.push(`${name}: names no schema that is known here: ${address}`);
    else if (!validate(document)) found.push(...validate.errors.slice(0, 5).map((error) => `${name}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
  }
  return found;
}

process.stdout.write(JSON.stringify(projects.map(breaches)));
