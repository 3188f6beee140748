/** From starting the server to the first byte of the app, against a bare server of Node; and how large `npm ci` is. `npm run bench -- start`. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, spread, table } from './figures.ts'

const rounds = 5
const bare = `require('node:http').createServer((_, answer) => answer.end('x')).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port) })`

/** Milliseconds from the start of the process to the first byte that it answers with. */
async function firstByte(...args: readonly string[]): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'bench-'))
  const began = performance.now()
  const env = { ...process.env, PORT: '0', DATA: data, LOG: 'silent' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const answer = await fetch(await addressOf(child))
  await answer.body?.getReader().read()
  const time = performance.now() - began
  await new Promise((gone) => {
    child.once('exit', gone)
    child.kill('SIGTERM')
  })
  rmSync(data, { recursive: true })
  return time
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((found) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk
      const address = said.match(/http:\/\/(?:127\.0\.0\.1|localhost):\d+/)?.[0]
      if (address) found(address)
    })
  })

const floor: number[] = []
const ours: number[] = []
for (let round = 0; round < rounds; round += 1) {
  floor.push(await firstByte('-e', bare))
  ours.push(await firstByte('collector/main.ts'))
}
const size = spawnSync('du', ['-sm', 'node_modules'], { encoding: 'utf8' }).stdout.split('\t')[0]

console.log(`${table(
  ['to the first byte of /', 'ms, median (least–most)', '× the floor'],
  [
    ['a bare server of Node', spread(floor), '1.00'],
    ['the collector with an embedded store made anew', spread(ours), (median(ours) / median(floor)).toFixed(2)],
  ],
)}

\`npm start\` builds the app before that. What \`npm ci\` brings, tools and test databases included, is ${size} MB.`)
