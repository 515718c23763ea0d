import { installMultiplexer, stopOutsideHosts } from '@souk/content-lake/browser'
import { loadEnvironment } from './env.ts'
import './fonts.css'

/** Order matters: the environment, then the browser's fetch, and only then Sanity, which keeps what it finds. */
async function start(root: HTMLElement): Promise<void> {
  const environment = await loadEnvironment(`${import.meta.env.BASE_URL}config.json`)
  if (!environment.hosted) {
    installMultiplexer({ lakeOrigin: environment.lakeOrigin })
    stopOutsideHosts({ allow: [environment.lakeOrigin] })
  }
  document.title = environment.shopTitle
  const [{ renderStudio }, { default: config }] = await Promise.all([import('sanity'), import('./sanity.config.ts')])
  renderStudio(root, config, { reactStrictMode: false })
}

const root = document.getElementById('studio')
if (root) {
  start(root).catch((cause: unknown) => {
    root.setAttribute('role', 'alert')
    root.textContent = `The Studio cannot start. ${cause instanceof Error ? cause.message : String(cause)} Reload to try again.`
  })
}
