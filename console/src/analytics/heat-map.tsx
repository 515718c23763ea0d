const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const steps = [0, 1, 2, 3, 4] as const

/** The first and last hour that ever has an order; a shop's whole day when there is none. */
function openHours(heat: readonly (readonly number[])[]): readonly number[] {
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => heat.some((row) => (row[hour] ?? 0) > 0))
  const first = used[0] ?? 7
  const last = used.at(-1) ?? 21
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

const words = (value: number): string =>
  value >= 10 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, '')

/** Average orders per weekday and hour in five steps of one hue; the top step prints its figures. */
export function HeatMap({ heat }: { readonly heat: readonly (readonly number[])[] }) {
  const most = Math.max(...heat.flat(), 0)
  const hours = openHours(heat)
  const stepOf = (value: number) => (value === 0 ? 0 : 1 + Math.min(3, Math.floor((value / most) * 4)))
  return (
    <section className="panel heat" aria-labelledby="heat">
      <header>
        <h2 id="heat">When orders come</h2>
        <span className="panel-aside heat-scale">
          0
          {steps.map((step) => (
            <i key={step} data-step={step} />
          ))}
          {words(most)} per hour
        </span>
      </header>
      <div className="heat-body">
        <table>
          <caption className="sr-only">Average orders by weekday and hour</caption>
          <colgroup>
            <col style={{ width: 40 }} />
          </colgroup>
          <tbody>
            {heat.map((row, index) => (
              <tr key={weekdays[index]}>
                <th scope="row">{weekdays[index]}</th>
                {hours.map((hour) => {
                  const value = row[hour] ?? 0
                  const step = stepOf(value)
                  return (
                    <td key={hour} data-step={step} title={`${weekdays[index]} ${hour}:00, ${words(value)} orders`}>
                      <span className={step === 4 ? undefined : 'sr-only'}>{words(value)}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              {hours.map((hour, index) => (
                <th scope="col" key={hour}>
                  <span className={index % 2 === 0 ? undefined : 'sr-only'}>{hour}</span>
                </th>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}
