import { useConsole } from '../console-context.tsx'
import { Page } from '../ui/page.tsx'
import { RefusalNotice } from '../ui/states.tsx'
import { PeopleList } from './people-list.tsx'
import { RoleTable } from './role-table.tsx'
import { TokenList } from './token-list.tsx'

/** Who may sign in and what each role may do, for administrators. On the hosted service people are invited in the project's own pages. */
export function PeoplePage() {
  const { config } = useConsole()
  return (
    <Page title="People" ground>
      <div className="people">
        {config.hosted ? (
          <RefusalNotice message="People and tokens of this project are kept by the hosted service: see Members and API in its own pages." />
        ) : (
          <>
            <PeopleList />
            <TokenList />
          </>
        )}
        <RoleTable />
      </div>
    </Page>
  )
}
