import ts from 'typescript';
import { textOf } from './page.js';

/** A property of an interface as its source declares it. */
export interface Property {
  readonly name: string;
  /** What its `@default` says. */
  readonly default?: string | undefined;
}

const statements = (path: string) =>
  ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true).statements;

/** The own properties of an interface. */
export function propertiesOf(path: string, name: string): Property[] {
  const found = statements(path).find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  if (!found) throw new Error(`no interface ${name} in ${path}`);
  return found.members.flatMap((member) => {
    if (!member.name) return [];
    const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
    const name = ts.isStringLiteral(member.name) ? member.name.text : member.name.getText();
    return [{ name, default: tag && ts.getTextOfJSDocComment(tag.comment) }];
  });
}

/** The texts of a union of texts. */
export function textsOf(path: string, name: string): string[] {
  const found = statements(path).find(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === name,
  );
  if (!found || !ts.isUnionTypeNode(found.type)) throw new Error(`no union ${name} in ${path}`);
  return found.type.types.map((type) => type.getText().slice(1, -1));
}
