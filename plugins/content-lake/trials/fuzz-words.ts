import fc from 'fast-check'

/** Parts of paths that mean mischief. */
export const odd = [
  '..',
  '%2e%2e',
  '%00',
  '%E0%A4%A',
  '%2F',
  'a'.repeat(300),
  'ü',
  '%22%3E%3Cscript%3E',
  '__proto__',
  '-',
  '~',
  'drafts.a',
  'versions.r1.a',
  '_.releases.r1',
  'a,b,c',
  '0',
  '*',
  'null',
]
/** Parts of paths that are there, by the name of the part. */
export const params: Readonly<Record<string, readonly string[]>> = {
  project: ['local123'],
  dataset: ['production', 'production', 'production', 'production', 'public', 'made'],
  ids: ['a', 'drafts.a', 'a,b', 'versions.r1.a'],
  id: ['a', 'r1'],
  name: [`${'0'.repeat(40)}-1x1.png`, `${'0'.repeat(40)}.txt`],
  provider: ['local'],
  keys: ['k'],
}
/** Queries, right, wrong and heavy. */
export const queries = [
  '*',
  '*[_type == "t"]',
  '*[_id == $id][0]',
  'count(*)',
  '*{"a": *}',
  '*[0]{"a": [@, @]}{"a": [@, @]}',
  '*[',
  '"',
  '*|order(',
  'a->b->c',
  '*[a match "*a*b*"]',
  '[1, 2][5...1]',
  '1/0',
  '**',
  'before().a',
  'delta::changed(a)',
  '$x',
  '*[references($id)]',
  '{"a": {"b": {"c": *[0]}}}.a.b.c',
  '()',
  'fn a::b($x) = $x; a::b(1)',
]
/** Values of parameters that nobody expects. */
export const nasty = [
  '',
  'true',
  '-1',
  '0',
  '1e999',
  'NaN',
  '99999999999999999999',
  'null',
  '{',
  '[]',
  '{}',
  '"',
  "'; DROP TABLE documents; --",
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  'x'.repeat(5000),
  '2026-13-45T99:99:99Z',
  'http://127.0.0.1:1/',
  'javascript:alert(1)',
  'published',
  'drafts',
  'raw',
  'r1,drafts',
  'a#b',
  'mendoza',
  'query',
]
/** Parameters that some route reads. */
export const names = [
  'query',
  '$id',
  '$x',
  'perspective',
  'returnQuery',
  'resultSourceMap',
  'tag',
  'explain',
  'returnIds',
  'returnDocuments',
  'visibility',
  'dryRun',
  'includeResult',
  'includePreviousRevision',
  'includeAllVersions',
  'effectFormat',
  'enableResume',
  'revision',
  'time',
  'limit',
  'fromTime',
  'toTime',
  'reverse',
  'nextCursor',
  'filename',
  'w',
  'h',
  'fit',
  'rect',
  'crop',
  'q',
  'fm',
  'auto',
  'dpr',
  'blur',
  'dl',
  'sid',
  'origin',
  'type',
  'types',
  'includeDrafts',
  'name',
  '__proto__',
]

