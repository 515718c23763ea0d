import { DownloadIcon } from '@sanity/icons/Download'
import { Button } from '@sanity/ui'
import { type FunnelRow, percent } from './behaviour-figures.ts'
import { csvOf, download } from './csv.ts'

/** How far visits go. Each bar is a share of all visits; beside it, what share of the step before went on. */
export function Funnel({ rows, days }: { readonly rows: readonly FunnelRow[]; readonly days: string }) {
  const save = () =>
    download(
      `funnel ${days}.csv`,
      csvOf(
        ['step', 'visits', 'of_visits', 'of_step_before'],
        rows.map(({ title, visits, share, passed }) => [
          title,
          visits,
          percent(share),
          passed === undefined ? '' : percent(passed),
        ]),
      ),
    )
  return (
    <section className="panel funnel" aria-labelledby="funnel">
      <header>
        <h2 id="funnel">From visit to order</h2>
        <div className="panel-aside">
          <Button mode="bleed" icon={DownloadIcon} fontSize={1} padding={2} aria-label="Funnel as CSV" onClick={save} />
        </div>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" data-end="">
              Visits
            </th>
            <th scope="col" data-end="">
              Went on
            </th>
            <th scope="col" data-end="">
              Before
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, title, visits, share, passed, passedBefore }) => (
            <tr key={key}>
              <td className="funnel-step">
                <i style={{ inlineSize: `${share * 100}%` }} aria-hidden="true" />
                <span>{title}</span>
              </td>
              <td data-end="">{visits.toLocaleString('en-US')}</td>
              <td data-end="" className="muted">
                {passed === undefined ? '' : percent(passed)}
              </td>
              <td data-end="" className="muted">
                {passedBefore === undefined ? '' : percent(passedBefore)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
