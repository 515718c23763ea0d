import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContentLake } from '../app.ts'
import { publishedIdOf } from '../groq/index.ts'
import { call, can, datasets, globalTarget, type Kind, kinds, type Role } from './matrix-world.ts'
import { requestOf, roles, startMatrix } from './matrix-world.ts'

let lake: ContentLake
beforeAll(async () => {
  lake = await startMatrix()
})
afterAll(() => lake.close())

const everyKind: readonly Kind[] = Object.values(kinds)
const cells = roles.flatMap((role) => datasets.map((dataset) => [role, dataset] as const))

/** A query's path; each is answered with ids, or with something that is only there when the document may be read. */
const query = (dataset: string, groq: string, perspective = 'raw'): string =>
  `data/query/${dataset}?perspective=${perspective}&returnQuery=false&query=${encodeURIComponent(groq)}`

/** Ways to find out about one document by asking for it. Each gives the word that only this document holds. */
const questions: Readonly<Record<string, (dataset: string, document: Kind) => string>> = {
  'its id': (dataset, { _id }) => query(dataset, `*[_id == "${_id}"].word`),
  'a list of ids': (dataset, { _id }) => query(dataset, `*[_id in ["${_id}", "none"]] | order(_id) [0...5].word`),
  'its type, ordered': (dataset, { _type }) => query(dataset, `*[_type == "${_type}"] | order(word) [0...50].word`),
  'a reference to it': (dataset, { _id }) => query(dataset, `{"to": {"_ref": "${_id}"}}.to->word`),
  'documents::get': (dataset, { _id }) =>
    query(dataset, `documents::get({"_ref": "${globalTarget(dataset).replace('target', _id)}"}).word`),
  'references()': (dataset) => query(dataset, `*[references("target")].word`),
  'a word in it': (dataset, { word }) => query(dataset, `*[word match "${word}*"].word`),
  'its text': (dataset, { word }) => query(dataset, `*[@ match text::query("${word}")].word`),
  'a sub-query': (dataset, { _id }) => query(dataset, `{"found": *[_id == "${_id}"][0].word}`),
  'the doc endpoint': (dataset, { _id }) => `data/doc/${dataset}/${_id}`,
}

