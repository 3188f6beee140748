/** A collector as a process of its own, what it is asked, and the memory that it takes. */
import { readFileSync } from 'node:fs'
import { Agent, type OutgoingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { startProcess } from '../../test/collector/process.ts'
import { type Measured, measured } from '../process.ts'
import type { Place } from './units.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Serving extends Measured {
  readonly address: string
  /** Asks as a command on the same machine does. @returns milliseconds */
  command(what: string, body: unknown): Promise<number>
  end(): Promise<void>
}

export async function serve({ data, database }: Place): Promise<Serving> {
  const server = await startProcess({ DATA: data, LOG: 'silent', ...(database ? { DATABASE_URL: database } : {}) })
  const { header } = JSON.parse(readFileSync(join(data, 'console.json'), 'utf8')) as { header: string }
  return {
    address: server.address,
    async command(what, body) {
      const start = performance.now()
      const { status, text } = await post(
        `${server.address}/console/${what}`,
        Buffer.from(JSON.stringify(body)),
        header,
      )
      if (status >= 300) throw new Error(`${what}: ${status} ${text}`)
      return performance.now() - start
    },
    ...measured(server.child.pid),
    async end() {
      await server.end('SIGTERM')
    },
  }
}

interface Answer {
  readonly status: number
  readonly text: string
}

export const post = (url: string, body: Buffer, authorization = ''): Promise<Answer> =>
  send(url, { 'content-type': 'application/json', 'content-length': body.length, authorization }, body)

export const get = (url: string): Promise<Answer> => send(url, {})

/** Over a connection that is kept: the sender's own work is as small as it can be. */
async function send(url: string, headers: OutgoingHttpHeaders, body?: Buffer): Promise<Answer> {
  return await new Promise((done, failed) => {
    const asked = request(url, { method: body ? 'POST' : 'GET', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () => done({ status: answer.statusCode ?? 0, text }))
    })
    asked.once('error', failed)
    asked.end(body)
  })
}

/** So many at a time. @returns how many a second */
export async function perSecond<T>(all: readonly T[], lanes: number, work: (one: T) => Promise<unknown>) {
  const left = [...all].reverse()
  const start = performance.now()
  const lane = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await work(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return all.length / ((performance.now() - start) / 1000)
}
