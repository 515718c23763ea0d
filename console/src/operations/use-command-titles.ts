import { useQuery } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'

interface Described {
  readonly name: string
  readonly title: string
}

/** The command table's own words for its commands, by name. Empty until it has been read. */
export function useCommandTitles(): ReadonlyMap<string, string> {
  const { config, session } = useConsole()
  const token = session.auth.token()
  const { data } = useQuery({
    queryKey: ['command titles'],
    queryFn: async ({ signal }): Promise<readonly Described[]> => {
      const headers = token ? { authorization: `Bearer ${token}` } : {}
      const answer = await fetch(`${config.apiBase}/commands`, { headers, signal })
      if (!answer.ok) throw new Error(`The shop answered ${answer.status}.`)
      return ((await answer.json()) as { readonly data: readonly Described[] }).data
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return new Map(data?.map(({ name, title }) => [name, title]))
}
