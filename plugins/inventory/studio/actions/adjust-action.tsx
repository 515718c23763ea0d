import { ClipboardIcon } from '@sanity/icons/Clipboard'
import { PackageIcon } from '@sanity/icons/Package'
import { Box } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { type ComponentType, useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import type { AdjustmentReasonCode } from '../../domain/adjustment-reasons.ts'
import type { StockLevel } from '../../domain/documents.ts'
import { placeName } from '../../schema/travel-fields.ts'
import { AdjustForm } from '../../ui/index.ts'

/** Reasons that have a document action of their own; the form behind it offers the others too. */
export const adjustActions = [
  { reason: 'count', title: 'Count', icon: ClipboardIcon, shortcut: 'Ctrl+Alt+C' },
  { reason: 'received', title: 'Receive', icon: PackageIcon, shortcut: 'Ctrl+Alt+R' },
] as const satisfies readonly {
  reason: AdjustmentReasonCode
  title: string
  icon: ComponentType
  shortcut: string
}[]

/**
 * A document action of a stock level: the form of an adjustment with its reason chosen, against the revision that is
 * shown. The domain says no while it is typed, and the server once more.
 */
export function adjustAction(row: (typeof adjustActions)[number], run: RunCommand): DocumentActionComponent {
  const useAdjustAction: DocumentActionComponent = ({ published }) => {
    const [open, setOpen] = useState(false)
    if (!published) return null
    const level = published as unknown as StockLevel
    const close = (): void => setOpen(false)
    return {
      label: row.title,
      icon: row.icon,
      shortcut: row.shortcut,
      dialog: open
        ? {
            type: 'dialog',
            header: `${row.title}: ${level.sku}`,
            width: 'medium',
            onClose: close,
            content: (
              <Box padding={1}>
                <AdjustForm
                  levels={[level]}
                  places={{ [level.location]: placeName(level.location) }}
                  reason={row.reason}
                  onAdjust={(input) => run('adjustStock', input)}
                />
              </Box>
            ),
          }
        : false,
      onHandle: () => setOpen(true),
    }
  }
  return Object.assign(useAdjustAction, { displayName: `Adjust(${row.reason})` })
}
