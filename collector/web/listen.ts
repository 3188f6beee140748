/** From a server that is built to one that answers, until it is told to stop. */
import type { FastifyInstance } from 'fastify'
import type { Settings } from '../settings.ts'
import { StoreRefused } from '../store/refused.ts'

/** At a signal it is stopped, and the process ended. */
export function untilToldToStop(stop: () => Promise<void>): void {
  const end = async () => {
    await stop()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
}

/**
 * @param before called with the address before anybody is told of it
 * @returns the address, as `http://127.0.0.1:8080`
 */
export async function listen(
  server: FastifyInstance,
  { port, host }: Pick<Settings, 'port' | 'host'>,
  before: (address: string) => void,
): Promise<string> {
  await server.listen({ port, host })
  const taken = server.server.address() as { port: number }
  const anywhere = host === '0.0.0.0' || host === '::'
  const address = `http://${anywhere ? '127.0.0.1' : host}:${taken.port}`
  before(address)
  console.log(`Måttstock: ${address}`)
  return address
}

/** A store that cannot be opened is one sentence on the terminal, and no stack. */
export async function orOneSentence(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (fault) {
    if (!(fault instanceof StoreRefused)) throw fault
    console.error(fault.message)
    process.exitCode = 1
  }
}