const scalar = fc.oneof(
  fc.constantFrom<unknown>(...nasty, null, true, 0, -1, 1e308, 'a', 't', 'r1'),
  fc.integer(),
  fc.string({ maxLength: 8 }),
)
const fields = [
  '_id',
  '_type',
  '_rev',
  '_key',
  '_ref',
  '_weak',
  'a',
  'b',
  '__proto__',
  'constructor',
  'name',
  'filter',
  'query',
  'url',
  'dataset',
  'rule',
  'projection',
  'email',
  'password',
  'role',
  'roleNames',
  'label',
  'origin',
  'allowCredentials',
  'aclMode',
  'key',
  'value',
  'id',
  'set',
  'unset',
  'inc',
  'insert',
  'after',
  'items',
  'ifRevisionID',
  'params',
]
const json: fc.Arbitrary<unknown> = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...fields), tie('tree'), { maxKeys: 5 }),
  ),
})).tree
const document = fc.record(
  {
    _type: fc.constantFrom('t', 'u'),
    _id: fc.constantFrom('a', 'b', 'drafts.a', 'versions.r1.a', 'x.', 'a b', ''),
    a: json,
  },
  { requiredKeys: ['_type'] },
)
const path = fc.constantFrom(
  'a',
  'a.b',
  'a[0]',
  'a[-1]',
  'a[_key == "k"]',
  'a..b',
  'a[1:3]',
  '[',
  '',
  '_id',
  '_rev',
  'a.__proto__.b',
  'a[?]',
  `a${'[0]'.repeat(200)}`,
)
const patch = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'nobody'),
    query: fc.constantFrom(...queries),
    set: fc.dictionary(path, json, { maxKeys: 3 }),
    setIfMissing: fc.dictionary(path, json, { maxKeys: 2 }),
    unset: fc.array(path, { maxLength: 3 }),
    inc: fc.dictionary(path, scalar, { maxKeys: 2 }),
    insert: fc.record({ after: path, items: fc.array(json, { maxLength: 3 }) }),
    diffMatchPatch: fc.dictionary(path, fc.constantFrom('@@ -1 +1 @@\n-a\n+b\n', '@@', ''), { maxKeys: 2 }),
    ifRevisionID: scalar,
  },
  { requiredKeys: [] },
)
const mutation = fc.oneof(
  fc.record({ create: document }),
  fc.record({ createOrReplace: document }),
  fc.record({ createIfNotExists: document }),
  fc.record({ delete: fc.oneof(fc.record({ id: fc.constantFrom('a', 'b') }), json) }),
  fc.record({ patch }),
)
const action = fc.record(
  {
    actionType: fc.constantFrom(
      ...[
        'create',
        'edit',
        'publish',
        'unpublish',
        'delete',
        'discard',
        'version.create',
        'version.discard',
        'version.replace',
        'version.unpublish',
      ].map((name) => `sanity.action.document.${name}`),
      ...['create', 'edit', 'publish', 'archive', 'unarchive', 'schedule', 'unschedule', 'delete', 'import'].map(
        (name) => `sanity.action.release.${name}`,
      ),
      'none',
    ),
    draftId: fc.constantFrom('drafts.a', 'a', 'drafts.b'),
    publishedId: fc.constantFrom('a', 'b', ''),
    versionId: fc.constantFrom('versions.r1.a', 'a'),
    releaseId: fc.constantFrom('r1', 'r2', ''),
    document,
    attributes: document,
    patch,
    publishAt: scalar,
    metadata: json,
  },
  { requiredKeys: ['actionType'] },
)
const asJson = (value: fc.Arbitrary<unknown>): fc.Arbitrary<string | Uint8Array> =>
  value.map((body) => JSON.stringify(body) ?? '')
const mutations = asJson(
  fc.record({
    mutations: fc.array(mutation, { maxLength: 2 }),
    transactionId: fc.constantFrom('tx', 'a b', undefined),
  }),
)
const actions = asJson(fc.record({ actions: fc.array(action, { maxLength: 3 }), dryRun: fc.boolean() }))
const asked = asJson(fc.record({ query: fc.constantFrom(...queries), params: json }))

/** A body of the kind that a route takes. */
export const bodyOf = (pattern: string): fc.Arbitrary<string | Uint8Array> => {
  if (pattern.includes('mutate')) return mutations
  if (pattern.includes('actions')) return actions
  return pattern.includes('query') ? asked : anyBody
}

/** Bodies of any kind, and of none. */
export const anyBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  asJson(json),
  fc.uint8Array({ maxLength: 64 }),
  fc.constantFrom(
    '',
    '{',
    '['.repeat(3000),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'token=x',
    'email=a%40b.c&password=d',
    '%',
  ),
)
