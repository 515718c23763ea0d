import { Card, LayerProvider, PortalProvider, ThemeProvider } from '@sanity/ui'
import { buildTheme } from '@sanity/ui/theme'
import { ToastProvider, useToast } from '@sanity/ui/toast'
import { type ReactNode, useEffect, useState } from 'react'
import { useScheme } from '../color-scheme.ts'
import type { Session } from '../session.ts'
import '@sanity/ui/styles.css'

const theme = buildTheme()

function ConnectToasts({ notifications }: { readonly notifications: Session['notifications'] }) {
  const { push } = useToast()
  useEffect(
    () => notifications.connect({ push: (message) => push({ ...message, closable: true }) }),
    [notifications, push],
  )
  return null
}

/** The kit's theme, unchanged, in the scheme the person chose; menus and drawers are drawn inside of it. */
export function Look({
  notifications,
  children,
}: {
  readonly notifications: Session['notifications']
  readonly children: ReactNode
}) {
  const scheme = useScheme()
  const [portal, setPortal] = useState<HTMLElement | null>(null)
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme
    document.documentElement.dataset['scheme'] = scheme
  }, [scheme])
  return (
    <ThemeProvider theme={theme} scheme={scheme}>
      <LayerProvider>
        <ToastProvider>
          <ConnectToasts notifications={notifications} />
          <PortalProvider element={portal}>
            <Card className="console" height="fill">
              {children}
            </Card>
          </PortalProvider>
          <div ref={setPortal} />
        </ToastProvider>
      </LayerProvider>
    </ThemeProvider>
  )
}
