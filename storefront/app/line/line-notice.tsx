import { useSyncExternalStore } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useShop } from '../ui/use-shop.ts'
import { line } from './line.ts'

/** How the line to the shop stands; well on the server. */
export const useLine = () => useSyncExternalStore(line.subscribe, line.state, () => 'well' as const)

/** Says over every page that the line is lost, that nothing typed is, and that pressing again is safe. */
export function LineNotice() {
  const { words } = useShop()
  const state = useLine()
  return (
    <div className="line" role="alert">
      {state === 'well' ? null : (
        <div className="line-words" data-line={state}>
          <Icon name="alert" size={20} />
          <p>{words.line[state]}</p>
        </div>
      )}
    </div>
  )
}
