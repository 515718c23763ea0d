import { usePermissions } from '@refinedev/core'
import type { OperationalType } from '@souk/kernel'
import type { ReactNode } from 'react'
import { isOffered, mayRead, pageAt } from './page-access.ts'
import { pages } from './resources.ts'

/** The roles of who is signed in; none until they are known. */
export function useRoles(): readonly string[] {
  const { data } = usePermissions<readonly string[]>({})
  return data ?? []
}

/** The pages that are offered to who is signed in. */
export function useOfferedPages() {
  const roles = useRoles()
  return pages.filter(({ name }) => isOffered(name, roles))
}

/** Whether a path leads to a page that is offered to who is signed in. */
export function useOffers(): (path: string) => boolean {
  const roles = useRoles()
  return (path) => {
    const page = pageAt(path)
    return page !== undefined && isOffered(page.name, roles)
  }
}

/** Whether who is signed in reads all of these types. */
export const useReads = (...types: readonly OperationalType[]): boolean => {
  const roles = useRoles()
  return roles.length > 0 && mayRead(roles, types)
}

/** A part of a page for those who may read what it shows. For everybody else it is left out, never drawn empty. */
export const Readers = ({ of, children }: { readonly of: readonly OperationalType[]; readonly children: ReactNode }) =>
  useReads(...of) ? children : null
