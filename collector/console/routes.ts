/** What commands on the same machine ask of the collector; see `commands.ts` for the words they are asked with. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { forgetPassphrase } from '../admin/passphrase.ts'
import type { Collector } from '../collector.ts'
import { noteEvent } from '../events.ts'
import { publishEdition } from '../national/publish.ts'
import { addPeriod } from '../periods/periods.ts'
import { addRegion, allRegions, removeRegion } from '../regions/regions.ts'
import { rotateKey } from '../signing/server-key.ts'
import { writeBackup } from '../store/backup.ts'
import { longestUnitName, lookOf, shownName } from '../units/unit-names.ts'
import { makeCode, unitOfName } from '../units/units.ts'
import { refuse } from '../web/refuse.ts'

/** What a command says that needs no more than its name. */
const nothing = z.strictObject({})
const unitName = z
  .string()
  .transform(shownName)
  .refine((name) => lookOf(name) !== '' && name.length <= longestUnitName)
const codeAsked = z.strictObject({ unit: unitName })
const regionAsked = z.strictObject({ region: unitName })
const publishAsked = z.strictObject({ period: z.string(), edition: z.union([z.literal(1), z.literal(2)]) })
const backupAsked = z.strictObject({ file: z.string().min(1) })

const config = { access: 'console' } as const

export function addConsole(server: FastifyInstance, collector: Collector) {
  server.post('/console/code', { config }, async (request) => {
    const { unit: name } = codeAsked.parse(request.body)
    const { unit } = await unitOfName(collector, name)
    const code = await makeCode(collector, unit.id)
    await noteEvent(collector, 'code-made', unit.name)
    return { code, unit: unit.id, name: unit.name }
  })

  server.post('/console/period', { config }, async (request, reply) => {
    const period = await addPeriod(collector, request.body)
    if ('refused' in period) return refuse(request, reply, period)
    await noteEvent(collector, 'period-added', period.id)
    return { period: period.id }
  })

  server.post('/console/publish', { config }, async (request, reply) => {
    const { period, edition } = publishAsked.parse(request.body)
    const done = await publishEdition(collector, period, edition)
    if ('refused' in done) return refuse(request, reply, done)
    await noteEvent(collector, 'published', `${period} ${edition}`)
    return { period, edition }
  })

  server.post('/console/rotate-key', { config }, async (request) => {
    nothing.parse(request.body)
    const { kid } = await rotateKey(collector.store, collector.now())
    await noteEvent(collector, 'key-rotated', kid)
    return { kid }
  })

  server.post('/console/add-region', { config }, async (request, reply) => {
    const { region } = regionAsked.parse(request.body)
    const key = await addRegion(collector, region)
    if (key === null) return refuse(request, reply, { refused: 'region-exists' })
    await noteEvent(collector, 'region-added', region)
    return { key }
  })

  server.post('/console/remove-region', { config }, async (request, reply) => {
    const { region } = regionAsked.parse(request.body)
    if (!(await removeRegion(collector, region))) return refuse(request, reply, { refused: 'not-found' })
    await noteEvent(collector, 'region-removed', region)
    return { region }
  })

  server.post('/console/regions', { config }, async (request) => {
    nothing.parse(request.body)
    return { regions: (await allRegions(collector)).map(({ name, added }) => ({ name, added })) }
  })

  server.post('/console/forget-passphrase', { config }, async (request) => {
    nothing.parse(request.body)
    await forgetPassphrase(collector.store.db)
    await noteEvent(collector, 'passphrase-forgotten')
    return {}
  })

  server.post('/console/backup', { config }, async (request, reply) => {
    const { file } = backupAsked.parse(request.body)
    const written = await writeBackup(collector.store, file, collector.now())
    if ('refused' in written) return refuse(request, reply, written)
    await noteEvent(collector, 'backup', `${written.rows}`)
    return { file, rows: written.rows }
  })
}
