import { Stack } from '@sanity/ui'
import type { ReactNode } from 'react'

/** Main column and a side column, one under the other where the pane is narrow. */
export function TwoColumns({ main, side }: { readonly main: ReactNode; readonly side: ReactNode }) {
  return (
    <div style={{ containerType: 'inline-size' }}>
      <style>{css}</style>
      <div className="souk-two-columns">
        <Stack gap={5}>{main}</Stack>
        <Stack gap={5}>{side}</Stack>
      </div>
    </div>
  )
}

const css = `
.souk-two-columns { display: grid; gap: 28px; grid-template-columns: minmax(0, 1fr); align-items: start; }
@container (min-width: 660px) { .souk-two-columns { grid-template-columns: minmax(0, 1fr) 248px; } }
@container (min-width: 860px) { .souk-two-columns { grid-template-columns: minmax(0, 1fr) 304px; } }
`
