import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'

/** Somebody who can sign in, as the lake tells it. */
export interface LakePerson {
  readonly id: string
  readonly name: string
  readonly email?: string
  readonly role: string
  readonly roleTitle: string
}

/** A robot's token, without its text. */
export interface LakeToken {
  readonly id: string
  readonly label: string
  readonly roles: readonly { readonly name: string; readonly title: string }[]
  readonly createdAt: string
}

/** Reads a list of the project's own administration. The lake answers it to administrators alone. */
export function useProjectList<Row>(what: 'people' | 'tokens', enabled: boolean) {
  const { config, session } = useConsole()
  return useQuery<readonly Row[]>({
    queryKey: ['project', what],
    enabled,
    queryFn: async () => {
      const answer = await session.data.custom({ url: `/projects/${config.projectId}/${what}`, method: 'get' })
      return answer.data as unknown as readonly Row[]
    },
  })
}

export type ProjectChange =
  | { readonly do: 'add'; readonly what: 'people' | 'tokens'; readonly body: Readonly<Record<string, string>> }
  | { readonly do: 'remove'; readonly what: 'people' | 'tokens'; readonly id: string }

/** Adds or removes a person or a token; the lists are read again. */
export function useProjectChange() {
  const { config, session } = useConsole()
  const cache = useQueryClient()
  return useMutation({
    retry: false,
    mutationFn: async (change: ProjectChange): Promise<unknown> => {
      const path = `/projects/${config.projectId}/${change.what}`
      const answer = await session.data.custom(
        change.do === 'add'
          ? { url: path, method: 'post', payload: change.body }
          : { url: `${path}/${encodeURIComponent(change.id)}`, method: 'delete' },
      )
      return answer.data
    },
    onSuccess: (_, { what }) => cache.invalidateQueries({ queryKey: ['project', what] }),
  })
}
