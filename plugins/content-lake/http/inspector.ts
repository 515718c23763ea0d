import { administratorRole } from '../auth/directory.ts'
import type { LakeContext } from '../context.ts'
import type { Dataset } from '../store/dataset.ts'
import type { Endpoint } from './exchange.ts'
import { readBytes } from './read-body.ts'
import { escapeHtml, page } from './responses.ts'
import { document } from './sign-in-page.ts'
import { explained, slowQueries } from './slow-queries.ts'

/** `GET /`: asks for an administrator's token; nothing of the data is shown without one. */
export const inspector: Endpoint = () => page(tokenForm(''))

/**
 * `POST /`: the inspector page for the token in the form: datasets, documents by type, slow queries, listeners
 * and the last transactions. The token is not kept: it comes with each request. 401 for other tokens.
 */
export const submitInspector: Endpoint = async ({ request, lake }) => {
  const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request, 16_384)))
  const identity = lake.directory.identify((form.get('token') ?? '').trim())
  if (identity?.role !== administratorRole) return page(tokenForm('That is not an administrator’s token.'), 401)
  const sections = lake.datasets.list().map((dataset) => datasetSection(lake, dataset))
  return page(
    document('Content Lake', `<h1>Content Lake · ${escapeHtml(lake.config.projectId)}</h1>${sections.join('')}`),
  )
}

function tokenForm(problem: string): string {
  return document(
    'Content Lake',
    `<h1>Content Lake</h1>${problem ? `<p role="alert">${escapeHtml(problem)}</p>` : ''}
    <form method="post"><label>Administrator’s token
    <input name="token" type="password" autocomplete="off" required></label><button>Look inside</button></form>`,
  )
}

function datasetSection(lake: LakeContext, dataset: Dataset): string {
  const counts = new Map<string, number>()
  for (const { _type } of dataset.index.documents()) counts.set(_type, (counts.get(_type) ?? 0) + 1)
  const types = [...counts].sort((a, b) => b[1] - a[1]).map(([type, count]) => row([type, String(count)]))
  const latest = lake.reader.latest(dataset, 25).map(({ id, timestamp, author, entries }) => {
    const name = lake.directory.person(author)?.name ?? author
    const documents = entries.slice(0, 8).map(({ transition, documentId }) => `${transition} ${documentId}`)
    const more = entries.length > 8 ? [`and ${entries.length - 8} more`] : []
    return row([timestamp, name, id, [...documents, ...more].join(', ')])
  })
  const slow = slowQueries(dataset).map(({ query, times, worstMs, last, explanation }) =>
    row([query, String(times), worstMs.toFixed(1), last, explained(explanation)]),
  )
  const facts = `${dataset.aclMode}, ${dataset.index.size} documents, ${dataset.hub.size} listeners`
  return `<h2>${escapeHtml(dataset.name)} <small>(${escapeHtml(facts)})</small></h2>
  ${table(['Type', 'Documents'], types)}<h2>Slow queries</h2>
  ${table(['Query', 'Times', 'Worst, ms', 'Last', 'How it was answered'], slow)}
  <p>Indexes learned from queries: ${escapeHtml(dataset.index.learned().join(', ') || 'none yet')}</p><h2>Last transactions</h2>
  ${table(['Time', 'Author', 'Transaction', 'Documents'], latest)}`
}

function table(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('')
  return `<table><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
}
