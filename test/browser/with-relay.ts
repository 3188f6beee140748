/** App, collector and relay as `npm start` runs them, in a process of its own that can be stopped, set back and begun again under its address. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../collector/process.ts'
import { program } from '../programs.ts'

/** Where data lie, and what else is set, as the database of the relay. */
export interface Place {
  readonly data: string
  readonly env: Readonly<Record<string, string>>
}

export class WithRelay {
  readonly folder = mkdtempSync(join(tmpdir(), 'with-relay-'))
  readonly #port: number
  #at: Place
  #server: ChildProcess | null = null

  private constructor(port: number, env: Readonly<Record<string, string>>) {
    this.#port = port
    this.#at = this.place('data', env)
  }

  /** @param env what else is set, as `APP` for another page than the built app */
  static async started(env: Readonly<Record<string, string>> = {}): Promise<WithRelay> {
    const it = new WithRelay(await freePort(), env)
    await it.start()
    return it
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  place = (name: string, env: Readonly<Record<string, string>>): Place => ({ data: join(this.folder, name), env })

  /** @param at where its data lie from now on; as before where it is left out */
  async start(at = this.#at): Promise<void> {
    this.#at = at
    const env = { ...process.env, ...at.env, PORT: String(this.#port), DATA: at.data, LOG: 'silent' }
    const server = spawn(process.execPath, [program('relay/with-collector.ts')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#server = server
    await new Promise<void>((up, failed) => {
      server.stdout.on('data', (said: Buffer) => String(said).includes(this.address) && up())
      server.once('exit', (code) => failed(new Error(`stopped with ${code}`)))
    })
  }

  stop(): Promise<void> {
    const server = this.#server
    return new Promise((done) => {
      server?.once('exit', () => done())
      server?.kill('SIGTERM')
    })
  }

  async end(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** As the relay's operator, beside the running process or without one. */
  command(args: readonly string[], { data, env: more } = this.#at): string {
    const env = { ...process.env, ...more, DATA: data }
    const done = spawnSync(process.execPath, [program('relay/main.ts'), ...args], { env, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`relay ${args[0]}: ${done.stderr}`)
    return done.stdout.trim()
  }

  /** A code for one unit. */
  code(): string {
    const said = this.command(['admit', 'Enhet 1'])
    const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(said)?.[0]
    if (!code) throw new Error(said)
    return code
  }
}
