import { BellIcon } from '@sanity/icons/Bell'
import { LockIcon } from '@sanity/icons/Lock'
import { Box } from '@sanity/ui'
import type { RunCommand } from '@souk/kernel'
import { type ComponentType, useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import type { StockLevel } from '../../domain/documents.ts'
import { MarkForm, type StockMark, stockMarks } from '../../ui/index.ts'

const icons: Readonly<Record<StockMark, ComponentType>> = { safety: LockIcon, reorder: BellIcon }

/** A document action of a stock level that sets one of its marks, against the revision that is shown. */
export function markAction(mark: StockMark, run: RunCommand): DocumentActionComponent {
  const useMarkAction: DocumentActionComponent = ({ published }) => {
    const [open, setOpen] = useState(false)
    if (!published) return null
    const level = published as unknown as StockLevel
    const { title } = stockMarks[mark]
    return {
      label: title,
      icon: icons[mark],
      dialog: open
        ? {
            type: 'dialog',
            header: `${title}: ${level.sku}`,
            width: 'medium',
            onClose: () => setOpen(false),
            content: (
              <Box padding={1}>
                <MarkForm level={level} mark={mark} run={run} />
              </Box>
            ),
          }
        : false,
      onHandle: () => setOpen(true),
    }
  }
  return Object.assign(useMarkAction, { displayName: `Mark(${mark})` })
}
