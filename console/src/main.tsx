import { installMultiplexer } from '@souk/content-lake/browser'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { loadConfig } from './config.ts'
import { StartFailed } from './ui/start-failed.tsx'
import './styles.ts'

const root = createRoot(document.getElementById('root') ?? document.body)
try {
  const config = await loadConfig()
  // A browser has six HTTP/1.1 connections per host; on the embedded lake all streams share one socket instead.
  if (!config.hosted) installMultiplexer({ lakeOrigin: config.lakeOrigin })
  root.render(<App config={config} />)
} catch (failure) {
  root.render(<StartFailed message={failure instanceof Error ? failure.message : String(failure)} />)
}
