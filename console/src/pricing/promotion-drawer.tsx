import { useCan } from '@refinedev/core'
import { localize } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import { StateBadge } from '@souk/ui'
import { useState } from 'react'
import { newContentId, useEditions } from '../content/use-content.ts'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { History } from '../operations/history.tsx'
import { Drawer } from '../ui/drawer.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { PromotionCodes } from './promotion-codes.tsx'
import { PromotionForm } from './promotion-form.tsx'
import { promotionStanding } from './promotion-words.ts'

/** One promotion: its form and its codes. `new` begins another one. */
export function PromotionDrawer({ id: opened, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { currency, timeZone: zone } = useShop()
  const now = useMinutes()
  const [id] = useState(() => (opened === 'new' ? newContentId('promotion', '') : opened))
  const { query, published, draft, current } = useEditions<Promotion>('promotion', id)
  const { data: can } = useCan({ resource: 'promotion', action: 'edit' })
  if (query.data === undefined)
    return (
      <Drawer title="Promotion" onClose={onClose}>
        {query.isError ? (
          <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingRows count={8} />
        )}
      </Drawer>
    )
  return (
    <Drawer
      title={localize(current?.title, 'en') ?? 'New promotion'}
      about={
        current ? (
          <>
            <StateBadge {...promotionStanding(current, now)} />{' '}
            {draft ? <StateBadge title={published ? 'Draft waits' : 'Not published'} tone="suggest" /> : null}
          </>
        ) : (
          'Nothing is given before it is published.'
        )
      }
      onClose={onClose}
    >
      <PromotionForm id={id} draft={draft} current={current} terms={{ currency, zone }} readOnly={can?.can === false} />
      {published ? (
        <>
          <PromotionCodes promotion={id} automatic={published.automatic === true} />
          <History resource="promotion" id={id} revision={published._rev} />
        </>
      ) : null}
    </Drawer>
  )
}
