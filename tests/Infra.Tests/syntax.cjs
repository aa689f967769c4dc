// Prints the syntax trees of Bicep files as JSON: node syntax.cjs FILE...  Every node has a type, where it begins, and its text if it is a leaf.
const fs = require('node:fs');
const { Parser, Language } = require('web-tree-sitter');

function dump(node, field) {
  const tree = { type: node.type, field, line: node.startPosition.row + 1, isMissing: node.isMissing, text: node.text, children: [] };
  for (let i = 0; i < node.namedChildCount; i++) {
    const child = node.namedChild(i);
    tree.children.push(dump(child, node.fieldNameForNamedChild(i)));
  }
  return tree;
}

(async () => {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));
  const files = process.argv.slice(2).map((path) => {
    let source = fs.readFileSync(path, 'utf8');
    // The grammar does not know parameter files, whose assignments read as variables do.
    if (path.endsWith('.bicepparam')) source = source.replace(/^param /gm, 'var ').replace(/^using .*$/gm, '');
    return { path, root: dump(parser.parse(source).rootNode, null) };
  });
  process.stdout.write(JSON.stringify(files));
})();
