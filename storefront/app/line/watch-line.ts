import { holdLine } from './hold-line.ts'
import { line } from './line.ts'

/** How long a page waits before it reads again what found no way. */
const pauseMs = 2_000

/** Until the browser says that it is on line again, and a while at most: it may not know. */
const pause = (): Promise<void> =>
  new Promise((done) => {
    const over = () => {
      clearTimeout(clock)
      removeEventListener('online', over)
      done()
    }
    const clock = setTimeout(over, pauseMs)
    addEventListener('online', over)
  })

/** Whether pressing it would leave this page: not a place on it, not another window. */
function leaves(event: Event): boolean {
  if (event.type === 'submit') return true
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!(link instanceof HTMLAnchorElement) || !link.protocol.startsWith('http') || link.target) return false
  return link.hash === '' || link.pathname + link.search !== location.pathname + location.search
}

/** While the browser knows that it has no line, a press is told so and leaves the page as it is. */
function keepPage(event: Event): void {
  if (navigator.onLine || !leaves(event)) return
  event.preventDefault()
  event.stopPropagation()
  line.lose(event.type === 'submit')
}

/** The routes of a basket. Their code is there before a press needs it, since nobody tries it again. */
const ofBaskets = ['routes/cart', 'routes/checkout']

/** Reads ahead the code of a basket's routes, as soon as this page has heard of them. */
function readAhead(): void {
  for (const id of ofBaskets) {
    const href = window.__remixManifest.routes[id]?.module
    if (!href || document.querySelector(`link[rel=modulepreload][href="${href}"]`)) continue
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
  }
}

/** Keeps the page, and all that was typed into it, while the line to the shop is lost. */
export function watchLine(): void {
  const send = window.fetch.bind(window)
  const heard: typeof fetch = async (asked, init) => {
    const answer = await send(asked, init)
    if (answer.url.includes('/__manifest?')) setTimeout(readAhead, 100)
    return answer
  }
  window.fetch = holdLine(heard, { origin: location.origin, line, pause })
  // Before anybody else hears of the press
  addEventListener('submit', keepPage, { capture: true })
  addEventListener('click', keepPage, { capture: true })
  addEventListener('online', line.mend)
}
