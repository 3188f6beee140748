/** A collector as a process of its own, what it is asked, and the memory that it takes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { startProcess } from '../../test/collector/process.ts'
import type { Place } from './units.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

export interface Serving {
  readonly address: string
  /** Asks as a command on the same machine does. @returns milliseconds */
  command(what: string, body: unknown): Promise<number>
  /** Resident memory now, and the most since `begin`, in MB. */
  memory(): { readonly now: number; readonly most: number }
  begin(): void
  /** Milliseconds of processor time, ever: it differs less than time by the wall where the machine is shared. */
  processor(): number
  end(): Promise<void>
}

export async function serve({ data, database }: Place): Promise<Serving> {
  const server = await startProcess({ DATA: data, LOG: 'silent', ...(database ? { DATABASE_URL: database } : {}) })
  const { header } = JSON.parse(readFileSync(join(data, 'console.json'), 'utf8')) as { header: string }
  const of = `/proc/${server.child.pid}`
  const inMb = (name: string) => {
    const kb = readFileSync(`${of}/status`, 'utf8').match(new RegExp(`${name}:\\s+(\\d+)`))?.[1]
    return Number(kb) / 1024
  }
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
    memory: () => ({ now: inMb('VmRSS'), most: inMb('VmHWM') }),
    // Linux: forgets the peak so far.
    begin: () => writeFileSync(`${of}/clear_refs`, '5'),
    processor: () => {
      // user and system time, in hundredths of a second, after the name in brackets.
      const [, rest = ''] = readFileSync(`${of}/stat`, 'utf8').split(') ')
      const fields = rest.split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    async end() {
      await server.end('SIGTERM')
    },
  }
}

/** Over a connection that is kept: the sender's own work is as small as it can be. */
export async function post(url: string, body: Buffer, authorization = ''): Promise<{ status: number; text: string }> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length, authorization }
  return await new Promise((done, failed) => {
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
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
