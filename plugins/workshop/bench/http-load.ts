import { Agent, get } from 'node:http'
import { ratePerSecond } from './measure.ts'

// The same question over kept connections for some seconds: answers per second, told to the parent.
const [url = '', width = '16', seconds = '3', token = ''] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: Number(width) })
const headers = token === '' ? {} : { authorization: `Bearer ${token}`, 'x-sanity-project-id': 'bench' }

const ask = (): Promise<void> =>
  new Promise((done, failed) => {
    get(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) failed(new Error(`answered ${answer.statusCode}`))
      answer.on('end', done)
      answer.resume()
    }).on('error', failed)
  })
const rate = await ratePerSecond(ask, Number(width), Number(seconds))
process.send?.({ rate }, () => process.exit(0))
