import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Words of other files whose insides a schema describes by a type of its own, or that are single values. */
const leaves: Readonly<Record<string, readonly string[]>> = {
  Actor: ['kind', 'id', 'name'],
  Localized: [],
  Reference: [],
  CatalogImage: ['alt'],
}

/** What a lake adds, and what the schema language writes by itself. */
const implied = /^_|^(asset|hotspot)$/

/** The field paths of every document interface in a `documents.ts`, by `_type`: `lines.sku`, `totals.total`. */
export function documentShapes(file: URL): ReadonlyMap<string, readonly string[]> {
  const own = parsed(file)
  const declared = new Map([...beside(file, own).flatMap(declaredIn), ...declaredIn(own)])
  const shapes = new Map<string, readonly string[]>()
  for (const node of declared.values()) {
    const type = ts.isInterfaceDeclaration(node) && isDocument(node) ? typeOf(node) : undefined
    if (type && ts.isInterfaceDeclaration(node)) shapes.set(type, membersOf(node.members, declared))
  }
  return shapes
}

const parsed = (file: URL) =>
  ts.createSourceFile(file.pathname, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)

/** Files of the same folder whose types it uses. */
const beside = (file: URL, { statements }: ts.SourceFile): readonly ts.SourceFile[] =>
  statements.flatMap((node) => {
    const from =
      ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : ''
    return from.startsWith('./') ? [parsed(new URL(from, file))] : []
  })

const declaredIn = ({ statements }: ts.SourceFile) =>
  statements.flatMap((node) =>
    ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? [[node.name.text, node] as const] : [],
  )

type Declared = ReadonlyMap<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>

const isDocument = (node: ts.InterfaceDeclaration): boolean =>
  node.heritageClauses?.some((clause) => clause.getText().includes('StoredDocument')) ?? false

const typeOf = (node: ts.InterfaceDeclaration): string | undefined =>
  /readonly _type: '(\w+)'/.exec(node.getText())?.[1]

const membersOf = (members: ts.NodeArray<ts.TypeElement>, declared: Declared): readonly string[] =>
  members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || !member.type) return []
    const name = member.name.getText()
    if (implied.test(name)) return []
    return [name, ...pathsIn(member.type, declared).map((path) => `${name}.${path}`)]
  })

/** Paths inside a type: through arrays, unions, intersections and the interfaces of the same file. */
function pathsIn(type: ts.TypeNode, declared: Declared): readonly string[] {
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return pathsIn(type.type, declared)
  if (ts.isArrayTypeNode(type)) return pathsIn(type.elementType, declared)
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return [...new Set(type.types.flatMap((each) => pathsIn(each, declared)))]
  if (ts.isTypeLiteralNode(type)) return isSlug(type) ? [] : membersOf(type.members, declared)
  if (!ts.isTypeReferenceNode(type)) return []
  const name = type.typeName.getText()
  const node = declared.get(name)
  if (leaves[name] || !node) return leaves[name] ?? []
  return ts.isInterfaceDeclaration(node) ? pathsOf(node, declared) : pathsIn(node.type, declared)
}

/** An interface's own members, and those of the interfaces that it extends. */
function pathsOf(node: ts.InterfaceDeclaration, declared: Declared): readonly string[] {
  const above = (node.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap(({ expression }) => {
      const parent = declared.get(expression.getText())
      return parent && ts.isInterfaceDeclaration(parent) ? pathsOf(parent, declared) : []
    }),
  )
  return [...above, ...membersOf(node.members, declared)]
}

/** Slugs, references and points on a map are single values to a schema. */
const isSlug = (type: ts.TypeLiteralNode): boolean => /_type: '(slug|reference|geopoint)'/.test(type.getText())
