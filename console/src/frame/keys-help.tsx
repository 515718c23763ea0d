import { Box, Dialog } from '@sanity/ui'
import type { pages } from '../resources.ts'
import { Key } from '../ui/keys.tsx'

type Row = readonly [keys: readonly string[], does: string]

const onPages: readonly Row[] = [
  [['Ctrl', 'K'], 'Find an order, a customer, a SKU, a page; or do what the page can do'],
  [['J'], 'Next row'],
  [['K'], 'Previous row'],
  [['↵'], 'Open'],
  [['Esc'], 'Close, or back'],
  [['/'], 'Search this list'],
  [['F'], 'Add a filter'],
  [['V'], 'Views of this list, and its columns'],
  [['N'], 'Show new orders'],
  [['1', '–', '7'], 'Views of the orders'],
  [['[', ']'], 'Previous, next order of the view'],
  [['R'], 'Support: answer the open ticket'],
  [['N'], 'Support: write a note that only staff see'],
  [['→'], 'Floor: next step of the chosen card'],
  [['C'], 'Floor: claim the chosen card, and open its list'],
  [['L'], 'Floor: its list, to pick by scan'],
  [['S'], 'Floor: something of it is missing'],
  [['E'], 'Stock: type into the sheet'],
  [['Ctrl', 'Z'], 'Stock: take the last change in the sheet back'],
  [['Ctrl', '↵'], 'Stock: see what the sheet will do'],
  [['?'], 'This list'],
]

interface KeysHelpProps {
  /** The pages that are offered: no key leads to another. */
  readonly pages: readonly (typeof pages)[number][]
  readonly onClose: () => void
}

/** Every key the console knows. Letters rest while a field has focus. */
export function KeysHelp({ pages: offered, onClose }: KeysHelpProps) {
  const toPages = offered.map(({ key, label }): Row => [['G', key.toUpperCase()], `Go to ${label}`])
  return (
    <Dialog id="keys" header="Keys" width={0} onClose={onClose} onClickOutside={onClose}>
      <Box padding={4}>
        <dl className="keys-list">
          {[...toPages, ...onPages].map(([keys, does]) => (
            <div key={does}>
              <dt>{does}</dt>
              <dd>{keys.map((key) => (key === '–' ? ' to ' : <Key key={key}>{key}</Key>))}</dd>
            </div>
          ))}
        </dl>
      </Box>
    </Dialog>
  )
}
