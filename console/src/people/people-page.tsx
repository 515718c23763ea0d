import { usePermissions } from '@refinedev/core'
import { useConsole } from '../console-context.tsx'
import { Page } from '../ui/page.tsx'
import { PageLoading } from '../ui/page-loading.tsx'
import { RefusalNotice } from '../ui/states.tsx'
import { PeopleList } from './people-list.tsx'
import { RoleTable } from './role-table.tsx'
import { TokenList } from './token-list.tsx'

/** Who may sign in and what each role may do. On the hosted service people are invited in the project's own pages. */
export function PeoplePage() {
  const { config } = useConsole()
  const { data, isLoading } = usePermissions<readonly string[]>({})
  if (isLoading) return <PageLoading />
  const administers = data?.includes('administrator') === true
  return (
    <Page title="People" ground>
      <div className="people">
        {config.hosted ? (
          <RefusalNotice message="People and tokens of this project are kept by the hosted service: see Members and API in its own pages." />
        ) : administers ? (
          <>
            <PeopleList />
            <TokenList />
          </>
        ) : (
          <RefusalNotice message="Only an administrator may see people and tokens, add and remove them." />
        )}
        <RoleTable />
      </div>
    </Page>
  )
}
