import { Agent, get } from 'node:http'
import { ratePerSecond } from './measure.ts'

// A closed loop of `width` connections against one address for some seconds; answers its parent over IPC.
const [url = '', width = '32', seconds = '4'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: Number(width) })
// Spread over addresses, so that no single one meets the server's rate limit; the limit itself is not what is measured.
let failed = 0

const once = (index: number): Promise<void> =>
  new Promise((done, broken) => {
    const request = get(url, { agent, localAddress: `127.0.0.${1 + (index % Number(width))}` }, (response) => {
      if (response.statusCode !== 200) failed += 1
      response.resume()
      response.on('end', done)
    })
    request.on('error', broken)
  })

const rate = await ratePerSecond(once, Number(width), Number(seconds))
process.send?.({ rate, failed }, () => process.exit(0))
