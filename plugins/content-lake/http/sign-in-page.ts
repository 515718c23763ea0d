import type { PersonConfig } from '../config.ts'
import { escapeHtml } from './responses.ts'

/** What the sign-in page shows. */
export interface SignInView {
  /** Where the browser goes afterwards. */
  readonly origin: string
  readonly people: readonly PersonConfig[]
  /** A sentence about what went wrong, or nothing. */
  readonly problem: string
}

/** The sign-in page: demo people as buttons, e-mail and password, and a field for a token. Works without scripts. */
export function signInPage({ origin, people, problem }: SignInView): string {
  const back = `<input type="hidden" name="origin" value="${escapeHtml(origin)}">`
  const buttons = people
    .map(
      (person) => `<form method="post">${back}<button name="person" value="${escapeHtml(person.id)}">
        <strong>${escapeHtml(person.name)}</strong><span>${escapeHtml(person.role)}</span></button></form>`,
    )
    .join('')
  const demo = people.length > 0 ? `<h2>Demo people</h2>${buttons}` : ''
  return document(
    'Sign in',
    `<main><h1>Sign in to the Content Lake</h1>
    ${problem ? `<p role="alert">${escapeHtml(problem)}</p>` : ''}${demo}
    <h2>With a password</h2>
    <form method="post">${back}<label>E-mail <input name="email" type="email" autocomplete="username" required></label>
    <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
    <button>Sign in</button></form>
    <h2>With a token</h2>
    <form method="post">${back}<label>Token <input name="token" type="password" autocomplete="off" required></label>
    <button>Sign in</button></form></main>`,
  )
}

/** A whole HTML page in the lake's plain look. */
export function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
form { margin: 0 0 .5rem; } label { display: block; margin-bottom: .5rem; }
input { font: inherit; padding: .4rem; width: 100%; max-width: 30rem; box-sizing: border-box; display: block; }
button { font: inherit; padding: .5rem .9rem; cursor: pointer; display: inline-flex; gap: .8rem; }
button span { opacity: .7; } [role=alert] { color: #c0392b; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #8884; vertical-align: top; }
code { font-size: .85em; overflow-wrap: anywhere; }
</style></head><body>${body}</body></html>`
}
