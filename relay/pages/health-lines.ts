/** How things stand with the relay, as lines of the operator's page *Drift*. */
import type { FastifyRequest } from 'fastify'
import { languageOf, moment } from '#serving'
import { MEGABYTE } from '../admission/units.ts'
import type { RelayHealth } from '../health/facts.ts'
import { words } from './words.ts'

export function healthLines(
  request: FastifyRequest,
  { units, devices, bytes, backup, waiting, hears }: RelayHealth,
): readonly (readonly [string, string])[] {
  const { health: w } = words[languageOf(request)]
  const megabytes = new Intl.NumberFormat(languageOf(request)).format(Math.ceil(bytes / MEGABYTE))
  return [
    [w.units, w.heardUnits(units.heard, units.all)],
    [w.devices, w.heardDevices(devices.heard, devices.all)],
    [w.kept, w.megabytes(megabytes)],
    [w.backup, backup ? w.written(moment(request, new Date(backup).toISOString())) : w.noBackup],
    [w.waiting, hears ? w.here(waiting) : w.deaf(waiting)],
  ]
}
