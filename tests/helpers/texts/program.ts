import path from 'node:path';
import ts from 'typescript';

/** The sources of the admin with their types, as the compiler sees them. */

const ROOT = path.resolve(__dirname, '../../..');

export interface Sources {
  files: readonly ts.SourceFile[];
  checker: ts.TypeChecker;
}

/** The admin's own files, of the plugin and of the application. */
export const adminSources = (): Sources => {
  const file = path.join(ROOT, 'src/admin/tsconfig.json');
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile).config,
    ts.sys,
    path.dirname(file),
  );
  const program = ts.createProgram(config.fileNames, { ...config.options, noEmit: true });
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => /\/src\/(?:.*\/)?admin\//.test(fileName.slice(ROOT.length)))
    .filter(({ fileName }) => !fileName.includes('/node_modules/') && /\.tsx?$/.test(fileName));
  return { files, checker: program.getTypeChecker() };
};

/** Where a node stands, for a message. */
export const placeOf = (node: ts.Node): string => {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(node.getStart());
  return `${path.relative(ROOT, file.fileName)}:${line + 1}`;
};

/** Calls `visit` for every node of a file. */
export const walk = (file: ts.SourceFile, visit: (node: ts.Node) => void): void => {
  const step = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, step);
  };
  step(file);
};
