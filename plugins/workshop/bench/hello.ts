import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// The control of every HTTP benchmark: the least a Node server can do.
const server = createServer((_request, response) => response.end('hello'))
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
