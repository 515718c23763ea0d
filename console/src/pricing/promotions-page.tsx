import { useCan } from '@refinedev/core'
import { Button } from '@sanity/ui'
import { AddIcon } from '@sanity/icons/Add'
import { localize } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import type { ColumnDef } from '@tanstack/react-table'
import { StateBadge } from '@souk/ui'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { ListPage, type ListView } from '../ui/list-page.tsx'
import { RowLink } from '../ui/row-link.tsx'
import { useAddress } from '../ui/use-address.ts'
import { PromotionDrawer } from './promotion-drawer.tsx'
import { giftWords, promotionStanding, scheduleWords } from './promotion-words.ts'

type Row = Promotion & { readonly redeemed: number; readonly codes: number; readonly _originalId?: string | null }

const active = (value: boolean): ListView['filters'] => [{ field: 'active', operator: 'eq', value }]
const views: readonly [ListView, ...ListView[]] = [
  { name: 'all', title: 'All', filters: [] },
  { name: 'on', title: 'Active', tone: 'positive', filters: active(true) },
  { name: 'off', title: 'Off', filters: active(false) },
]

const columns = (
  open: (id: string) => void,
  { zone, currency, now }: { readonly zone: string; readonly currency: string; readonly now: number },
): ColumnDef<Row>[] => [
  {
    id: 'title',
    header: 'Promotion',
    cell: ({ row: { original } }) => (
      <RowLink onOpen={() => open(original._id)}>{localize(original.title, 'en') ?? original._id}</RowLink>
    ),
  },
  {
    id: 'gift',
    header: 'Gives',
    meta: { width: 150 },
    cell: ({ row: { original } }) => giftWords(original, currency),
  },
  {
    id: 'when',
    header: 'When',
    meta: { width: 200, from: 1000 },
    cell: ({ row: { original } }) => <span className="muted">{scheduleWords(original, zone, now)}</span>,
  },
  {
    id: 'codes',
    header: 'Codes',
    meta: { width: 64, end: true, from: 720 },
    cell: ({ row: { original } }) => (original.automatic ? '—' : original.codes),
  },
  {
    id: 'redeemed',
    header: 'Redeemed',
    meta: { width: 84, end: true, from: 560 },
    cell: ({ row: { original } }) => original.redeemed ?? 0,
  },
  {
    id: 'state',
    header: 'State',
    meta: { width: 110 },
    cell: ({ row: { original } }) => <StateBadge {...promotionStanding(original, now)} />,
  },
]

/** What the shop gives off, to whom and until when. */
export function PromotionsPage() {
  const { timeZone: zone, currency } = useShop()
  const now = useMinutes()
  const address = useAddress()
  const { data: can } = useCan({ resource: 'promotion', action: 'create' })
  return (
    <ListPage<Row>
      title="Promotions"
      resource="promotion"
      perspective="drafts"
      projection={`{..., "codes": count(*[_type == "promotionCode" && promotion == ^._id]), "redeemed": math::sum(*[_type == "promotionCode" && promotion == ^._id].redemptions)}`}
      views={views}
      sorting={{ field: '_updatedAt', order: 'desc' }}
      columns={(open) => columns(open, { zone, currency, now })}
      empty={{ title: 'No promotions here', text: 'Make one, then give it a code or let it come by itself.' }}
      actions={
        can?.can ? (
          <Button icon={AddIcon} text="New promotion" fontSize={1} padding={3} onClick={() => address.open('new')} />
        ) : null
      }
      drawer={(id, close) => <PromotionDrawer key={id} id={id} onClose={close} />}
    />
  )
}
