import { useShop } from '../shop.ts'
import type { LevelTurn } from '@souk/inventory'

const columns = [
  ['free', 'Free'],
  ['coming', 'Coming'],
  ['aside', 'Set aside'],
  ['checking', 'Of it in quality control'],
] as const

interface StepEffectProps {
  readonly turns: readonly LevelTurn[]
  /** Names of what travels, by SKU. */
  readonly titles: ReadonlyMap<string, string>
}

/** How each level stands now and will stand after a step; what stays as it is is a middle dot. */
export function StepEffect({ turns, titles }: StepEffectProps) {
  const { placeName } = useShop()
  if (turns.length === 0) return <p className="muted">No level changes.</p>
  // Most steps bring nothing there
  const shown = columns.filter(
    ([name]) => name !== 'checking' || turns.some(({ checking: [before, after] }) => before !== after),
  )
  return (
    <table className="preview step-effect">
      <caption className="strong">What it does to stock</caption>
      <thead>
        <tr>
          <th scope="col">Level</th>
          {shown.map(([name, title]) => (
            <th key={name} scope="col" data-end="">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {turns.map((turn) => (
          <tr key={turn.id}>
            <td>
              {titles.get(turn.sku) ?? turn.sku}
              <span className="muted">, {placeName(turn.location)}</span>
            </td>
            {shown.map(([name]) => {
              const [before, after] = turn[name]
              return (
                <td key={name} data-end="">
                  {before === after ? (
                    <span className="muted">·</span>
                  ) : (
                    <>
                      <span className="muted">{before} to</span> <span className="strong">{after}</span>
                    </>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
