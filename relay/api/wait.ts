/** `GET /v1/vault/wait`: one line for each device that is kept open, on which it hears that there is something. */
import { PassThrough } from 'node:stream'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Relay } from '../relay.ts'

/** Milliseconds between signs that the line is open: a proxy may cut one that is silent for fifteen seconds. */
const SIGN_MS = 10_000
/** Milliseconds after which a device has to show anew that it may listen. */
const LONGEST_MS = 600_000

export type Waiting = (reply: FastifyReply, unit: string, device: string) => FastifyReply

export function waitingAt(server: FastifyInstance, { bell }: Relay): Waiting {
  const open = new Map<string, PassThrough>()
  server.addHook('preClose', async () => {
    for (const line of open.values()) line.end()
  })
  return (reply, unit, device) => {
    const line = new PassThrough()
    const who = `${unit} ${device}`
    open.get(who)?.end()
    open.set(who, line)
    const stop = bell.listen(unit, (ring) =>
      ring === 'members' ? line.end() : line.write('event: something\ndata:\n\n'),
    )
    const sign = setInterval(() => line.write(':\n\n'), SIGN_MS)
    const longest = setTimeout(() => line.end(), LONGEST_MS)
    line.once('close', () => {
      stop()
      clearInterval(sign)
      clearTimeout(longest)
      if (open.get(who) === line) open.delete(who)
    })
    line.write(':\n\n')
    // Its connection is of no use to any other request, and would keep a relay from stopping.
    return reply.header('connection', 'close').type('text/event-stream').header('x-accel-buffering', 'no').send(line)
  }
}
