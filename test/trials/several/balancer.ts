/** What stands before several processes, as Caddy or nginx does: each connection goes to the next one that takes it. */
import { connect, createServer, type Socket } from 'node:net'

export interface Balancer {
  readonly address: string
  /** New connections go to these ports; those that are open stay. */
  leadTo(ports: readonly number[]): void
  close(): Promise<void>
}

export async function balancer(): Promise<Balancer> {
  let ports: readonly number[] = []
  let next = 0
  const open = new Set<Socket>()
  const hear = (socket: Socket) => {
    open.add(socket)
    return socket.on('error', () => {}).once('close', () => open.delete(socket))
  }
  const server = createServer((client) => {
    hear(client)
    const order = ports.map((_, i) => ports[(next + i) % ports.length] as number)
    next += 1
    const tryNext = () => {
      const port = order.shift()
      if (port === undefined) return void client.destroy()
      const behind = hear(connect(port, '127.0.0.1'))
      behind.once('error', tryNext)
      behind.once('connect', () => {
        behind.off('error', tryNext)
        client.pipe(behind).pipe(client)
        behind.once('close', () => client.destroy())
        client.once('close', () => behind.destroy())
      })
    }
    tryNext()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  return {
    address: `http://127.0.0.1:${port}`,
    leadTo(those) {
      ports = those
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}
