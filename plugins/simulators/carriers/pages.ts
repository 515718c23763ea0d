import type { Hook } from '../http/hooks.ts'
import { type Html, html, page } from '../http/html.ts'
import type { Answer } from '../http/serve.ts'
import { type Parcel, saidBy } from './parcel.ts'

const buttons = [
  ['picked_up', 'Pick up'],
  ['in_transit', 'Sort'],
  ['delayed', 'Delay'],
  ['out_for_delivery', 'Out'],
  ['available_for_pickup', 'Hold'],
  ['delivered', 'Deliver'],
  ['failure', 'Fail'],
  ['returned', 'Return'],
  ['quokka', 'Odd word'],
] as const

const time = (at: string) => at.slice(0, 16).replace('T', ' ')
const toneOf = (word: string | undefined) =>
  word === 'delivered' ? 'good' : word === 'failure' || word === 'returned' ? 'bad' : 'wait'

/** Every parcel, and a button for what a carrier may do with it. */
export function homePage(parcels: readonly Parcel[], hooks: readonly Hook[]): Answer {
  const count = (state: Hook['state']) => hooks.filter((hook) => hook.state === state).length
  const body = html`<main class="desk">
  <h1>Carrier simulator</h1>
  <p class="soft">Speaks EasyPost, DHL and FedEx. Of the last ${hooks.length} webhooks ${count('delivered')} were delivered, ${count('pending')} wait, ${count('failed')} were given up.</p>
  <section class="card"><h2>Parcels</h2>${
    parcels.length === 0
      ? html`<p class="empty">None yet. Pack an order that a carrier brings.</p>`
      : html`<table><thead><tr><th>Number</th><th>Carrier</th><th>Now</th><th>Next</th></tr></thead><tbody>${parcels.map(row)}</tbody></table>`
  }</section>
</main>`
  return page('Carrier simulator', body)
}

function row(parcel: Parcel): Html {
  const last = parcel.scans.at(-1)
  const acts = buttons.map(
    ([status, title]) =>
      html`<form method="post" action="/parcels/${parcel.code}"><input type="hidden" name="status" value="${status}"><button class="small quiet">${title}</button></form> `,
  )
  return html`<tr><td class="mono"><a href="/track/${parcel.code}">${parcel.code}</a></td><td>${parcel.carrier}</td>
    <td><span class="state ${toneOf(last?.word)}">${last ? last.word.replaceAll('_', ' ') : 'nothing yet'}</span></td><td>${acts}</td></tr>`
}

/** The carrier's public page about one parcel. */
export function trackPage(parcel: Parcel): Answer {
  const scans = parcel.scans
    .toReversed()
    .map(
      (scan) =>
        html`<tr><td>${time(scan.at)}</td><td>${saidBy('fedex', scan.word)[1]}</td><td>${scan.city}, ${scan.state}</td></tr>`,
    )
  const body = html`<main class="desk">
  <h1>${parcel.carrier} ${parcel.code}</h1>
  <p class="soft">Expected ${time(parcel.dueAt)}</p>
  <section class="card"><table><thead><tr><th>When</th><th>What</th><th>Where</th></tr></thead><tbody>${scans}</tbody></table></section>
</main>`
  return page(`${parcel.carrier} ${parcel.code}`, body)
}

/** A label to print. */
export function labelPage(parcel: Parcel): Answer {
  const body = html`<main class="middle"><h1>${parcel.carrier}</h1><p class="mono">${parcel.code}</p>
  <p class="soft">${parcel.weight === null ? '' : html`${parcel.weight} oz`}. A label of the simulator: no carrier takes it.</p></main>`
  return page(`Label ${parcel.code}`, body)
}
