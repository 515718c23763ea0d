import { usePermissions } from '@refinedev/core'
import { LockIcon } from '@sanity/icons/Lock'
import { EmptyState } from '@souk/ui'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router'
import { isOffered, pageAccess, pageAt } from '../page-access.ts'
import { PageLoading } from '../ui/page-loading.tsx'
import { Page } from '../ui/page.tsx'
import { ReadFailed } from '../ui/states.tsx'

/** Draws a page for whoever may read what it shows. Everybody else is told so, and whom to ask; never an empty list. */
export function PageGate({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation()
  const { data: roles, error, refetch } = usePermissions<readonly string[]>({})
  const page = pageAt(pathname)
  if (!page) return children
  if (!roles)
    return error ? (
      <Page title={page.label}>
        <ReadFailed error={error} onRetry={() => void refetch()} />
      </Page>
    ) : (
      <PageLoading />
    )
  if (isOffered(page.name, roles)) return children
  return (
    <Page title={page.label}>
      <EmptyState
        icon={LockIcon}
        title="Your role may not see this"
        text={`Ask ${pageAccess[page.name].only ? 'an administrator' : 'a manager'} for it.`}
        action={<Link to="/">Go to Today</Link>}
      />
    </Page>
  )
}
