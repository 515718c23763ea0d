import { useCan } from '@refinedev/core'
import { CheckmarkIcon } from '@sanity/icons/Checkmark'
import { StarFilledIcon } from '@sanity/icons/StarFilled'
import { StackCompactIcon } from '@sanity/icons/StackCompact'
import { Button } from '@sanity/ui'
import { Menu, MenuButton, MenuDivider, MenuGroup, MenuItem } from '@sanity/ui/menu'
import { afterDot } from '@souk/kernel'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { pageAt } from '../page-access.ts'
import { useKeys } from '../ui/use-keys.ts'
import { type SavedViewRow, useSavedViews } from './saved-views.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { UndoBar } from './undo-bar.tsx'
import { useViewActs } from './use-view-acts.ts'
import { hiddenColumns, toggled, viewAddress, viewSearch } from './view-search.ts'

/** A column that may be left out. */
export interface ChosenColumn {
  readonly id: string
  readonly title: string
}

const addressOf = (path: string, { _id, search }: SavedViewRow) => viewAddress(path, { search, savedAs: afterDot(_id) })

/** A page that was opened without an address of its own begins with the person's default, once. */
function useDefaultView(first: SavedViewRow | undefined, read: boolean): void {
  const { pathname, search } = useLocation()
  const navigate = useNavigate()
  const pending = useRef(search === '')
  useEffect(() => {
    if (!read || !pending.current) return
    pending.current = false
    if (first && search === '') void navigate(addressOf(pathname, first), { replace: true })
  }, [read, first, search, pathname, navigate])
}

/** Where one is: the page, its views, the one that is open, and whether it was changed since. */
function useHere() {
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const page = pageAt(pathname)?.name ?? ''
  const views = useSavedViews(page)
  const search = viewSearch(params)
  const open = [...views.own, ...views.others].find(({ _id }) => afterDot(_id) === params.get('saved'))
  useDefaultView(views.first, views.read)
  return { ...views, pathname, page, search, open, isChanged: open !== undefined && open.search !== search }
}

/** Leaves columns out of the list and brings them back; it stands in the address. */
function Columns({ columns }: { readonly columns: readonly ChosenColumn[] }) {
  const [params, setParams] = useSearchParams()
  const hidden = hiddenColumns(params.get('hide') ?? '')
  const toggle = (id: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        const hide = toggled(hidden, id)
        if (hide === '') next.delete('hide')
        else next.set('hide', hide)
        return next
      },
      { replace: true },
    )
  return (
    <MenuGroup text="Columns" popover={{ placement: 'left-start', portal: true }}>
      {columns.map(({ id, title }) => (
        <MenuItem key={id} text={title} pressed={!hidden.includes(id)} onClick={() => toggle(id)} />
      ))}
    </MenuGroup>
  )
}

/** Views of a list: open one, keep what is shown as one, change and delete one's own. V opens it. */
export function ViewsMenu({ columns }: { readonly columns: readonly ChosenColumn[] }) {
  const { me, own, others, first, pathname, page, search, open, isChanged } = useHere()
  const navigate = useNavigate()
  const acts = useViewActs()
  const [saving, setSaving] = useState<'new' | 'open'>()
  const { data: mayRetire } = useCan({ resource: 'savedView', action: 'retireView' })
  useKeys({ v: () => document.getElementById('views-menu')?.click() })
  const isOwn = open !== undefined && open.owner.id === me
  const item = (view: SavedViewRow) => (
    <MenuItem
      key={view._id}
      text={view.owner.id === me ? view.name : `${view.name} (${view.owner.name})`}
      icon={view === open ? CheckmarkIcon : view === first ? StarFilledIcon : StackCompactIcon}
      pressed={view === open}
      onClick={() => void navigate(addressOf(pathname, view))}
    />
  )
  const away = () => void navigate(pathname + (search === '' ? '' : `?${search}`), { replace: true })
  return (
    <>
      <MenuButton
        id="views-menu"
        button={
          <Button
            mode="ghost"
            icon={StackCompactIcon}
            fontSize={1}
            padding={3}
            text={open ? `${open.name}${isChanged ? ', changed' : ''}` : 'Views'}
          />
        }
        menu={
          <Menu>
            {own.map(item)}
            {others.map(item)}
            {own.length + others.length > 0 ? <MenuDivider /> : null}
            {open && isOwn && isChanged ? (
              <MenuItem text={`Keep the change in “${open.name}”`} onClick={() => acts.keep(open, search)} />
            ) : null}
            {open && open !== first ? (
              <MenuItem text="Begin this page with it" onClick={() => acts.begin(open, first)} />
            ) : null}
            {first ? (
              <MenuItem text={`Begin without “${first.name}”`} onClick={() => acts.beginWithout(first)} />
            ) : null}
            {isOwn ? <MenuItem text="Name and sharing…" onClick={() => setSaving('open')} /> : null}
            {open && (isOwn || (open.shared && mayRetire?.can)) ? (
              <MenuItem
                text={`Delete “${open.name}”${isOwn ? '' : ' for everybody'}`}
                tone="critical"
                onClick={() => acts.remove(open, isOwn, away)}
              />
            ) : null}
            <MenuItem text="Save this view…" onClick={() => setSaving('new')} />
            {columns.length > 0 ? <Columns columns={columns} /> : null}
          </Menu>
        }
        popover={{ placement: 'bottom-end', portal: true }}
      />
      <UndoBar acts={acts} />
      {saving ? (
        <SaveDialog
          {...(saving === 'open' && open ? { view: open } : {})}
          page={page}
          search={saving === 'open' && open ? open.search : search}
          onClose={() => setSaving(undefined)}
          onSaved={(viewId) => {
            setSaving(undefined)
            if (saving === 'new')
              void navigate(viewAddress(pathname, { search, savedAs: afterDot(viewId) }), { replace: true })
          }}
        />
      ) : null}
    </>
  )
}
