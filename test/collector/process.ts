/** The collector as a process of its own, to be killed, doubled and asked over a real socket. */
import { type ChildProcess, spawn } from 'node:child_process'
import { connect, createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { program, type Source } from '../programs.ts'

export interface CollectorProcess {
  readonly address: string
  readonly child: ChildProcess
  /** Everything it has written so far. */
  said(): string
  /** @returns the exit code, null when the signal ended it */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

/** @param source another program that says its address as the collector does: one with a fault put in on purpose, or a file of its own */
export async function startProcess(
  env: Record<string, string>,
  source: Source | URL = 'collector/main.ts',
): Promise<CollectorProcess> {
  const file = source instanceof URL ? fileURLToPath(source) : program(source)
  const child = spawn(process.execPath, [file], { env: { ...process.env, PORT: '0', ...env } })
  let said = ''
  const address = await new Promise<string>((found, failed) => {
    const read = (chunk: Buffer) => {
      said += chunk
      const address = said.match(/Måttstock: (http:\/\/\S+)/)?.[1]
      if (address) found(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () => failed(new Error(said)))
  })
  return {
    address,
    child,
    said: () => said,
    end: (signal) =>
      new Promise((done) => {
        child.once('exit', (code) => done(code))
        child.kill(signal)
      }),
  }
}

/** What a command prints and whether it went well. */
export async function runProcess(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [program('collector/main.ts'), ...args], {
    env: { ...process.env, PORT: '0', ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  return { code, out, err }
}

export const postJson = async (url: string, body: unknown) =>
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Passes what is asked on, and hangs up on the one who asked as soon as an answer begins. */
export async function cuttingProxy(address: string) {
  const { hostname, port } = new URL(address)
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    client.pipe(server)
    server.once('data', () => {
      client.destroy()
      server.destroy()
    })
    for (const one of [client, server]) one.on('error', () => {})
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port: own } = proxy.address() as { port: number }
  return { address: `http://127.0.0.1:${own}`, close: () => new Promise((done) => proxy.close(done)) }
}

/** A line to a database that can fall silent: it stays open, and nothing comes through it any more. */
export async function silentProxy(database: string) {
  const url = new URL(database)
  const real = Number(url.port)
  let silent = false
  const open = new Set<Socket>()
  // Half-open, or this end would hang up politely for the database.
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    const server = connect({ port: real, host: url.hostname, allowHalfOpen: true })
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from)
      from.on('error', () => {})
      from.on('data', (chunk) => !silent && to.write(chunk))
      from.on('end', () => !silent && to.end())
    }
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const { port } = proxy.address() as { port: number }
  url.port = String(port)
  return {
    address: url.href,
    fallSilent() {
      silent = true
    },
    /** To whoever connects from now on, too. */
    speak() {
      silent = false
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => proxy.close(done))
    },
  }
}

/** Until it does not fail any more. */
export async function inTheEnd<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 600; ; tries -= 1) {
    try {
      return await work()
    } catch (fault) {
      if (tries === 0) throw fault
      await new Promise((later) => setTimeout(later, 50))
    }
  }
}

export async function freePort(): Promise<number> {
  return await new Promise((found) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