describe.each(cells)('%s in the %s dataset', (role, dataset) => {
  it('finds, by every way of asking, what it may read and nothing else', async () => {
    const wrong: string[] = []
    for (const [name, pathOf] of Object.entries(questions)) {
      for (const kind of everyKind) {
        const { text } = await call(lake, role, pathOf(dataset, kind))
        for (const other of everyKind) {
          const seen = text.includes(`"${other.word}"`)
          const asked = other === kind || ['references()', 'its type, ordered'].includes(name)
          if (seen && !can(role, dataset, 'read', other)) wrong.push(`${name} shows ${other._id}`)
          if (!seen && other === kind && asked && can(role, dataset, 'read', other))
            wrong.push(`${name} hides ${other._id}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('counts, and is told to exist, only what it may read', async () => {
    const readable = everyKind.filter((kind) => can(role, dataset, 'read', kind))
    const numberOf = async (groq: string): Promise<unknown> =>
      JSON.parse((await call(lake, role, query(dataset, groq))).text).result
    const referring = JSON.parse((await call(lake, role, `data/references/${dataset}/documents/target/to`)).text)
    expect({
      all: await numberOf('count(*)'),
      typed: await numberOf('count(*[_type == "order"])'),
      referring: await numberOf('count(*[references("target")])'),
      referringHere: await numberOf('{"_id": "target"}{"n": documents::incomingRefCount()}.n'),
      referringAnywhere: await numberOf('{"_id": "target"}{"n": documents::incomingGlobalDocumentReferenceCount()}.n'),
      incoming: referring.totalCount,
      there: await numberOf(`[${everyKind.map(({ _id }) => `defined(*[_id == "${_id}"][0])`).join(', ')}]`),
    }).toEqual({
      all: readable.length,
      typed: readable.filter(({ _type }) => _type === 'order').length,
      referring: readable.length,
      referringHere: readable.length,
      referringAnywhere: readable.length,
      incoming: readable.length,
      there: everyKind.map((kind) => readable.includes(kind)),
    })
  })

  it('exports what it may read, for those signed in', async () => {
    const { status, text } = await call(lake, role, `data/export/${dataset}`)
    const seen = everyKind.filter(({ word }) => text.includes(`"${word}"`))
    expect({ status, seen }).toEqual(
      role === 'nobody'
        ? { status: 401, seen: [] }
        : { status: 200, seen: everyKind.filter((kind) => can(role, dataset, 'read', kind)) },
    )
  })

  it('reads the past of what it may read and has the history of', async () => {
    const shown = (kind: Kind) => can(role, dataset, 'read', kind) && can(role, dataset, 'history', kind)
    for (const kind of everyKind) {
      const ways = [`documents/${kind._id}?lastRevision=true`, `transactions/${kind._id}?effectFormat=mendoza`]
      for (const way of ways) {
        const { text } = await call(lake, role, `data/history/${dataset}/${way}`)
        expect([way, text.includes(`"${kind.word}"`)]).toEqual([way, shown(kind)])
      }
      const published = publishedIdOf(kind._id)
      const { text } = await call(lake, role, `data/history/${dataset}/events/documents/${published}`)
      const group = everyKind.filter(({ _id }) => publishedIdOf(_id) === published)
      expect([published, JSON.parse(text).events[published].length > 0]).toEqual([published, group.some(shown)])
      const hidden = everyKind.filter((each) => !shown(each) && text.includes(`"versionId":"${each._id}"`))
      expect([published, hidden]).toEqual([published, []])
    }
  })

  it('writes what it may write, and is refused as if the rest were not there', async () => {
    for (const kind of everyKind)
      expect([kind._id, await outcomes(role, dataset, kind)]).toEqual([kind._id, expected(role, dataset, kind)])
  })
})

/** Questions whose answers would change if anything that may not be read counted, was ranked or stood in the way. */
const tellTales: readonly string[] = [
  '*|order(_id){_id, _originalId, "to": documents::incomingRefCount(), "referring": count(*[references(^._id)])}',
  '[{"_id": "target"}]{"here": documents::incomingRefCount(), "anywhere": documents::incomingGlobalDocumentReferenceCount()}',
  '*[references("target")]|order(word desc)[0...3].word',
  'count(*[references("target", "page")])',
  ...['shared', 'rare', 'share* -rare', '"shared rare"', 'filling shared'].flatMap((text) => [
    `*[@ match text::query('${text}')]|order(_id)._id`,
    `*|score(@ match text::query('${text}'))|order(_score desc, _id){_id, _score}`,
    `*|score(text match text::query('${text}'), boost(_type match text::query('page'), 2))|order(_score desc, _id){_id, _score}`,
    `*[text match '${text.replaceAll('"', '')}']|score(text match 'rare')|order(_score desc, _id){_id, _score}`,
  ]),
  ...Object.values(kinds).map(
    ({ _id }) =>
      `documents::get({"_ref": "dataset:" + sanity::projectId() + "." + sanity::dataset() + ":${_id}"}){_id, word, "to": documents::incomingRefCount()}`,
  ),
  '{"releases": releases::all()|order(_id).word, "types": array::unique(*|order(_type)._type), "first": *|order(text)[0].word}',
]
const perspectives = ['raw', 'published', 'spring,drafts'] as const

const limited = roles.filter((role) =>
  datasets.some((dataset) => !everyKind.every((kind) => can(role, dataset, 'read', kind))),
)

it.each(limited)('a lake without what %s may not read answers an administrator alike', async (role) => {
  const reduced = await startMatrix((kind, dataset) => can(role, dataset, 'read', kind))
  const answer = async (of: ContentLake, who: Role, path: string): Promise<unknown> => {
    const { status, text } = await call(of, who, path)
    return status === 200 ? JSON.parse(text).result : text
  }
  for (const dataset of datasets)
    for (const perspective of perspectives)
      for (const groq of tellTales) {
        const path = query(dataset, groq, perspective)
        const whole = await answer(lake, role, path)
        expect([dataset, perspective, groq, whole]).toEqual([
          dataset,
          perspective,
          groq,
          await answer(reduced, 'administrator', path),
        ])
      }
  await reduced.close()
})

async function outcomes(role: Role, dataset: string, kind: Kind): Promise<Record<string, unknown>> {
  const { _id, _type, owner } = kind
  const fresh = { ...kind, _id: `${_id}-new` }
  const mutations = {
    create: { create: fresh },
    replace: { createOrReplace: { _id, _type, owner } },
    patch: { patch: { id: _id, set: { n: 1 } } },
    delete: { delete: { id: _id } },
    patchFound: { patch: { query: '*[_id == $id]', params: { id: _id }, set: { n: 1 } } },
    deleteFound: { delete: { query: '*[_id == $id]', params: { id: _id } } },
  }
  const found: Record<string, unknown> = {}
  for (const [name, mutation] of Object.entries(mutations)) {
    const path = `data/mutate/${dataset}?dryRun=true&returnDocuments=true`
    const { status, text } = await call(lake, role, path, { mutations: [mutation] })
    const done = status === 200 ? (JSON.parse(text).results[0]?.operation ?? 'nothing') : status
    found[name] = done
    if (text.includes(`"${kind.word}"`) && name !== 'create' && !can(role, dataset, 'read', kind))
      found[name] = `${done}, and shows what it may not`
  }
  return found
}

/** 401 for strangers, 403 for those who may write nothing or see what they may not write; what they cannot see is not there. */
function expected(role: Role, dataset: string, kind: Kind): Record<string, unknown> {
  const may = (permission: 'read' | 'create' | 'update') => can(role, dataset, permission, kind)
  const all = (status: number) => ({
    create: status,
    replace: status,
    patch: status,
    delete: status,
    patchFound: status,
    deleteFound: status,
  })
  if (role === 'nobody') return all(401)
  const writes = everyKind.some((each) => can(role, dataset, 'create', each) || can(role, dataset, 'update', each))
  if (!writes) return all(403)
  const unseen = <T>(otherwise: T) => (may('read') ? 403 : otherwise)
  return {
    create: may('create') ? 'create' : 403,
    replace: may('update') ? 'update' : 403,
    patch: may('update') ? 'update' : unseen(409),
    delete: may('update') ? 'delete' : unseen('none'),
    patchFound: may('read') ? (may('update') ? 'update' : 403) : 'nothing',
    deleteFound: may('read') ? (may('update') ? 'delete' : 403) : 'nothing',
  }
}

it('every role hears, by listening and by live events, of what it may read and of nothing else', async () => {
  const loud = await startMatrix()
  const streams = await Promise.all(
    cells.map(async ([role, dataset]) => {
      const filter = 'query=*&includeResult=true&includePreviousRevision=true&includeAllVersions=true'
      const listening = await loud.fetch(requestOf(role, `data/listen/${dataset}?${filter}&effectFormat=mendoza`))
      const live = await loud.fetch(
        requestOf(role, `data/live/events/${dataset}${role === 'nobody' ? '' : '?includeDrafts=true'}`),
      )
      return { role, dataset, listening: listening.text(), live: live.text() }
    }),
  )
  for (const dataset of datasets)
    for (const { _id } of everyKind)
      await call(loud, 'administrator', `data/mutate/${dataset}`, {
        mutations: [{ patch: { id: _id, set: { n: 1 } } }],
      })
  await loud.close()
  for (const { role, dataset, listening, live } of streams) {
    const heard = await listening
    const readable = everyKind.filter((kind) => can(role, dataset, 'read', kind))
    expect([role, dataset, everyKind.filter(({ word }) => heard.includes(`"${word}"`))]).toEqual([
      role,
      dataset,
      readable,
    ])
    expect([role, dataset, everyKind.filter(({ _id }) => heard.includes(`"documentId":"${_id}"`))]).toEqual([
      role,
      dataset,
      readable,
    ])
    const told = (await live).split('event: message').length - 1
    const shown = role === 'nobody' ? readable.filter(({ _id }) => !/^(drafts|versions)\./.test(_id)) : readable
    expect([role, dataset, told]).toEqual([role, dataset, shown.length])
  }
})

it('whoever comes back to a stream is told of what they missed and may read, and of nothing else', async () => {
  const away = await startMatrix()
  const change = (dataset: string, id: string, set: Record<string, unknown>) =>
    call(away, 'administrator', `data/mutate/${dataset}`, { mutations: [{ patch: { id, set } }] })
  const streams: { role: Role; dataset: string; listening: Promise<string> }[] = []
  for (const dataset of datasets) {
    const { transactionId } = JSON.parse((await change(dataset, 'page', { n: 1 })).text)
    for (const { _id } of everyKind) await change(dataset, _id, { n: 2 })
    for (const role of roles) {
      const path = `data/listen/${dataset}?query=*&includeResult=true&includeAllVersions=true&enableResume=true`
      const request = requestOf(role, path)
      request.headers.set('last-event-id', `${transactionId}#page`)
      streams.push({ role, dataset, listening: (await away.fetch(request)).text() })
    }
  }
  await away.close()
  for (const { role, dataset, listening } of streams) {
    const heard = await listening
    const readable = everyKind.filter((kind) => can(role, dataset, 'read', kind))
    expect([role, dataset, heard.includes('welcomeback')]).toEqual([role, dataset, true])
    expect([role, dataset, everyKind.filter(({ word }) => heard.includes(`"${word}"`))]).toEqual([
      role,
      dataset,
      readable,
    ])
  }
})
