/** What commands on the same machine ask of the relay; see `commands.ts` for the words they are asked with. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { refuse } from '#serving'
import { closeUnit, listUnits, makeCode, setQuota } from '../admission/units.ts'
import type { Relay } from '../relay.ts'
import { writeBackup } from '../store/backup.ts'

const megabytes = z.number().int().positive().max(1_000_000)
const admitAsked = z.strictObject({ name: z.string().trim().min(1).max(80), megabytes })
const quotaAsked = z.strictObject({ unit: z.uuid(), megabytes })
const closeAsked = z.strictObject({ unit: z.uuid() })
const backupAsked = z.strictObject({ file: z.string().min(1) })

const config = { access: 'console' } as const

export function addRelayConsole(server: FastifyInstance, relay: Relay) {
  server.post('/console/relay/admit', { config }, async (request) => {
    const asked = admitAsked.parse(request.body)
    return { code: await makeCode(relay, asked.name, asked.megabytes), name: asked.name }
  })

  server.post('/console/relay/units', { config }, async () => ({ units: await listUnits(relay) }))

  server.post('/console/relay/quota', { config }, async (request, reply) => {
    const asked = quotaAsked.parse(request.body)
    if (!(await setQuota(relay, asked.unit, asked.megabytes))) return refuse(request, reply, { refused: 'not-found' })
    return asked
  })

  server.post('/console/relay/close', { config }, async (request, reply) => {
    const receipt = await closeUnit(relay, closeAsked.parse(request.body).unit)
    return receipt ? { receipt } : refuse(request, reply, { refused: 'not-found' })
  })

  server.post('/console/relay/backup', { config }, async (request, reply) => {
    const { file } = backupAsked.parse(request.body)
    const written = await writeBackup(relay.store, file, relay.now())
    return 'refused' in written ? refuse(request, reply, written) : { file, rows: written.rows }
  })
}
