import { Button, Stack } from '@sanity/ui'
import { useQuery } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'
import { RefusalNotice } from '../ui/states.tsx'

interface ProvidersProps {
  readonly busy: boolean
  readonly onPick: (provider: string) => void
}

/** The project's own ways to sign in: each leaves for its page and comes back signed in. */
export function Providers({ busy, onPick }: ProvidersProps) {
  const { session } = useConsole()
  const { data = [], error } = useQuery({ queryKey: ['sign-in providers'], queryFn: session.auth.providers, retry: 1 })
  if (error) return <RefusalNotice message={error.message} />
  return (
    <Stack gap={2} marginTop={4}>
      {data.map(({ name, title }) => (
        <Button
          key={name}
          mode="ghost"
          text={`Continue with ${title}`}
          disabled={busy}
          width="fill"
          onClick={() => onPick(name)}
        />
      ))}
    </Stack>
  )
}
