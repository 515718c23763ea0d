import { useGetIdentity } from '@refinedev/core'
import { CommentIcon } from '@sanity/icons/Comment'
import { Select } from '@sanity/ui'
import type { SanityIdentity } from '@souk/refine-sanity'
import { ticketCategories } from '@souk/support'
import { deskCountsQuery, deskQuery } from '@souk/support/queries'
import { EmptyState } from '@souk/ui'
import { useState } from 'react'
import { useMinutes } from '../clock.ts'
import { useShop } from '../shop.ts'
import { Page } from '../ui/page.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { type Address, useAddress } from '../ui/use-address.ts'
import { useKeys } from '../ui/use-keys.ts'
import { ViewsMenu } from '../views/views-menu.tsx'
import { useLiveQuery } from '../use-live-query.ts'
import { blank, type Draft } from './answer-box.tsx'
import { DeskList } from './desk-list.tsx'
import { type DeskRow, pressing } from './desk-row.ts'
import { deskViews, filterOf } from './desk-views.ts'
import { OpenTicket } from './open-ticket.tsx'

const mostShown = 200

/** The rows of the view in the address, what presses most first, and what every view holds. */
function useDesk(address: Address) {
  const { data: me } = useGetIdentity<SanityIdentity>()
  const now = Math.floor(useMinutes() / 60_000) * 60_000
  const view = deskViews.find(({ name }) => name === address.read('view')) ?? deskViews[0]
  const moment = { me: me?.id ?? '', now: new Date(now).toISOString() }
  const query = useLiveQuery<readonly DeskRow[]>({
    name: 'desk',
    groq: deskQuery,
    params: {
      ...filterOf(view, moment.me),
      category: address.read('category') || null,
      now: moment.now,
      limit: mostShown,
    },
    types: ['ticket'],
    enabled: me !== undefined,
  })
  const counts = useLiveQuery<Readonly<Record<string, number>>>({
    name: 'deskCounts',
    groq: deskCountsQuery,
    params: moment,
    types: ['ticket'],
    enabled: me !== undefined,
  }).data
  return { view, query, counts, rows: query.data && pressing(query.data, now), now }
}

function focusAnswer(): void {
  requestAnimationFrame(() => document.getElementById('answer')?.focus())
}

/** What keys do: J and K open the next and previous ticket, R answers, N notes, 1 to 5 open views. */
function useDeskKeys(address: Address, rows: readonly DeskRow[] | undefined, onKind: (kind: Draft['kind']) => void) {
  const open = address.read('open')
  const go = (step: number) => () => {
    const ids = (rows ?? []).map(({ _id }) => _id)
    const at = ids.indexOf(open)
    address.open(ids[at === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, at + step))])
  }
  const write = (kind: Draft['kind']) => () => {
    if (!open) return
    onKind(kind)
    focusAnswer()
  }
  useKeys({
    j: go(1),
    k: go(-1),
    r: write('public'),
    n: write('internal'),
    Escape: () => address.open(undefined),
    ...Object.fromEntries(deskViews.map(({ name }, index) => [`${index + 1}`, () => address.change({ view: name })])),
  })
}

function CategoryFilter({ address }: { readonly address: Address }) {
  return (
    <Select
      aria-label="About"
      fontSize={1}
      padding={2}
      value={address.read('category')}
      onChange={(event) => address.change({ category: event.currentTarget.value })}
    >
      <option value="">About anything</option>
      {Object.entries(ticketCategories).map(([value, { title }]) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </Select>
  )
}

/** The live desk: views, tickets, the open one with its order. What is written stays with its ticket until it is sent. */
export function SupportPage() {
  const address = useAddress()
  const { timeZone } = useShop()
  const { view, query, counts, rows, now } = useDesk(address)
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const open = address.read('open')
  const draft = drafts[open] ?? blank
  const keep = (next: Draft) => setDrafts((before) => ({ ...before, [open]: next }))
  useDeskKeys(address, rows, (kind) => keep({ ...draft, kind }))
  return (
    <Page
      title="Support"
      sheet
      actions={
        <>
          <ViewsMenu columns={[]} />
          <CategoryFilter address={address} />
        </>
      }
      below={
        <Tabs
          label="Views"
          tabs={deskViews.map((each) => ({ ...each, count: counts?.[each.name] }))}
          shown={view.name}
          onOpen={(name) => address.change({ view: name })}
        />
      }
    >
      <div className="desk" data-open={open ? '' : undefined}>
        <div className="desk-rows">
          {query.isError && !rows ? (
            <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
          ) : rows === undefined ? (
            <LoadingRows count={6} height={96} />
          ) : (
            <DeskList
              rows={rows}
              now={now}
              open={open}
              empty={address.read('category') ? 'Nothing in this view is about that.' : view.empty}
              onOpen={address.open}
            />
          )}
        </div>
        {open ? (
          <OpenTicket id={open} zone={timeZone} draft={draft} onDraft={keep} />
        ) : (
          <div className="desk-blank">
            <EmptyState
              icon={CommentIcon}
              title="No ticket is open"
              text="J and K go through them, R answers, N notes."
            />
          </div>
        )}
      </div>
    </Page>
  )
}
