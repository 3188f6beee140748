/**
 * The relay's commands. Beside a running relay they are asked of it over loopback, with the token that it left in the data
 * folder; otherwise one is started for the one question, without listening. Only restoring, which wants an empty store, is
 * never asked of a running one.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { runningServer, sv } from '#serving'
import { type ListedUnit, MEGABYTE, USUAL_QUOTA_MB } from '../admission/units.ts'
import { startRelay, tokenFile } from '../server.ts'
import type { RelaySettings } from '../settings.ts'
import { readBackup } from '../store/backup.ts'
import { openRelayStore } from '../store/open.ts'

const usage = `node relay/main.ts                         serve the relay alone
  admit <name> [--megabytes ${USUAL_QUOTA_MB}]        a one-time code for a unit, good for 24 hours
  units                                a line each: id, name, devices, megabytes used, quota, last heard of
  quota <unit> <megabytes>             how much the unit may keep
  close <unit> [--for-good]            what would be deleted; with --for-good it is, and a signed receipt is printed
  backup <file>                        everything that the relay keeps, in one file
  restore <file>                       into an empty store, which is another store from then on
`

interface Said {
  readonly text: string
  readonly ok: boolean
}

/** @returns what is to be printed, and whether it went well */
export async function runCommand(settings: RelaySettings, args: readonly string[]): Promise<Said> {
  const given = parsed(args)
  if (!given) return { text: usage, ok: false }
  const { values, positionals } = given
  const [command, first, second] = positionals
  const ask = async (what: string, body: unknown) => await asked(settings, what, body)
  if (command === 'admit' && first) {
    const megabytes = Number(values.megabytes ?? USUAL_QUOTA_MB)
    return said(await ask('admit', { name: first, megabytes }))
  }
  if (command === 'units') return listed(await ask('units', {}), () => true)
  if (command === 'quota' && first && second)
    return said(await ask('quota', { unit: first, megabytes: Number(second) }))
  if (command === 'close' && first && values['for-good']) return receipt(await ask('close', { unit: first }))
  if (command === 'close' && first) return listed(await ask('units', {}), ({ unit }) => unit === first)
  if (command === 'backup' && first) return said(await ask('backup', { file: resolve(first) }))
  if (command === 'restore' && first) return await restore(settings, first)
  return { text: usage, ok: false }
}

/** Null for an option that is not known, or that lacks its value. */
function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { megabytes: { type: 'string' }, 'for-good': { type: 'boolean' } },
    })
  } catch {
    return null
  }
}

interface Answer {
  readonly ok: boolean
  readonly body: Readonly<Record<string, unknown>>
}

async function asked(settings: RelaySettings, what: string, body: unknown): Promise<Answer> {
  const running = runningServer(settings.data, tokenFile)
  const path = `/console/relay/${what}`
  const payload = JSON.stringify(body)
  if (running) {
    const headers = { authorization: running.header, 'content-type': 'application/json' }
    // Nobody listens there where a relay was killed: it leaves its file behind.
    const answer = await fetch(`${running.address}${path}`, { method: 'POST', headers, body: payload }).catch(
      () => null,
    )
    if (answer) return { ok: answer.ok, body: (await answer.json()) as Answer['body'] }
  }
  const { server, token, stop } = await startRelay({ ...settings, log: 'silent' })
  try {
    const headers = { authorization: token.header, 'content-type': 'application/json' }
    const answer = await server.inject({ method: 'POST', url: path, headers, payload })
    return { ok: answer.statusCode < 300, body: answer.json() }
  } finally {
    await stop()
  }
}

const refused = ({ sentence }: Answer['body']): Said => ({ text: `${sentence ?? sv.refusal.fault}\n`, ok: false })

const said = ({ ok, body }: Answer): Said => (ok ? { text: `${Object.values(body).join('\t')}\n`, ok } : refused(body))

const receipt = ({ ok, body }: Answer): Said => (ok ? { text: `${JSON.stringify(body.receipt)}\n`, ok } : refused(body))

function listed({ ok, body }: Answer, which: (unit: ListedUnit) => boolean): Said {
  if (!ok) return refused(body)
  const units = (body.units as readonly ListedUnit[]).filter(which)
  return { text: units.map((unit) => `${line(unit)}\n`).join(''), ok: units.length > 0 }
}

const line = ({ unit, name, devices, used, quota, heard }: ListedUnit): string =>
  [unit, name, devices, Math.ceil(used / MEGABYTE), quota / MEGABYTE, new Date(heard).toISOString()].join('\t')

async function restore(settings: RelaySettings, file: string): Promise<Said> {
  const store = await openRelayStore(settings)
  try {
    const done = await readBackup(store, file)
    return 'refused' in done
      ? { text: `${sv.restore[done.refused]}\n`, ok: false }
      : { text: `${done.rows}\n`, ok: true }
  } finally {
    await store.close()
  }
}
