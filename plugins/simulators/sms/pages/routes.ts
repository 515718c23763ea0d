import { fromLoopback, json, seeOther } from '../../http/answers.ts'
import type { Answer, Request } from '../../http/serve.ts'
import { styleSheet } from '../../http/style.ts'
import type { SmsDesk } from '../desk.ts'
import type { SmsStore } from '../store.ts'
import { phonePage, phonesPage, threadPage } from './phones.ts'

/** The pages for people. */
export function answerPages(store: SmsStore, desk: SmsDesk, request: Request): Answer {
  const [first = '', number = '', verb = ''] = request.url.pathname.split('/').slice(1).map(decoded)
  if (first === 'style.css') return styleSheet
  if (!fromLoopback(request)) return json(403, { error: 'The phones answer loopback hosts only.' })
  if (first === '') return phonesPage(store)
  if (first !== 'phones' || !/^\+\d{4,15}$/.test(number)) return json(404, { error: 'No such page.' })
  const there = `/phones/${encodeURIComponent(number)}`
  switch (`${request.method} ${verb}`) {
    case 'GET ':
      return phonePage(store, number)
    case 'GET thread':
      return threadPage(store, number)
    case 'POST reply': {
      const text = new URLSearchParams(request.body).get('text')?.trim() ?? ''
      if (text !== '') desk.reply(number, text.slice(0, 600))
      return seeOther(there)
    }
    case 'POST on':
    case 'POST off':
      store.mark(number, 'off', verb === 'off')
      return seeOther(there)
    default:
      return json(404, { error: 'No such page.' })
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
