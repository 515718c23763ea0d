import { describe, expect, it } from 'vitest'
import { createDocumentIndex } from '../document-index.ts'
import type { LakeDocument } from '../document.ts'
import { createQueryEngine } from '../engine.ts'
import type { Perspective } from '../views.ts'

const stamp = { _rev: 'r1', _createdAt: '2026-01-01T00:00:00Z', _updatedAt: '2026-01-01T00:00:00Z' }
const documents: readonly LakeDocument[] = [
  { ...stamp, _id: 'a', _type: 'author', name: "Amira O'Neill", city: { name: 'Oran' } },
  {
    ...stamp,
    _id: 'p1',
    _type: 'post',
    title: 'First',
    n: 2,
    author: { _type: 'reference', _ref: 'a' },
    body: [
      { _key: 'k1', text: 'one' },
      { _key: 'k2', text: 'two' },
    ],
    tags: ['x', 'y', 'x'],
    "it's": 'odd',
  },
  { ...stamp, _id: 'p2', _type: 'post', title: 'Second', n: 1, author: { _type: 'reference', _ref: 'gone' } },
  { ...stamp, _id: 'drafts.p2', _type: 'post', title: 'Second, better', n: 1 },
]

const index = createDocumentIndex({ learnedLimit: 3 })
for (const document of documents) index.put(document)
const engine = createQueryEngine(index)

const ask = (query: string, perspective: Perspective = 'published', sourceMap: 'byIndex' | 'byKey' = 'byIndex') =>
  engine.query({ query, params: { id: 'p1', n: 1 }, perspective, sourceMap })

/** `result path <- document: path in it`, or what else is known, for every mapping. */
async function lines(query: string, perspective?: Perspective, sourceMap?: 'byIndex' | 'byKey') {
  const { sourceMap: map } = await ask(query, perspective, sourceMap)
  return Object.entries(map?.mappings ?? {}).map(([at, { source }]) =>
    source.type === 'documentValue'
      ? `${at} <- ${map?.documents[source.document]?._id}: ${map?.paths[source.path]}`
      : `${at} ${source.type}`,
  )
}

describe('where values come from', () => {
  it.each<[string, readonly string[]]>([
    ['*[_id == $id][0]', ['$ <- p1: $']],
    ['*[_id == $id][0].title', ["$ <- p1: $['title']"]],
    ['*[_id == "none"][0]', []],
    [
      '*[_type == "post"] | order(n asc){title, "by": author->name}',
      ["$[0]['title'] <- p2: $['title']", "$[1]['title'] <- p1: $['title']", "$[1]['by'] <- a: $['name']"],
    ],
    ['*[_type == "post"][0...1]{..., "twice": n * 2, "kind": "post"}.body', ["$[0] <- p1: $['body']"]],
    [
      '*[_id == $id][0]{"texts": body[].text, "last": body[-1].text, "some": body[text == "two"]{text}}',
      [
        "$['texts'][0] <- p1: $['body'][0]['text']",
        "$['texts'][1] <- p1: $['body'][1]['text']",
        "$['last'] <- p1: $['body'][1]['text']",
        "$['some'][0]['text'] <- p1: $['body'][1]['text']",
      ],
    ],
    [
      '*[_id == $id][0]{"tags": tags[1...3], "odd": @["it\'s"], "city": author->city.name}',
      [
        "$['tags'][0] <- p1: $['tags'][1]",
        "$['tags'][1] <- p1: $['tags'][2]",
        "$['odd'] <- p1: $['it\\'s']",
        "$['city'] <- a: $['city']['name']",
      ],
    ],
    [
      '*[_id == $id][0]{"a": coalesce(nothing, title, "no"), "b": coalesce(nothing, "no"), "c": upper(title), n}',
      ["$['a'] <- p1: $['title']", "$['b'] literal", "$['c'] unknown", "$['n'] <- p1: $['n']"],
    ],
    [
      '*[_type == "author"]{name, "posts": *[_type == "post" && references(^._id)]{title, "writer": ^.name}}',
      [
        "$[0]['name'] <- a: $['name']",
        "$[0]['posts'][0]['title'] <- p1: $['title']",
        "$[0]['posts'][0]['writer'] <- a: $['name']",
      ],
    ],
    [
      '*[_id == $id][0]{n > 1 => {"big": title}, n > 5 => {"huge": title}, "s": select(n == 2 => title, body)}',
      ["$['big'] <- p1: $['title']", "$['s'] <- p1: $['title']"],
    ],
    [
      '{"all": count(*), "one": *[_id == "a"][0].name, "list": [*[_id == "a"][0].city, 1]}',
      ["$['all'] unknown", "$['one'] <- a: $['name']", "$['list'][0] <- a: $['city']", "$['list'][1] literal"],
    ],
  ])('%s', async (query, expected) => {
    expect(await lines(query)).toEqual(expected)
  })

  it('names items by key when it is asked to', async () => {
    expect(await lines('*[_id == $id][0].body[].text', 'published', 'byKey')).toEqual([
      "$[0] <- p1: $['body'][?(@._key=='k1')]['text']",
      "$[1] <- p1: $['body'][?(@._key=='k2')]['text']",
    ])
  })

  it('names the draft that stands in for a published document', async () => {
    expect(await lines('*[_id == "p2"][0]{title}', 'drafts')).toEqual(["$['title'] <- drafts.p2: $['title']"])
    expect(await lines('*[_id == "p2"][0]{title}')).toEqual(["$['title'] <- p2: $['title']"])
  })
})
