import { CheckmarkIcon } from '@sanity/icons/Checkmark'
import { useQuery } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'
import { LoadingRows, ReadFailed } from '../ui/states.tsx'
import { staffRoles } from './role-words.ts'

interface ListedCommand {
  readonly name: string
  readonly title: string
  readonly roles: readonly string[]
}

const isCommand = (value: unknown): value is ListedCommand =>
  typeof value === 'object' && value !== null && 'name' in value && 'title' in value && 'roles' in value

/** Every command with who may run it, as the shop's own API tells. */
function useCommands() {
  const { config, session } = useConsole()
  return useQuery<readonly ListedCommand[]>({
    queryKey: ['commands'],
    queryFn: async () => {
      const token = session.auth.token()
      const response = await fetch(
        `${config.apiBase}/commands`,
        token ? { headers: { authorization: `Bearer ${token}` } } : {},
      )
      if (!response.ok) throw new Error(`The shop answered ${response.status}.`)
      const { data }: { data?: unknown } = await response.json()
      return Array.isArray(data) ? data.filter(isCommand) : []
    },
  })
}

/** Who may do what: the commands of the shop against the roles. What no role may run, the server runs alone. */
export function RoleTable() {
  const commands = useCommands()
  const open = commands.data?.filter(({ roles }) => roles.length > 0)
  return (
    <section className="panel" aria-labelledby="roles">
      <header>
        <h2 id="roles">Who may do what</h2>
      </header>
      {commands.isError ? <ReadFailed error={commands.error} onRetry={() => void commands.refetch()} /> : null}
      {commands.data === undefined && !commands.isError ? <LoadingRows count={6} /> : null}
      {open ? (
        <div className="lines-scroller" tabIndex={0} role="region" aria-label="Roles and commands">
          <table className="lines roles">
            <thead>
              <tr>
                <th scope="col">Command</th>
                {staffRoles.map(({ value, title }) => (
                  <th key={value} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {open.map(({ name, title, roles }) => (
                <tr key={name}>
                  <th scope="row">
                    {title} <span className="mono muted">{name}</span>
                  </th>
                  {staffRoles.map(({ value }) => (
                    <td key={value}>
                      {roles.includes(value) ? <CheckmarkIcon aria-label="may" /> : <span className="muted">·</span>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {commands.data && open ? (
        <p className="panel-body muted">
          {commands.data.length - open.length} more are run by the shop’s server alone.
        </p>
      ) : null}
    </section>
  )
}
