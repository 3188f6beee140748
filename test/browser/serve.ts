/** Builds the app once and serves it with a real collector on a free port, for every browser test. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { program, type Source } from '../programs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the app and the collector are served, as `http://127.0.0.1:41234`. */
    readonly address: string
  }
}

export async function setup(project: TestProject) {
  // `.ci/run` goes on with the build that its first run has made.
  if (!process.env.BUILT) buildApp()
  const data = mkdtempSync(join(tmpdir(), 'collector-'))
  const server = await startCollector(data)
  project.provide('address', server.address)
  return async () => {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

function buildApp(): void {
  // Vitest says NODE_ENV=test, under which React would build itself for development.
  const env = { ...process.env, NODE_ENV: 'production' }
  const built = spawnSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  if (built.status !== 0) throw new Error('the app does not build')
}

export const startCollector = (data: string, env: Record<string, string> = {}) =>
  startServer('collector/main.ts', data, env)

/** Starts it as a process of its own and waits until it says its address. */
export async function startServer(main: Source, data: string, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program(main)], {
    env: { ...process.env, PORT: '0', DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await saidAddress(child)
  return {
    address,
    child,
    stop: () =>
      new Promise<void>((done) => {
        child.once('exit', () => done())
        child.kill('SIGTERM')
      }),
  }
}

function saidAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const address = said.match(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/)?.[0]
      if (address) found(address)
    })
    child.once('exit', (code) => failed(new Error(`the collector stopped with ${code}`)))
  })
}
