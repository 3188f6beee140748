/**
 * The collector's commands. Beside a running collector they are asked of it over loopback, with the token that it left in
 * the data folder; otherwise a collector is started for the one question, without listening. Only restoring, which wants
 * an empty store, is never asked of a running one.
 */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { stockholmDay } from '../periods/calendar.ts'
import type { Settings } from '../settings.ts'
import { startCollector } from '../start.ts'
import { readBackup } from '../store/backup.ts'
import { openStore } from '../store/open.ts'
import { sv } from '../words/sv.ts'
import { runningCollector } from './token.ts'
import { checkWordings } from './wordings.ts'

const usage = `node collector/main.ts                                serve the app and the collector
  code --unit "Name" [--unit "Name" …]           a one-time code for each unit, made if it is new; a line each: code, id, name
  period load <file.json>                        add a mätperiod
  period publish <id> [--edition 2]              publish its national figures, for good
  forget-passphrase                              of the admin pages: the next start shows a new start code
  wordings                                       what the folder of wordings offers, and what is left out and why
  region add "Name"                              a key for a region's server, which units come through: shown this once
  region remove "Name"                           its key holds no more
  regions                                        a line each: name, since when
  rotate-key                                     a new signing key, endorsed by the old one
  backup <file>                                  everything the collector keeps, in one file
  restore <file>                                 into an empty store
`

/** @returns what is to be printed, and whether it went well */
export async function runCommand(settings: Settings, args: readonly string[]): Promise<{ text: string; ok: boolean }> {
  const asked = parsed(args)
  if (!asked) return { text: usage, ok: false }
  const { values, positionals } = asked
  const [command, ...rest] = positionals
  if (command === 'code' && values.unit) return await makeCodes(settings, values.unit)
  if (command === 'period' && rest[0] === 'load' && rest[1]) {
    const period = await readJson(rest[1])
    if (period === undefined) return { text: `${sv.refusal.malformed}\n`, ok: false }
    return said(await ask(settings, 'period', period))
  }
  if (command === 'period' && rest[0] === 'publish' && rest[1]) {
    return said(await ask(settings, 'publish', { period: rest[1], edition: Number(values.edition ?? 1) }))
  }
  if (command === 'wordings') return await checkWordings(settings, stockholmDay(new Date().toISOString()))
  if (command === 'forget-passphrase') return said(await ask(settings, 'forget-passphrase', {}))
  if (command === 'region' && (rest[0] === 'add' || rest[0] === 'remove') && rest[1])
    return said(await ask(settings, `${rest[0]}-region`, { region: rest[1] }))
  if (command === 'regions') return listed(await ask(settings, 'regions', {}))
  if (command === 'rotate-key') return said(await ask(settings, 'rotate-key', {}))
  if (command === 'backup' && rest[0]) return said(await ask(settings, 'backup', { file: resolve(rest[0]) }))
  if (command === 'restore' && rest[0]) return await restore(settings, rest[0])
  return { text: usage, ok: false }
}

/** Null for an option that is not known, or that lacks its value. */
function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { unit: { type: 'string', multiple: true }, edition: { type: 'string' } },
    })
  } catch {
    return null
  }
}

/** Undefined for a file that is not there or holds no JSON. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function makeCodes(settings: Settings, units: readonly string[]) {
  const lines: string[] = []
  for (const unit of units) {
    const { ok, body } = await ask(settings, 'code', { unit })
    if (!ok) return said({ ok, body })
    lines.push(`${body.code}\t${body.unit}\t${body.name}\n`)
  }
  return { text: lines.join(''), ok: true }
}

interface Answer {
  readonly ok: boolean
  readonly body: Readonly<Record<string, unknown>>
}

async function ask(settings: Settings, what: string, body: unknown): Promise<Answer> {
  const running = runningCollector(settings.data)
  if (running) {
    const answer = await askRunning(running.address, running.header, what, body)
    if (answer) return answer
  }
  const { server, token, stop } = await startCollector({ ...settings, log: 'silent' })
  try {
    const headers = { authorization: token.header, 'content-type': 'application/json' }
    const answer = await server.inject({
      method: 'POST',
      url: `/console/${what}`,
      headers,
      payload: JSON.stringify(body),
    })
    return { ok: answer.statusCode < 300, body: answer.json() }
  } finally {
    await stop()
  }
}

/** Null when nobody listens there: a collector that was killed leaves its file behind. */
async function askRunning(address: string, header: string, what: string, body: unknown): Promise<Answer | null> {
  const asked = {
    method: 'POST',
    headers: { authorization: header, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
  const answer = await fetch(`${address}/console/${what}`, asked).catch(() => null)
  return answer && { ok: answer.ok, body: (await answer.json()) as Answer['body'] }
}

function listed({ ok, body }: Answer) {
  if (!ok) return said({ ok, body })
  const regions = body.regions as readonly { readonly name: string; readonly added: string }[]
  return { text: regions.map(({ name, added }) => `${name}\t${added}\n`).join(''), ok }
}

function said({ ok, body }: Answer) {
  if (ok) return { text: `${Object.values(body).join('\t')}\n`, ok }
  const faults = Array.isArray(body.faults) ? ` (${body.faults.join('; ')})` : ''
  return { text: `${body.sentence ?? sv.refusal.fault}${faults}\n`, ok }
}

async function restore(settings: Settings, file: string) {
  const store = await openStore(settings)
  try {
    const done = await readBackup(store, file)
    if ('refused' in done) return { text: `${sv.restore[done.refused]}\n`, ok: false }
    return { text: `${done.rows}\n`, ok: true }
  } finally {
    await store.close()
  }
}
