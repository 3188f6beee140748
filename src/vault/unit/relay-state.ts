/** What is known of the unit's relay before anybody asks it: by which key it signs, and what this place remembers of it, which is in no journal and no backup. */
import type { Vector } from '#relay/texts'
import { RELAY } from '../roles.ts'
import type { DeviceKey } from './device-key.ts'
import type { Unit } from './unit.ts'

export interface RelayState {
  /** Under which key the relay knows this place: one that goes on under another is let in by this. */
  readonly device: DeviceKey | null
  /** The store of the last receipt, and what it said was there. */
  readonly store: string | null
  readonly vector: Vector
  /** When neither lacked anything that the other had, by this device's clock. */
  readonly lastWhole: string | null
  /** When the relay was found to lack what it once had receipted, until staff have been told. */
  readonly restored: string | null
  /** By device: since when others have known of writes of it that are not here. */
  readonly owed: Readonly<Record<string, string>>
}

export const NO_RELAY: RelayState = { device: null, store: null, vector: {}, lastWhole: null, restored: null, owed: {} }

/** The key by which the unit's relay signs; null where it has none. `relayTold`: what a device that was let in was told, before the record of it came. */
export function relayKeyOf({ memory, relayTold }: Pick<Unit, 'memory' | 'relayTold'>): string | null {
  const said = memory.of('setting').findLast(({ body }) => body.name === RELAY)
  if (!said) return relayTold ?? null
  const { value } = said.body
  return value && typeof value === 'object' && 'key' in value && typeof value.key === 'string' ? value.key : null
}
