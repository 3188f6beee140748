/**
 * A line between unit and collector that is cut, doubled and delayed on purpose: a TCP proxy that decides for every
 * connection what befalls it.
 */
import { connect, createServer, type Socket } from 'node:net'

/**
 * `before-answer` is the cut between commit and receipt: the collector has answered, and nobody hears it. `ghost`
 * hangs up on the sender and delivers the request later, when its retry may long be there.
 */
export type Strike = 'none' | 'at-once' | 'half-request' | 'before-answer' | 'half-answer' | 'twice' | 'late' | 'ghost'

export interface StrikingProxy {
  readonly address: string
  /** How often each strike fell. */
  readonly struck: Readonly<Record<Strike, number>>
  close(): Promise<void>
}

/** @param port of the collector; @param choose asked once a connection; @param chance in [0, 1) */
export async function strikingProxy(port: number, choose: () => Strike, chance: () => number): Promise<StrikingProxy> {
  const struck: Record<Strike, number> = {
    none: 0,
    'at-once': 0,
    'half-request': 0,
    'before-answer': 0,
    'half-answer': 0,
    twice: 0,
    late: 0,
    ghost: 0,
  }
  const open = new Set<Socket>()
  const proxy = createServer((client) => {
    const strike = choose()
    struck[strike] += 1
    hear(client, open)
    if (strike === 'at-once') return void client.destroy()
    void wholeRequest(client).then(async (request) => {
      if (!request) return
      if (strike === 'ghost') client.destroy()
      if (strike === 'late' || strike === 'ghost') await pause(chance() * 60)
      const sent = strike === 'half-request' ? request.subarray(0, Math.floor(chance() * request.length)) : request
      if (strike === 'twice') hear(connect(port, '127.0.0.1'), open).end(request)
      const server = hear(connect(port, '127.0.0.1'), open)
      server.write(sent)
      if (strike === 'half-request') return void setTimeout(() => hangUp(client, server), 5)
      server.once('data', (chunk: Buffer) => {
        if (strike === 'half-answer') client.write(chunk.subarray(0, Math.floor(chance() * chunk.length)))
        if (strike === 'before-answer' || strike === 'half-answer') return hangUp(client, server)
        client.write(chunk)
        server.pipe(client)
      })
      server.once('close', () => client.destroy())
      client.once('close', () => strike !== 'ghost' && server.destroy())
    })
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port: own } = proxy.address() as { port: number }
  return {
    address: `http://127.0.0.1:${own}`,
    struck,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise<void>((done) => proxy.close(() => done()))
    },
  }
}

function hear(socket: Socket, open: Set<Socket>): Socket {
  open.add(socket)
  socket.once('close', () => open.delete(socket))
  return socket.on('error', () => {})
}

function hangUp(...sockets: readonly Socket[]) {
  for (const socket of sockets) socket.destroy()
}

/** One request with a Content-Length, or null when the client left before it was whole. */
function wholeRequest(client: Socket): Promise<Buffer | null> {
  return new Promise((read) => {
    let got = Buffer.alloc(0)
    client.on('data', (chunk: Buffer) => {
      got = Buffer.concat([got, chunk])
      const head = got.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(got.subarray(0, head).toString())?.[1] ?? 0)
      if (got.length >= head + 4 + length) read(got)
    })
    client.once('close', () => read(null))
  })
}

const pause = (ms: number) => new Promise<void>((later) => setTimeout(later, ms))
